"""The small server: one page, its scripts, one socket a screen; nothing is given to who has not come by a link."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from annotator import extras
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.serving.gate import Gate, is_own_host, is_own_origin
from annotator.serving.page import FOCUS, PAGE, ended
from annotator.serving.screen import Screen, clamped

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HOST = "127.0.0.1"
COOKIE = "annotator"
_LARGEST_MESSAGE = 65_536  # bytes from a browser
_FULL = 1013  # close code: try again later
_SHIPPED: Mapping[str, str] = {"js/textual.js": "text/javascript", "css/xterm.css": "text/css"}
_FILES: Mapping[str, str] = {**_SHIPPED, "js/focus.js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve: ``words`` are the command's, the coder's name goes behind them."""

    words: Sequence[str]
    coders: Sequence[str]
    port: int
    most: int


def headers(port: int) -> dict[str, str]:
    """Return the headers of every answer: no other page may frame, script, read or keep this one."""
    own = f"ws://{HOST}:{port} ws://localhost:{port}"
    return {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data:; font-src 'self'; connect-src 'self' {own}; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class Server:
    """Answers on one port of this machine."""

    def __init__(self, plan: Plan, tell: Callable[[str, str], None], say: Callable[[str], None]) -> None:
        """``tell`` is given each coder's link; ``say`` what goes on."""
        self._plan, self._say, self._tell = plan, say, tell
        self.port = plan.port
        self._gate: Gate | None = None
        self._files = _static()
        self._screens: set[Screen] = set()

    async def start(self) -> web.AppRunner:
        """Begin to answer; the port is known then."""

        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        app = web.Application(middlewares=[web.middleware(guard)], client_max_size=_LARGEST_MESSAGE)
        app.add_routes([
            web.get("/", self._page), web.get("/enter/{token}", self._enter), web.get("/ws", self._socket),
            web.get("/static/{folder}/{name}", self._file),
        ])  # fmt: skip
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, self._plan.port)
            await site.start()
        except OSError as error:
            await runner.cleanup()
            raise UsageError(
                f"port {self._plan.port} cannot be used: {error.strerror}", remedy="name another with --port"
            ) from error
        self.port = runner.addresses[0][1]
        self._gate = Gate(self._plan.coders, self._plan.most, lambda c, t: self._tell(c, self._link(t)))
        return runner

    def _link(self, token: str) -> str:
        return f"http://{HOST}:{self.port}/enter/{token}"

    @property
    def gate(self) -> Gate:
        """Who may come in; there is none before the server has started."""
        assert self._gate is not None
        return self._gate

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse another Host; put the protecting headers on every answer."""
        try:
            if not is_own_host(request.headers.get("Host"), self.port):
                raise web.HTTPForbidden(text="not here")
            answer = await handler(request)
        except web.HTTPException as refusal:
            answer = refusal
        if not answer.prepared:
            answer.headers.update(headers(self.port))
        return answer

    async def _enter(self, request: web.Request) -> web.Response:
        cookie = self.gate.enter(request.match_info["token"])
        if cookie is None:
            return _html(ended("This link was used already", "Ask for a new one: the server prints it."), 403)
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/")
        return answer

    def _coder(self, request: web.Request) -> str | None:
        return self.gate.coder(request.cookies.get(COOKIE))

    async def _page(self, request: web.Request) -> web.Response:
        if self._coder(request) is None:
            return _html(ended("Come by the link", "The server prints one for each coder."), 403)
        return _html(PAGE.replace("{socket}", f"ws://{request.headers['Host']}/ws"), 200)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = f"{request.match_info['folder']}/{request.match_info['name']}"
        if self._coder(request) is None or name not in _FILES:
            raise web.HTTPNotFound(text="nothing here")
        return web.Response(body=self._files[name], content_type=_FILES[name], charset="utf-8")

    # --- the socket

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        coder = self._coder(request)
        if coder is None or not is_own_origin(request.headers.get("Origin"), self.port):
            raise web.HTTPForbidden(text="not here")
        socket = web.WebSocketResponse(heartbeat=20, max_msg_size=_LARGEST_MESSAGE)
        await socket.prepare(request)
        if not self.gate.take_seat():
            await socket.send_bytes(f"\r\n  {self._plan.most} screens are open already; close one first.\r\n".encode())
            await socket.close(code=_FULL, message=b"too many screens")
            return socket
        try:
            await self._serve_screen(
                socket, coder, clamped(request.query.get("width", "80"), request.query.get("height", "24"))
            )
        finally:
            self.gate.leave_seat()
        return socket

    async def _serve_screen(self, socket: web.WebSocketResponse, coder: str, size: tuple[int, int]) -> None:
        screen = await Screen.start([*self._plan.words, "--coder", coder], *size)
        self._screens.add(screen)
        self._say(f"{coder} is at work")
        drawing = asyncio.create_task(_draw(screen, socket))
        try:
            await _listen(socket, screen)
        finally:
            drawing.cancel()
            await asyncio.gather(drawing, return_exceptions=True)
            said = await asyncio.shield(screen.stop())
            self._screens.discard(screen)
            self._say(f"{coder} has left" + (f": {said.strip()}" if said.strip() else ""))

    async def stop(self, runner: web.AppRunner) -> None:
        """End all screens and stop answering."""
        await asyncio.gather(*(screen.stop() for screen in list(self._screens)), return_exceptions=True)
        await runner.cleanup()


async def _draw(screen: Screen, socket: web.WebSocketResponse) -> None:
    """Send what the screen draws; when it ends, so does the socket."""
    async for data in screen.output():
        await socket.send_bytes(data)
    await socket.close(message=b"the screen has ended")


async def _listen(socket: web.WebSocketResponse, screen: Screen) -> None:
    """Give the screen what the browser sends; what is no message of the page is left out."""
    async for message in socket:
        if message.type != WSMsgType.TEXT:
            continue
        kind, value = _parsed(message.data)
        if kind == "stdin" and isinstance(value, str):
            await screen.type(value)
        elif kind == "resize" and isinstance(value, dict):
            width, height = clamped(value.get("width"), value.get("height"))
            await screen.tell(type="resize", width=width, height=height)
        elif kind == "ping":
            await socket.send_json(["pong", value])
        elif kind in ("focus", "blur"):
            await screen.tell(type=kind)


def _parsed(text: str) -> tuple[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return "", None
    if not isinstance(found, list) or not found or not isinstance(found[0], str):
        return "", None
    return found[0], found[1] if len(found) > 1 else None


def _html(text: str, status: int) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")


def _static() -> dict[str, bytes]:
    """Return the terminal for the browser, as textual-serve ships it; its code is not run here."""
    spec = importlib.util.find_spec("textual_serve")
    if spec is None or not spec.submodule_search_locations:
        raise UsageError("the screen in a browser is an extra", remedy=extras.command("serve"))
    folder = Path(spec.submodule_search_locations[0]) / "static"
    return {name: (folder / name).read_bytes() for name in _SHIPPED} | {"js/focus.js": FOCUS.encode()}


async def run(plan: Plan, tell: Callable[[str, str], None], say: Callable[[str], None]) -> None:
    """Serve until interrupted."""
    server = Server(plan, tell, say)
    runner = await server.start()
    over = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, over.set)
    try:
        await over.wait()
    finally:
        await server.stop(runner)
