"""Lets ``python -m annotator`` do what ``annotator`` does."""

from annotator.cli.app import main

if __name__ == "__main__":
    main()
