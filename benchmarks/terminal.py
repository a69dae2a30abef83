"""A program on a pseudo-terminal: what is typed, and how many bytes come back after how long."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_QUIET = 0.15  # seconds without a byte: settled; a key behind an escape within a tenth would be one key with it
_PATIENCE = 60.0  # seconds until nothing at all is a failure


class Reply(NamedTuple):
    """What a key brought: bytes, seconds to the first and to the last of them, seconds of the processor it took.

    While the program starts these are all since it began.
    """

    size: int
    first: float
    last: float
    spent: float


@dataclass(slots=True)
class Terminal:
    """A running program and the master side of its terminal."""

    process: subprocess.Popen[bytes]
    master: int
    started: float
    seen: bytes = b""

    def settle(self, since: float, until: bytes = b"") -> Reply:
        """Read until the words came (if any are awaited) and nothing follows."""
        size, first, last, found = 0, 0.0, 0.0, not until
        while True:
            ready = select.select([self.master], [], [], _QUIET if found and size else _PATIENCE)[0]
            if not ready and found and size:
                return Reply(size, first, last, self.spent)
            if not ready:
                raise SystemExit(f"the program stays silent; the last of it: {self.seen[-300:]!r}")
            came = os.read(self.master, 65536)
            last = time.perf_counter() - since
            first, size = first or last, size + len(came)
            self.seen = (self.seen + came)[-65536:]
            found = found or until in self.seen

    def type(self, keys: str) -> Reply:
        """Press keys and measure the answer."""
        since, before = time.perf_counter(), self.spent
        os.write(self.master, keys.encode())
        reply = self.settle(since)
        return reply._replace(spent=reply.spent - before)

    @property
    def spent(self) -> float:
        """Seconds that the program's main thread has run on a processor, whatever else the machine did."""
        try:
            return int(Path(f"/proc/{self.process.pid}/schedstat").read_text().split()[0]) / 1e9
        except OSError:
            return 0.0

    @property
    def memory(self) -> int:
        """Resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) // 1024

    def end(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def start(command: Sequence[str], env: Mapping[str, str], folder: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    """Start a program on a terminal of this size."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env={**env, "TERM": "xterm-256color"}, cwd=folder,
        close_fds=True, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    return Terminal(process, master, started)
