"""Files damaged at random: bytes changed, cut, doubled; inside of packages too."""

from __future__ import annotations

import io
import random
import zipfile

from tests.documents.word import packed

_NASTY = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"&", b"<", b">", b"<!--", b"]]>", b"{", b"}", b"\\u-1?",
    b"\\bin99999 ", b"\r", b"\f", b"1. ", b"(a) ", b"(i) ", b"I. ", b"9" * 20, b"-1", b"%", b"\xe2\x80\xae", b'"', b"'",
    b"|", b"</w:p>", b"<w:p>", b"<table>", b"<sup>1</sup>", b"[^1]", b"# ", b"_" * 12 + b"\n", b"\\cell", b"\\row",
    b"\\par", b"1 ",
)  # fmt: skip


def damaged(data: bytes, chance: random.Random, *, inside: bool) -> bytes:
    """Return the bytes of a file with a few changes; ``inside`` of a package's parts, where it is one."""
    if not inside or not data.startswith(b"PK"):
        return _changed(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(name for name, part in parts.items() if part) or sorted(parts))
    parts[name] = _changed(parts[name], chance)
    return packed(parts)


def _changed(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 2, 8, 60, 400)))
        kind = chance.randrange(5)
        if kind == 0:
            made[at:at] = chance.choice(_NASTY)
        elif kind == 1:
            made[at:end] = b""
        elif kind == 2:
            made[at:end] = chance.choice(_NASTY) * chance.choice((1, 1, 1, 30))
        elif kind == 3:
            made[at:at] = made[at:end] * chance.choice((1, 1, 5))
        elif at < end:
            made[at] = chance.randrange(256)
    return bytes(made)
