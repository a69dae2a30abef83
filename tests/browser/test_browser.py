"""The coding screen in a real browser: it comes by the link, takes keys and clicks, and ends."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tests.browser.devtools import chromium
from tests.serving.test_server import serving

_CLOSED = """new Promise(done => {
  const look = () => document.body.classList.contains('-closed') ? done(true) : requestAnimationFrame(look);
  look();
})"""


async def test_a_coder_works_in_the_browser_by_keys_and_mouse(study: Path, tmp_path: Path) -> None:
    async with serving(study) as served, chromium(tmp_path / "profile") as page:
        await page.do("Page.navigate", url=served.links["anna"])
        await page.until("shows all keys")
        assert await page.value("location.pathname") == "/"
        picture = os.environ.get("ANNOTATOR_BROWSER_PICTURE")
        await page.press("a")
        await page.until("Accepted 3")
        if picture:
            import base64

            shot = await page.do("Page.captureScreenshot", format="png")
            Path(picture).write_bytes(base64.b64decode(shot["data"]))
        await page.click(2, page.rows - 1)  # the first of the keys below: done, next
        await page.until("2 of 3")
        await page.press("q")
        assert await page.value(_CLOSED)
        assert [c for c in page.complaints if "WebGL" not in c] == []  # the browser draws without a graphics card
    conn = sqlite3.connect(study / "project.db")
    given = conn.execute("SELECT coder, action, count(*) FROM decision GROUP BY action ORDER BY action").fetchall()
    conn.close()
    assert given == [("anna", "apply", 3), ("anna", "done", 1)]


async def test_a_used_link_shows_no_screen(study: Path, tmp_path: Path) -> None:
    async with serving(study) as served, chromium(tmp_path / "profile") as page:
        link = served.links["anna"]
        await page.do("Page.navigate", url=link)
        await page.until("shows all keys")
        await page.do("Page.navigate", url=link)
        shown = await page.value("new Promise(done => addEventListener('load', () => done(document.body.innerText)) || "
                                 "(document.readyState === 'complete' && done(document.body.innerText)))")  # fmt: skip
        assert "used already" in shown
