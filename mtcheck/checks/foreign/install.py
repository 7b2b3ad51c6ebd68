"""Putting LanguageTool in place: from Maven where it is there, otherwise by language-tool-python's own download."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from mtcheck.checks.foreign.installed import JAR, VERSION, folders, place
from mtcheck.errors import GrammarError

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
_LIMIT = 900  # seconds that the download may take
# The server with all languages: its language identifier needs them.
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>mtcheck</groupId>
  <artifactId>languagetool</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>languagetool-server</artifactId>
      <version>{VERSION}</version>
    </dependency>
  </dependencies>
</project>
"""


def install(tell: Callable[[str], None]) -> Path:
    """Put LanguageTool in place if it is not there, and say where it is; `tell` hears what is done.

    Raises GrammarError where Java or the network is missing.
    """
    there = place()
    if there is not None:
        return there
    if shutil.which("java") is None:
        raise GrammarError("LanguageTool needs Java 17 or newer: there is no 'java' on the PATH")
    folder = folders()[0]
    maven = shutil.which("mvn")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if maven is not None:
            tell(f"LanguageTool {VERSION} from Maven, about 250 MB, into {folder}")
            _from_maven(maven, folder)
        else:
            tell(f"LanguageTool {VERSION} by language-tool-python, about 250 MB, into {folder}")
            _from_library(folder)
    except OSError as error:
        raise GrammarError(f"LanguageTool cannot be put into {folder}: {error}") from None
    there = place()
    if there is None:
        raise GrammarError(f"LanguageTool was downloaded, but is not in {folder}")
    return there


def _from_maven(maven: str, folder: Path) -> None:
    """Copy the server's jars, each with its checksum verified by Maven, beside a jar that names them all."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as work:
        new = Path(work) / f"LanguageTool-{VERSION}"
        pom = Path(work) / "pom.xml"
        pom.write_text(_POM, encoding="utf-8")
        _run_maven(
            [
                *(maven, "--batch-mode", "--quiet", "--strict-checksums", "--file", str(pom)),
                *(f"{_PLUGIN}:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={new / 'libs'}"),
            ]
        )
        write_jar(new)
        new.rename(folder / new.name)  # only when it is complete


def _run_maven(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LIMIT)  # noqa: S603 ours
    except subprocess.TimeoutExpired:
        raise GrammarError(f"Maven has not brought LanguageTool within {_LIMIT} seconds; run this again") from None
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
        raise GrammarError(f"Maven cannot bring LanguageTool; are you online? {said[0][:300] if said else ''}".rstrip())


def write_jar(folder: Path) -> None:
    """A jar that holds only the list of the jars in libs/, under the name that language-tool-python looks for."""
    names = " ".join(f"libs/{jar.name}" for jar in sorted((folder / "libs").glob("*.jar")))
    lines = ["Manifest-Version: 1.0", *_wrapped(f"Class-Path: {names}")]
    with zipfile.ZipFile(folder / JAR, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join(lines) + "\r\n\r\n")


def _wrapped(line: str) -> list[str]:
    """A line of a manifest, which may be 72 bytes long and goes on after a space."""
    rest = range(72, len(line), 71)
    return [line[:72], *(f" {line[i : i + 71]}" for i in rest)]


def _from_library(folder: Path) -> None:
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.exceptions import LanguageToolError

    os.environ["LTP_PATH"] = str(folder)
    try:
        LocalLanguageTool.from_version_name(VERSION).download()  # shows its progress, verifies the checksum
    except (LanguageToolError, ValueError) as error:
        line = next(iter(str(error).splitlines()), "")
        raise GrammarError(f"LanguageTool cannot be downloaded; are you online? {line[:300]}".rstrip()) from None
