"""The whole program in a terminal: start, code, quit, come back to the same place."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path

from annotator.session import Session
from annotator.store import coders
from annotator.store.project import open_project
from tests import made

_QUIET = 0.15  # seconds without a byte: all is drawn
_PATIENCE = 30.0  # seconds until a screen that never comes is a failure


class Terminal:
    """A program on a terminal of 80 by 24."""

    def __init__(self, *command: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "annotator", *command], stdin=slave, stdout=slave, stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}, close_fds=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = b""

    def wait_for(self, words: str) -> None:
        """Read until the words were written."""
        before = len(self.seen)
        while words.encode() not in self.seen[max(0, before - 64) :]:
            ready, _, _ = select.select([self._master], [], [], _PATIENCE)
            assert ready, f"'{words}' never came; seen {self.seen[-400:]!r}"
            self.seen += os.read(self._master, 65536)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def answer(self, keys: str) -> None:
        """Press keys and read all that they bring."""
        self.type(keys)
        waiting = _PATIENCE
        while select.select([self._master], [], [], waiting)[0]:
            self.seen += os.read(self._master, 65536)
            waiting = _QUIET

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def close(self) -> None:
        """Close the terminal under the program."""
        os.close(self._master)

    def exit_code(self) -> int:
        """Wait for the end of the program."""
        return self._process.wait(_PATIENCE)

    def end(self) -> int:
        """Read what is left, and return the exit code."""
        while True:
            try:
                if not select.select([self._master], [], [], _PATIENCE)[0]:
                    break
                more = os.read(self._master, 65536)
                self.seen += more
                if not more:
                    break
            except OSError:
                break
        os.close(self._master)
        return self._process.wait(_PATIENCE)


def test_a_coder_starts_codes_quits_and_comes_back_to_the_same_place(tmp_path: Path) -> None:
    made.make(tmp_path).close()
    folder = str(tmp_path / "study")
    terminal = Terminal("-p", folder, "code", "--coder", "anna")
    terminal.wait_for("Many")
    terminal.type("a")
    terminal.wait_for("Accepted 3 suggestions")
    terminal.type("j")
    terminal.wait_for("2 of 3")
    terminal.type("q")
    assert terminal.end() == 0
    with open_project(Path(folder)) as project:
        name, _ = coders.register(project.conn, "anna")
        session = Session(project, name)
        assert session.position == 1
        session.go(0)
        assert len([m for a in session.view().answers for m in a.marks]) == 3
