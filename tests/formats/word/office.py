"""LibreOffice without a screen: opens Word files, decides about their tracked changes, and saves them again.

It is talked to by the Python that its packages belong to (python3-uno), in another process.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

_PYTHON = "/usr/bin/python3"


def missing() -> str:
    """What is not there; empty where nothing is missing."""
    if not shutil.which("soffice"):
        return "libreoffice-writer is not installed"
    found = Path(_PYTHON).exists() and subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "" if found and found.returncode == 0 else "python3-uno is not installed"


def decide(folder: Path, profile: Path) -> None:
    """Make of each FILE.docx in a folder accepted/FILE.docx, rejected/FILE.docx and kept/FILE.docx."""
    pipe = f"mtcheck{profile.name}{time.monotonic_ns()}"
    start = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ]
    office = subprocess.Popen(start, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        subprocess.run([_PYTHON, __file__, pipe, str(folder)], check=True, timeout=200, stdout=subprocess.DEVNULL)
        office.wait(60)
    finally:
        office.kill()


def _talk(pipe: str, folder: str) -> None:
    import uno  # type: ignore[import-not-found] # of another Python
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    def properties(**values: object) -> tuple[object, ...]:
        return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())

    def place(*names: str) -> str:
        return str(uno.systemPathToFileUrl(str(Path(folder, *names))))

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:  # noqa: BLE001 it is not ready yet, or will never be
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    verdicts = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges", "kept": ""}
    for path in sorted(Path(folder).glob("*.docx")):
        for verdict, command in verdicts.items():
            text = desktop.loadComponentFromURL(place(path.name), "_blank", 0, properties(Hidden=True))
            if command:
                dispatcher.executeDispatch(text.CurrentController.Frame, command, "", 0, ())
            Path(folder, verdict).mkdir(exist_ok=True)
            text.storeToURL(place(verdict, path.name), properties(FilterName="MS Word 2007 XML"))
            text.close(True)
    desktop.terminate()


if __name__ == "__main__":
    _talk(*sys.argv[1:])
