"""One screen behind a browser: a process of its own, started without a shell, with a cut environment.

Packets to and from Textual's web driver are a letter, four bytes of length (big end first), and the payload.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence

_READY = b"__GANGLION__\n"  # what the driver writes before its first packet
_PATIENCE = 3.0  # seconds for a screen to close by itself
_SAID = 4000  # bytes of stderr that are kept
_LARGEST = 16_000_000  # bytes of one packet
_KEPT = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "PYTHONPATH", "SYSTEMROOT", "NO_COLOR", "XDG_CONFIG_HOME",
    "XDG_STATE_HOME", "ANNOTATOR_CONFIG", "ANNOTATOR_STATE",
)  # fmt: skip
SMALLEST, LARGEST = (20, 5), (400, 150)  # columns and rows


def environment(width: int, height: int) -> dict[str, str]:
    """Return all that a screen gets to know of this process's environment."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM_PROGRAM": "textual",
        "COLUMNS": str(width),
        "ROWS": str(height),
    }


def clamped(width: object, height: object) -> tuple[int, int]:
    """Return a size that a screen can have, whatever was asked for."""
    sizes = []
    for value, least, most in zip((width, height), SMALLEST, LARGEST, strict=True):
        number = int(value) if isinstance(value, int | float | str) and str(value).isdecimal() else least
        sizes.append(max(least, min(most, number)))
    return sizes[0], sizes[1]


def command(words: Sequence[str]) -> list[str]:
    """Return the program to execute; -P keeps modules of the present folder from being taken for its own."""
    return [sys.executable, "-P", "-m", "annotator", *words]


class Screen:
    """A running screen."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._said = b""
        self._hearing = asyncio.create_task(self._hear())

    async def _hear(self) -> None:
        """Keep the end of what the screen says on stderr; it must be read lest it stop there."""
        stderr = self._process.stderr
        assert stderr is not None
        while block := await stderr.read(4096):
            self._said = (self._said + block)[-_SAID:]

    @classmethod
    async def start(cls, words: Sequence[str], width: int, height: int) -> Screen:
        """Start ``annotator WORDS…`` behind the web driver."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command(words), stdin=pipe, stdout=pipe, stderr=pipe, env=environment(width, height)
        )
        return cls(process)

    async def output(self) -> AsyncIterator[bytes]:
        """Yield what the screen draws until it ends."""
        stdout = self._process.stdout
        assert stdout is not None
        try:
            while (line := await stdout.readline()) != _READY:
                if not line:
                    return
            while True:
                head = await stdout.readexactly(5)
                size = int.from_bytes(head[1:], "big")
                if size > _LARGEST:
                    return
                payload = await stdout.readexactly(size)
                if head[:1] == b"D":
                    yield payload
                elif head[:1] == b"M" and json.loads(payload).get("type") == "exit":
                    return
        except (asyncio.IncompleteReadError, ConnectionResetError, ValueError):
            return

    async def type(self, text: str) -> None:
        """Give the screen what was typed or clicked."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def tell(self, **meta: object) -> None:
        """Tell the screen of a size, of focus, of the end."""
        await self._send(b"M", json.dumps(meta).encode())

    async def _send(self, kind: bytes, payload: bytes) -> None:
        stdin = self._process.stdin
        if stdin is None or stdin.is_closing():
            return
        try:
            stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            await stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            return  # it has ended; the reader sees that, too

    async def stop(self) -> str:
        """End the screen, by force if it does not end itself; return the end of what it said on stderr.

        Nobody may be reading ``output`` any more.
        """
        if self._process.returncode is None:
            await self.tell(type="quit")
            if self._process.stdin is not None:
                self._process.stdin.close()
            try:
                await asyncio.wait_for(self._ended(), _PATIENCE)
            except TimeoutError:
                self._process.kill()
        await self._process.wait()
        self._hearing.cancel()
        return self._said.decode("utf-8", "replace")

    async def _ended(self) -> None:
        """Read what the screen still draws, lest it stop there, until it has ended."""
        stdout = self._process.stdout
        while stdout is not None and await stdout.read(65_536):
            pass
        await self._process.wait()
