"""The page that holds the screen, and the one that says why there is none; neither loads anything from afar."""

from __future__ import annotations

import html

_STYLE = """
  html, body { margin: 0; height: 100%; background: #14171c; color: #e4e6ea; font-family: monospace; }
  .textual-terminal { position: absolute; inset: 0; }
  .closed-dialog { display: none; }
  body.-closed .closed-dialog { display: flex; position: absolute; inset: 0; align-items: center;
    justify-content: center; background: #14171ccc; z-index: 9; }
  .message { text-align: center; line-height: 1.8; }
  a { color: #56b4e9; }
"""

# Keys go to the screen from the start; without this one would have to click into it first.
FOCUS = """
const give = () => document.querySelector("#terminal textarea")?.focus();
new MutationObserver(give).observe(document.documentElement, {childList: true, subtree: true});
addEventListener("focus", give);
"""

PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>annotator</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/static/css/xterm.css">
  <script src="/static/js/textual.js"></script>
  <script src="/static/js/focus.js"></script>
  <style>{_STYLE}</style>
</head>
<body>
  <div class="closed-dialog"><div class="message">The screen has ended. All is kept.<br>
    <a href="/">Open it again</a></div></div>
  <div id="terminal" class="textual-terminal" data-session-websocket-url="{{socket}}" data-font-size="16"></div>
</body>
</html>
"""


def ended(title: str, what: str) -> str:
    """Return a page of a few words."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>annotator</title>'
        f"<style>{_STYLE}</style></head><body><p class='message'>{html.escape(title)}<br>{html.escape(what)}</p>"
        "</body></html>"
    )
