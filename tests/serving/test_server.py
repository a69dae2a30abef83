"""The server of the screen: who gets in, from where, how many; tried by a plain client."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from annotator.errors import UsageError
from annotator.serving import screen
from annotator.serving.gate import Gate
from annotator.serving.server import Plan, Server
from tests.running import refused

_PATIENCE = 30  # seconds until a screen that never comes is a failure


@dataclass
class Served:
    """A running server, its links by coder, and what it said."""

    server: Server
    links: dict[str, str]
    said: list[str] = field(default_factory=list)

    @property
    def root(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.server.port}"


@asynccontextmanager
async def serving(folder: Path, *coders: str, most: int = 4) -> AsyncIterator[Served]:
    """Serve a project to these coders."""
    links: dict[str, str] = {}
    said: list[str] = []
    plan = Plan(["-p", str(folder), "code"], coders or ("anna",), 0, most)
    server = Server(plan, lambda coder, link: links.update({coder: link}), said.append)
    runner = await server.start()
    try:
        yield Served(server, links, said)
    finally:
        await server.stop(runner)


def client() -> aiohttp.ClientSession:
    """Return a client that keeps cookies of 127.0.0.1, as a browser does."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def seen(socket: aiohttp.ClientWebSocketResponse, words: str) -> bytes:
    """Read what the screen draws until the words are there."""
    data = b""
    while words.encode() not in data:
        message = await socket.receive(_PATIENCE)
        assert message.type == aiohttp.WSMsgType.BINARY, (message, data[-300:])
        data += message.data
    return data


async def test_a_link_is_good_once_and_the_cookie_after_it_for_the_page(study: Path) -> None:
    async with serving(study) as served, client() as one, client() as two:
        link = served.links["anna"]
        async with one.get(link) as answer:
            assert answer.status == 200
            assert 'terminal" class' in await answer.text()
        async with two.get(link) as answer:
            assert answer.status == 403
            assert "used already" in await answer.text()
        assert served.links["anna"] != link
        async with one.get(served.root) as answer:
            assert answer.status == 200
        async with one.get(f"{served.root}/static/js/textual.js") as answer:
            assert answer.status == 200


async def test_without_a_link_there_is_nothing(study: Path) -> None:
    async with serving(study) as served, client() as stranger:
        for path, status in (("/", 403), ("/enter/x", 403), ("/static/js/textual.js", 404), ("/ws", 403), ("/x", 404)):
            async with stranger.get(served.root + path) as answer:
                assert answer.status == status, path
                assert 'terminal" class' not in await answer.text()


async def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(study: Path) -> None:
    async with serving(study) as served, client() as one:
        async with one.get(served.links["anna"], allow_redirects=False) as answer:
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
        async with one.get(served.root) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
async def test_another_host_is_refused_even_with_the_link(study: Path, host: str) -> None:
    async with serving(study) as served, client() as one:
        wanted = {"Host": host.format(port=served.server.port)}
        async with one.get(served.links["anna"], headers=wanted, allow_redirects=False) as answer:
            assert answer.status in (400, 403)
            assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1", None]
)
async def test_a_socket_from_another_page_is_refused_even_with_the_cookie(study: Path, origin: str | None) -> None:
    async with serving(study) as served, client() as one:
        await one.get(served.links["anna"])
        with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
            origin = origin.format(port=served.server.port) if origin else None
            await one.ws_connect(f"{served.root}/ws", origin=origin)
        assert refusal.value.status == 403
        assert served.said == []


async def test_the_screen_comes_takes_keys_under_the_coder_s_own_name_and_ends(study: Path) -> None:
    async with serving(study, "anna", "ben") as served, client() as one:
        await one.get(served.links["ben"])
        socket = await one.ws_connect(f"{served.root}/ws?width=100&height=30", origin=served.root)
        await seen(socket, "shows all keys")
        await socket.send_str("no message of the page")
        await socket.send_json(["resize", {"width": "many", "height": -3}])
        await socket.send_json(["resize", {"width": 90, "height": 28}])
        await socket.send_json(["stdin", "a"])
        await seen(socket, "Accepted 3")
        await socket.send_json(["stdin", "q"])
        while (await socket.receive(_PATIENCE)).type is aiohttp.WSMsgType.BINARY:
            pass
        assert socket.closed
    conn = sqlite3.connect(study / "project.db")
    assert {row[0] for row in conn.execute("SELECT DISTINCT coder FROM decision")} == {"ben"}
    conn.close()
    assert served.said[0] == "ben is at work"


async def test_no_more_screens_than_allowed_are_open_and_a_closed_one_gives_its_seat(study: Path) -> None:
    async with serving(study, most=1) as served, client() as one:
        await one.get(served.links["anna"])
        first = await one.ws_connect(f"{served.root}/ws", origin=served.root)
        await seen(first, "shows all keys")
        second = await one.ws_connect(f"{served.root}/ws", origin=served.root)
        message = await second.receive(_PATIENCE)
        assert b"1 screens are open already" in message.data
        assert (await second.receive(_PATIENCE)).data == 1013
        await first.close()
        async with asyncio.timeout(_PATIENCE):
            while not served.server.gate.take_seat():
                await asyncio.sleep(0)
        served.server.gate.leave_seat()


def test_the_screen_is_executed_without_a_shell_and_knows_little_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("PGPASSWORD", "x")
    found = screen.environment(80, 24)
    assert not {"SECRET_TOKEN", "PGPASSWORD", "ANNOTATOR_CODER"} & found.keys()
    words = screen.command(["code", "--coder", "a; rm -rf $HOME"])
    assert words[-1] == "a; rm -rf $HOME"


@pytest.mark.parametrize(
    ("asked", "size"),
    [(("100", "30"), (100, 30)), ((10**9, 0), (400, 5)), ((None, "x"), (20, 5)), ((80.5, []), (20, 5))],
)
def test_any_asked_size_becomes_one_that_can_be(asked: tuple[object, object], size: tuple[int, int]) -> None:
    assert screen.clamped(*asked) == size


def test_each_coder_has_a_name_of_their_own() -> None:
    with pytest.raises(UsageError, match="a name of their own"):
        Gate(["anna", "Anna"], 1, lambda *_: None)


async def test_a_port_that_is_taken_is_said(study: Path) -> None:
    async with serving(study) as served:
        other = Server(Plan([], ["anna"], served.server.port, 1), lambda *_: None, lambda _: None)
        with pytest.raises(UsageError, match="name another with --port"):
            await other.start()


def test_an_unknown_round_or_document_is_refused_before_anything_is_served(study: Path) -> None:
    assert "no round 'x'" in refused("-p", study, "serve", "--coder", "anna", "--round", "x")
    assert "no document 'x'" in refused("-p", study, "serve", "--coder", "anna", "--document", "x")
