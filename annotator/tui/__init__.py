"""The coding screen in the terminal. Only this room imports Textual."""

import os

# Textual waits up to a frame before it draws what a key has changed; sixty frames a second are felt.
os.environ.setdefault("TEXTUAL_FPS", "240")
