"""Reading article files, byte for byte."""

from __future__ import annotations

import codecs
import errno
from dataclasses import dataclass
from pathlib import Path

from mtcheck.errors import UserError
from mtcheck.files.reading import read_file, read_pipe, reason
from mtcheck.formats.forms import form_of, written_form

MAX_BYTES = 20_000_000  # a hundred novels; more is no article, and would be held in memory several times over
_WORD_SIGNS = (b"\xd0\xcf\x11\xe0", b"PK\3\4")  # with which .doc and .docx begin
WORD = "docx"  # stands where other articles have the encoding of their text
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Article:
    """A file as it was read; a byte order mark is the first code point of its text."""

    path: str
    data: bytes
    text: str
    encoding: str

    def encode(self, text: str, *, track: bool = False) -> bytes:
        """A changed text in the file's own encoding; in a Word file, its changes made, or tracked. Raises UserError."""
        if self.encoding != WORD:
            return text.encode(self.encoding)
        from mtcheck.formats.word.writing import written

        try:
            return written(self.data, self.text, text, track=track)
        except UserError as error:
            raise UserError(f"{self.path}: {error}") from None


def decode(data: bytes, path: str) -> Article:
    """Bytes as an article; raises UserError for what is no text."""
    if len(data) > most_of(path):
        raise _too_large(path, 0)
    if written_form(path) == WORD:
        return _of_word(data, path)
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if data.startswith(_WORD_SIGNS) or b"\0" in data and encoding == "utf-8":
            raise _no_text(path, data) from None
        raise UserError(f"{path}: not valid {encoding.upper()} at byte {error.start}: save it as UTF-8") from None
    if "\0" in text:  # a binary file, or text in UTF-16 without its mark, or in UTF-32
        raise _no_text(path, data)
    if form_of(path):
        _check_units(path, text)
    return Article(path, data, text, encoding)


def _of_word(data: bytes, path: str) -> Article:
    """A Word file as an article."""
    from mtcheck.formats.word.article import read as read_word  # not needed by other files

    try:
        return Article(path, data, read_word(data), WORD)
    except UserError as error:
        raise UserError(f"{path}: {error}") from None


def _check_units(path: str, text: str) -> None:
    """Raise UserError for a translation file that cannot be read as one."""
    from mtcheck.formats.layout import layout_of  # not needed by other files

    try:
        layout_of(path, text)
    except UserError as error:
        raise UserError(f"{path}: {error}") from None


def most_of(path: str) -> int:
    """How many bytes a file of this name may have: a Word file has pictures, too."""
    return 5 * MAX_BYTES if written_form(path) == WORD else MAX_BYTES


def _no_text(path: str, data: bytes) -> UserError:
    if data.startswith(_WORD_SIGNS):
        what = "an old Word file" if data.startswith(_WORD_SIGNS[0]) else "a zip archive, or a Word file"
        name = " (for standard input: --stdin-filename NAME.docx)" if path == "-" else ""
        return UserError(f"{path}: not a text file but {what}: save it as .docx and call it so{name}")
    return UserError(f"{path}: not a text file (it has zero bytes): save it as UTF-8, or leave it out")


def read(path: Path, name: str = "") -> Article:
    """A file as an article, called by its path or another name; raises UserError for what cannot be read or is no text.

    A pipe is read to its end, but not waited for where nobody writes to it.
    """
    try:
        most = most_of(name or str(path))
        data = read_pipe(path, most) if path.is_fifo() else read_file(path, most)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise _too_large(str(path), path.stat().st_size) from None
        raise UserError(f"{path}: {'not a file' if isinstance(error, IsADirectoryError) else reason(error)}") from None
    return decode(data, name or str(path))


def _too_large(path: str, size: int) -> UserError:
    limit = most_of(path)
    much = f"{round(size / 1e6, 1):g} MB is" if size > limit else "this is"  # of a stream nobody knows how much comes
    most = f"at most {limit / 1e6:.0f} MB"
    return UserError(f"{path}: {much} too large for an article ({most}): split it into files of one article")
