"""How the screen runs and ends: asked to leave by a signal, by a terminal that is gone, or by a failure of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import traceback
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.preferences import load
from annotator.session import Session
from annotator.store.origin import state_folder
from annotator.tui.app import CodingApp

_WATCH = 1.0  # seconds between looks at the terminal
_SIGNALS = ("SIGTERM", "SIGHUP")


def run(session: Session, notice: str = "") -> Path | None:
    """Open the screen and return when the coder leaves it; raise AnnotatorError when it fails.

    Returns the folder of the project that the coder goes on to, None when there is none.
    """
    app = _Running(session, load(), notice, is_served="TEXTUAL_DRIVER" in os.environ)
    app.run()
    if app.failure is not None:
        where = _kept(app.failure)
        raise AnnotatorError(
            f"the screen stopped: {type(app.failure).__name__}: {app.failure}",
            remedy=f"all that was decided is kept{f'; details are in {where}' if where else ''}",
        )
    return app.going_to


class _Running(CodingApp):
    """The application on a real terminal, which it leaves clean whatever ends it."""

    @property
    def failure(self) -> Exception | None:
        """What went wrong, if the application ended by it."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual's own shows a traceback with the values of variables, text of documents among them.
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        """Open the first screen and hear when it is to end."""
        super().on_mount()
        self.set_interval(_WATCH, self._watch)
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            with contextlib.suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(getattr(signal, name), self.exit)

    def _watch(self) -> None:
        """Leave when the terminal has gone; not every one sends a signal."""
        if hasattr(select, "poll"):
            terminal = select.poll()
            terminal.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
            if any(what & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, what in terminal.poll(0)):
                self.exit()


def _kept(error: Exception) -> Path | None:
    """Write how it came to the failure into this machine's state folder; None where that is not possible."""
    path = state_folder() / "crash.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path
