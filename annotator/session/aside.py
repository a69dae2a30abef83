"""Reading a session beside the screen: what takes long is read in another thread, on a connection of its own."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

from annotator.session.base import Base
from annotator.store.connection import connect
from annotator.store.project import DATABASE

S = TypeVar("S", bound=Base)
T = TypeVar("T")


@contextmanager
def twin(session: S) -> Iterator[S]:
    """Yield the session on a connection that only reads, closed at the end; raise StoreError when it cannot open."""
    conn = connect(session.project.folder / DATABASE, read_only=True)
    try:
        found = copy.copy(session)
        found.project = dataclasses.replace(session.project, conn=conn)
        found._conn, found._all = conn, session._all.on(conn)
        yield found
    finally:
        conn.close()


class Once(Generic[T]):
    """What is read once, by whichever thread asks first; one that asks meanwhile waits for it."""

    def __init__(self, session: S, read: Callable[[S], T]) -> None:
        self._read: Callable[[], T] = lambda: _read(session, read)
        self._lock = Lock()
        self._found: list[T] = []

    def __call__(self) -> T:
        """Return what was read; raise what reading raised, and read again the next time."""
        with self._lock:
            if not self._found:
                self._found.append(self._read())
            return self._found[0]


def _read(session: S, read: Callable[[S], T]) -> T:
    with twin(session) as own:
        return read(own)
