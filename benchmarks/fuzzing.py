"""Damages files at random and reads them: ``python -m benchmarks.fuzzing [SECONDS] [FOLDER]``; 0 when all went well."""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from annotator import documents
from annotator.errors import ReadError
from tests.documents import sample
from tests.documents.damage import damaged
from tests.documents.test_fuzz import check

_LARGEST = 1_000_000  # bytes of a file that is worth damaging


def main(seconds: float, folder: Path | None) -> int:
    """Read damaged files until the time is over; print what became of them and every failure with its seed."""
    originals = {name: write() for name, write in {**sample.WRITERS, **sample.PLAIN}.items()}
    for path in sorted(folder.rglob("*.*")) if folder else ():
        if path.is_file() and path.stat().st_size < _LARGEST:
            originals[path.name] = path.read_bytes()
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as place:
        seed = 0
        while time.monotonic() < end:
            for name, data in originals.items():
                start = time.monotonic()
                counts[_outcome(Path(place) / name, data, seed)] += 1
                slowest = max(slowest, (time.monotonic() - start, f"{name}, seed {seed}"))
            seed += 1
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    print(f"slowest: {slowest[0]:.1f} s, {slowest[1]}")
    return 1 if counts["failed"] else 0


def _outcome(path: Path, data: bytes, seed: int) -> str:
    path.write_bytes(damaged(data, random.Random(seed), inside=seed % 2 == 0))
    try:
        check(documents.read(path))
    except ReadError as error:
        if "not foreseen" not in str(error):
            return "refused"
        print(f"{path.name}, seed {seed}: {error!r} from {error.__cause__!r}")
    except Exception:
        print(f"{path.name}, seed {seed}:")
        traceback.print_exc(limit=-3)
    else:
        return "read"
    return "failed"


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if sys.argv[1:] else 60, Path(sys.argv[2]) if sys.argv[2:] else None))
