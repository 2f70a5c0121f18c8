"""Window titles as people would say them: without program names and counters."""

import re

_BROWSERS = (
    "chromium|google chrome|mozilla firefox|firefox|brave|vivaldi|opera|microsoft\u200b? edge"
    "|microsoft edge|edge|safari"
)
_PROGRAM_SUFFIX = re.compile(rf"\s+[-–—|]\s+(?:{_BROWSERS})\s*$", re.IGNORECASE)
_COUNTER = re.compile(r"^\s*[(\[]\d+\+?[)\]]\s*|^\s*[●•*]\s*")


def clean_title(title: str, app: str) -> str:
    """Drop the browser's or program's own name and unread counters from a title."""
    cleaned = _COUNTER.sub("", title)
    cleaned = _PROGRAM_SUFFIX.sub("", cleaned)
    if app:
        cleaned = re.sub(rf"\s+[-–—|]\s+{re.escape(app)}\s*$", "", cleaned, flags=re.IGNORECASE)
    return cleaned.strip() or title.strip()
