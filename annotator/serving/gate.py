"""Who may come in: a link for one use a coder, then a cookie; only from this machine's own address and page."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable

from annotator.errors import UsageError

_BITS = 32  # bytes of chance in a token


def _digest(secret: str) -> str:
    # What is kept and compared is a digest: how long a comparison takes then tells nothing of the secret.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


class Gate:
    """Knows the links that are still good, the cookies given for them, and how many screens are open."""

    def __init__(self, coders: Iterable[str], most: int, tell: Callable[[str, str], None]) -> None:
        """``tell`` is given a coder and a token whenever there is a new link for that coder."""
        names = list(coders)
        if len({name.casefold() for name in names}) < len(names):
            raise UsageError("each coder has a name of their own", remedy="name everyone once")
        self._links: dict[str, str] = {}
        self._cookies: dict[str, str] = {}
        self._most, self._tell = most, tell
        self._open = 0
        for name in names:
            self._new_link(name)

    def _new_link(self, coder: str) -> None:
        token = secrets.token_urlsafe(_BITS)
        self._links[_digest(token)] = coder
        self._tell(coder, token)

    def enter(self, token: str) -> str | None:
        """Use up a link; return the cookie that stands for its coder from now on, None for a link that is not good.

        A new link is made at once, for the coder's next browser.
        """
        coder = self._links.pop(_digest(token), None)
        if coder is None:
            return None
        cookie = secrets.token_urlsafe(_BITS)
        self._cookies[_digest(cookie)] = coder
        self._new_link(coder)
        return cookie

    def coder(self, cookie: str | None) -> str | None:
        """Return whose cookie this is, None when nobody's."""
        return self._cookies.get(_digest(cookie)) if cookie else None

    def take_seat(self) -> bool:
        """Count one more screen, if there may be one more."""
        if self._open >= self._most:
            return False
        self._open += 1
        return True

    def leave_seat(self) -> None:
        """Count one screen less."""
        self._open -= 1


def is_own_host(host: str | None, port: int) -> bool:
    """Say whether a Host header names this machine itself, whatever name leads to it (against DNS rebinding)."""
    return host in (f"127.0.0.1:{port}", f"localhost:{port}")


def is_own_origin(origin: str | None, port: int) -> bool:
    """Say whether an Origin header is that of the page served here; a browser always sends one with a socket."""
    return origin is not None and origin.startswith("http://") and is_own_host(origin.removeprefix("http://"), port)
