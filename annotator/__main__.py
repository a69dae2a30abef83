"""Where ``annotator`` and ``python -m annotator`` begin: ctrl-c while the rest is loading ends in one line, too."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Load the command line and run it; exit with its code, 130 when interrupted."""
    try:
        from annotator.cli import app

        app.main()
    except KeyboardInterrupt:
        sys.stderr.write("annotator: interrupted; nothing half-written\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
