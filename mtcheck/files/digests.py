"""BLAKE2b as Python has it itself: `hashlib` loads OpenSSL, 4 MB and 2 ms of every run."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another implementation of Python
    from hashlib import blake2b

__all__ = ["blake2b"]
