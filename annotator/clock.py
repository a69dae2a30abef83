"""What time it is and the next id in time: UTC timestamps and UUIDv7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import time
from datetime import UTC, datetime

_RANDOM_BITS = 74


def now() -> str:
    """Return the present moment, UTC, ISO 8601 with milliseconds and a Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def next_id(last: str | None, milliseconds: int | None = None) -> str:
    """Return a UUIDv7 greater than ``last``, even when the clock has stepped back behind it."""
    import secrets

    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (moment << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    if last is not None and value <= (before := _value(last)):
        value = before + 1 + secrets.randbits(32)
    return _uuid(value)


def _uuid(value: int) -> str:
    """Spread 122 bits around version 7 and variant 10."""
    low = value & ((1 << 62) - 1)
    middle = (value >> 62) & 0xFFF
    number = (value >> 74) << 80 | 0x7 << 76 | middle << 64 | 0b10 << 62 | low
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _value(uuid: str) -> int:
    number = int(uuid.replace("-", ""), 16)
    low = number & ((1 << 62) - 1)
    return (number >> 80) << 74 | ((number >> 64) & 0xFFF) << 62 | low
