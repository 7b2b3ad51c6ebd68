"""How probable `a`, `the` and no article are before a noun phrase, by weights learnt from native English.

`lists/article-choices.bin` (made by bench/native/article_choices.py) holds, behind a line that says what it is, the
checksums of features in rising order, four bytes each, and then three weights of a byte for each. It is read as
numbers, and as nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from mtcheck.errors import PackError
from mtcheck.files.shipped import rules_folder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SCALE = 0.05  # what a weight of one stands for
_FILE = "article-choices.bin"
_ABOUT = b"# Worth of what stands around a noun for its article, from native news. By the mtcheck authors; CC0.\n"
_EACH = 7  # bytes of a feature


def write(path: Path, keys: npt.NDArray[np.uint32], weights: npt.NDArray[np.int8]) -> None:
    """Write the file: sorted checksums, and three weights for each."""
    path.write_bytes(_ABOUT + keys.astype("<u4").tobytes() + weights.astype("i1").tobytes())


@cache
def _weights() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int8]]:
    import numpy as np  # loaded with the model that tagged the words

    data = (rules_folder() / "lists" / _FILE).read_bytes()
    start = len(_ABOUT)
    count, rest = divmod(len(data) - start, _EACH)
    if not data.startswith(_ABOUT) or count < 1 or rest:
        raise PackError(f"{_FILE}: cut or changed, so no article can be weighed: install mtcheck again")
    keys = np.frombuffer(data, "<u4", count, start)
    return keys, np.frombuffer(data, "i1", 3 * count, start + 4 * count).reshape(count, 3)


def probabilities(phrases: Sequence[Sequence[str]]) -> list[list[float]]:
    """For phrases, each given as its features, how probable `a`, `the` and no article are, in this order.

    Raises PackError where the file of weights is cut.
    """
    if not phrases:
        return []
    import numpy as np

    keys, weights = _weights()
    sums = np.array([[crc32(text.encode()) for text in phrase] for phrase in phrases], np.uint32)
    places = np.minimum(np.searchsorted(keys, sums), len(keys) - 1)
    known = keys[places] == sums
    total = (weights[places] * known[..., None]).sum(1) * SCALE
    total = np.exp(total - total.max(1, keepdims=True))
    shares: list[list[float]] = (total / total.sum(1, keepdims=True)).tolist()
    return shares
