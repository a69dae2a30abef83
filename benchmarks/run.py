"""Runs benchmarks and prints one table: ``python -m benchmarks.run [NAME]…``, all of ``ALL`` without a name."""

from __future__ import annotations

import importlib
import platform
import sys

from benchmarks.measure import HEAD

ALL = ("startup", "reading", "suggestions", "learning", "agreement", "agreeing")


def main(names: list[str]) -> None:
    """Print what was measured; ratios compare, times are of one machine."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        raise SystemExit(f"unknown benchmark '{unknown[0]}'; choose among {', '.join(ALL)}")
    print(f"Python {platform.python_version()}, {platform.machine()}\n\n{HEAD}")
    for name in names or ALL:
        for result in importlib.import_module(f"benchmarks.{name}").run():
            print(result.row(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
