"""A headless Chromium, driven by its own protocol (chromedevtools.github.io/devtools-protocol) over one socket."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp

PATIENCE = 60  # seconds until what never comes is a failure


def program() -> str | None:
    """Return Chromium's program, None where there is none."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


class Page:
    """One page; what its sockets receive is kept as text."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._last = 0
        self.received = ""
        self.complaints: list[str] = []
        self.columns = self.rows = 0

    async def do(self, method: str, **params: Any) -> Any:
        """Send one command and return its result; events that come before it are noted."""
        self._last += 1
        number = self._last
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while (message := await self._next()).get("id") != number:
            pass
        assert "error" not in message, message
        return message["result"]

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self._socket.receive(PATIENCE)).data)
        params = message.get("params", {})
        match message.get("method"):
            case "Network.webSocketFrameReceived" if params["response"]["opcode"] == 2:
                self.received += base64.b64decode(params["response"]["payloadData"]).decode("utf-8", "replace")
            case "Network.webSocketCreated":
                size = parse_qs(urlsplit(params["url"]).query)
                self.columns, self.rows = int(size["width"][0]), int(size["height"][0])
            case "Log.entryAdded":
                self.complaints.append(params["entry"]["text"])
        return message

    async def until(self, words: str) -> None:
        """Wait until the screen has drawn the words."""
        while words not in self.received:
            await self._next()

    async def value(self, expression: str) -> Any:
        """Return the value of an expression, or of what it promises."""
        found = await self.do("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return found["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a letter."""
        code = {"key": key, "code": f"Key{key.upper()}", "windowsVirtualKeyCode": ord(key.upper())}
        await self.do("Input.dispatchKeyEvent", type="keyDown", text=key, **code)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **code)

    async def click(self, column: int, row: int) -> None:
        """Click on a cell of the screen."""
        box = await self.value("(({x, y, width, height}) => [x, y, width, height])"
                               "(document.querySelector('.xterm-screen').getBoundingClientRect())")  # fmt: skip
        x = box[0] + box[2] * (column + 0.5) / self.columns
        y = box[1] + box[3] * (row + 0.5) / self.rows
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            await self.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Page]:
    """Start a headless Chromium and yield an empty page of it."""
    found = program()
    assert found is not None, "there is no Chromium: apt-get install chromium"
    process = subprocess.Popen(
        [found, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         "--remote-debugging-port=0", f"--user-data-dir={folder}", "--window-size=1200,800", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        port = await asyncio.to_thread(_port, process)
        async with aiohttp.ClientSession() as client:
            async with client.put(f"http://127.0.0.1:{port}/json/new?about:blank") as answer:
                address = (await answer.json())["webSocketDebuggerUrl"]
            async with client.ws_connect(address, max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Page", "Network", "Runtime", "Log"):
                    await page.do(f"{domain}.enable")
                yield page
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _port(process: subprocess.Popen[bytes]) -> int:
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(b"DevTools listening on "):
            return int(line.split(b":")[2].split(b"/")[0])
    raise AssertionError("Chromium ended before it listened")
