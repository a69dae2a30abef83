"""Old Word files (.doc): turned into docx by LibreOffice where it is installed, refused with advice where not."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from annotator.errors import ReadError

_SECONDS = 120
_REMEDY = "open it in a word processor and save it as docx"


def to_docx(data: bytes, where: str) -> bytes:
    """Return an old Word file as docx; raise ReadError when LibreOffice is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReadError("this is an old Word file and LibreOffice is not installed", where=where, remedy=_REMEDY)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(data)
        command = [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
            "--convert-to", "docx", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            return (Path(folder) / "source.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise ReadError("LibreOffice cannot read this old Word file", where=where, remedy=_REMEDY) from error
