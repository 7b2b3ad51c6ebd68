"""Files wherever pyarrow reaches them: local paths, s3://, gs://, hdfs:// and the like."""

from __future__ import annotations

import os
import re
import uuid
from functools import lru_cache
from typing import Any, NamedTuple

from mtcheck.corpus.job import Input
from mtcheck.errors import UserError
from mtcheck.files.walking import SUFFIXES

_FORMS = dict.fromkeys((".parquet", ".pq"), "parquet") | dict.fromkeys((".jsonl", ".ndjson", ".json"), "json")
_FORMS |= dict.fromkeys(SUFFIXES, "text")
_QUERY = re.compile(r"\?[^/]*")
_COMPRESSED = (".gz", ".zst")
KNOWN = ".parquet, .jsonl, .jsonl.gz, .jsonl.zst, .txt"


def absolute(name: str) -> str:
    """A URI as it is, a local path in full; raises UserError."""
    if not name:  # an unset variable of a script
        raise UserError("'': there is no such file or folder")
    return name.rstrip("/") if "://" in name else os.path.abspath(name)  # noqa: PTH100 links stay as they were given


@lru_cache(maxsize=8)
def _file_system(scheme: str) -> Any:
    from pyarrow.fs import LocalFileSystem

    return LocalFileSystem() if not scheme else None


@lru_cache(maxsize=64)
def _resolved(uri: str) -> tuple[Any, str]:
    from pyarrow.fs import FileSystem

    try:
        system, path = FileSystem.from_uri(uri)
    except (OSError, ValueError, NotImplementedError) as error:
        raise UserError(f"{uri}: cannot be reached: {_line(error)}") from None
    return system, path


def located(name: str) -> tuple[Any, str]:
    """The file system of a URI or local path, and the path there; raises UserError."""
    if "://" not in name:
        return _file_system(""), name
    query = _QUERY.search(name)  # region and the like: s3://bucket/folder?region=eu-north-1
    scheme, _, rest = _QUERY.sub("", name).partition("://")
    host, slash, path = rest.partition("/")
    # One connection for all files of a host or bucket.
    system, root = _resolved(f"{scheme}://{host}{slash}{query[0] if query else ''}")
    return system, f"{root.rstrip('/')}/{path}" if path else root


def form_of(name: str) -> str:
    """The form of a file by its name: parquet, json or text; empty for none of these."""
    base = _QUERY.sub("", name).rpartition("/")[2].lower()
    for ending in _COMPRESSED:
        if base.endswith(ending):
            base = base.removesuffix(ending)
            return "json" if _FORMS.get(_suffix(base)) == "json" else ""
    return _FORMS.get(_suffix(base), "")


def _suffix(base: str) -> str:
    return base[base.rfind(".") :] if "." in base else ""


class Found(NamedTuple):
    """What is at a place."""

    is_folder: bool
    inputs: tuple[Input, ...]
    form: str


def inputs_at(name: str) -> Found:
    """The input files at a place in the order of their paths; raises UserError for none, or for two forms."""
    from pyarrow.fs import FileSelector, FileType

    system, path = located(name)
    try:
        top = system.get_file_info(path)
        if top.type == FileType.NotFound:
            raise UserError(f"{name}: there is no such file or folder")
        folder = top.type == FileType.Directory
        infos = system.get_file_info(FileSelector(path, recursive=True)) if folder else [top]
    except OSError as error:
        raise UserError(f"{name}: cannot be read: {_line(error)}") from None
    try:
        files = [i for i in infos if i.type == FileType.File and not _hidden(i.path[len(path) :] if folder else "")]
    except UnicodeDecodeError as error:  # pyarrow knows no others
        raise UserError(f"{os.fsdecode(error.object)}: its name is not UTF-8: rename it") from None
    files = sorted((i for i in files if form_of(i.path)), key=lambda i: i.path)
    forms = sorted({form_of(i.path) for i in files})
    if not files:
        where = "in this folder" if folder else "in its name"
        raise UserError(f"{name}: no corpus file {where} ({KNOWN})")
    if len(forms) > 1:
        raise UserError(f"{name}: holds {' and '.join(forms)} files: give each kind a run of its own")
    rows = (Input(i.path, i.path[len(path) :].lstrip("/") or i.base_name, i.size or 0, i.mtime_ns or 0) for i in files)
    return Found(folder, tuple(rows), forms[0])


def _hidden(inside: str) -> bool:
    return any(part.startswith((".", "_", "~$")) for part in inside.split("/"))


def kind_of(name: str) -> str:
    """What is at a place: "file", "folder", "empty" (a folder with nothing in it) or "" (nothing); raises UserError."""
    from pyarrow.fs import FileSelector, FileType

    system, path = located(name)
    try:
        info = system.get_file_info(path)
        if info.type == FileType.Directory:
            return "folder" if system.get_file_info(FileSelector(path)) else "empty"
    except OSError as error:
        raise UserError(f"{name}: cannot be read: {_line(error)}") from None
    return "" if info.type == FileType.NotFound else "file"


def read_bytes(name: str) -> bytes | None:
    """A whole file as it is; None where there is none."""
    system, path = located(name)
    try:
        with system.open_input_stream(path, compression=None) as file:
            data: bytes = file.read()
            return data
    except FileNotFoundError:
        return None


class Writing:
    """A file that is there only once it is complete, in the place of what was there before."""

    def __init__(self, name: str, compression: str | None = None) -> None:
        self._system, self._path = located(name)
        self._name = name
        self._temporary = f"{self._path}.{uuid.uuid4().hex[:12]}.tmp"
        try:
            self._system.create_dir(self._path.rpartition("/")[0], recursive=True)
            self.stream = self._system.open_output_stream(self._temporary, compression=compression)
        except OSError as error:
            raise self._trouble(error) from None

    def __enter__(self) -> Any:
        return self.stream

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            self.stream.close()
            if kind is None:
                self._system.move(self._temporary, self._path)
            else:
                self._system.delete_file(self._temporary)
        except OSError as error:
            if kind is None:
                raise self._trouble(error) from None

    def _trouble(self, error: OSError) -> UserError:
        return UserError(f"{self._name}: cannot be written: {_line(error)}")


def write_bytes(name: str, data: bytes) -> None:
    """Make or replace a file, all at once; raises UserError."""
    with Writing(name) as file:
        file.write(data)


def compression_of(name: str) -> str | None:
    """The codec that a file's name asks for."""
    return "gzip" if name.endswith(".gz") else "zstd" if name.endswith(".zst") else None


def names_in(name: str) -> list[str]:
    """The names of what is in a folder, in order; none where there is no folder."""
    from pyarrow.fs import FileSelector

    system, path = located(name)
    return sorted(info.base_name for info in system.get_file_info(FileSelector(path, allow_not_found=True)))


def remove_folder(name: str) -> None:
    """Remove a folder with all in it, if it is there."""
    system, path = located(name)
    if kind_of(name):
        system.delete_dir(path)


def remove_file(name: str) -> None:
    """Remove a file, if it is there."""
    if kind_of(name) == "file":
        system, path = located(name)
        system.delete_file(path)


def _line(error: Exception) -> str:
    return str(error).splitlines()[0].lower() if str(error) else type(error).__name__
