"""Where LanguageTool lies on this machine, and how its server is started."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from mtcheck.errors import GrammarError

VERSION = "6.8"
JAR = "languagetool-server.jar"


def own_folder() -> Path:
    """The folder that `mtcheck grammar install` puts LanguageTool into."""
    from platformdirs import user_data_path

    return user_data_path("mtcheck") / "languagetool"


def folders() -> list[Path]:
    """Folders that may hold LanguageTool: the one that LTP_PATH names, or else ours and language-tool-python's."""
    named = os.environ.get("LTP_PATH")
    if named:
        return [Path(named)]
    return [own_folder(), Path.home() / ".cache" / "language_tool_python"]


def place() -> Path | None:
    """The folder of the installed LanguageTool, if there is one."""
    for folder in folders():
        inside = folder / f"LanguageTool-{VERSION}"
        if any((inside / name).is_file() for name in (JAR, "languagetool.jar")):
            return inside
    return None


def server_command(port: int) -> list[str]:
    """What starts a server of LanguageTool; raises GrammarError where Java or LanguageTool is missing."""
    from language_tool_python.download_lt import LocalLanguageTool

    if shutil.which("java") is None:
        raise GrammarError("LanguageTool needs Java 17 or newer, and there is no 'java' on the PATH")
    folder = place()
    if folder is None:
        raise GrammarError("LanguageTool is not installed: run 'mtcheck grammar install' once")
    os.environ["LTP_PATH"] = str(folder.parent)  # where the library looks
    return LocalLanguageTool.from_version_name(VERSION).get_server_cmd(port)
