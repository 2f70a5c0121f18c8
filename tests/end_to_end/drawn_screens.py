"""Small screens with large text, drawn as the test needs them, so that reading them is cheap."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (900, 300)
LETTERS_PX = 30
START = datetime.fromisoformat("2026-06-09T09:00:00+02:00")


class DrawnFolder:
    """A folder of screenshots five minutes apart, with its manifest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: list[str] = []
        self._minutes = 0
        path.mkdir(parents=True, exist_ok=True)

    def add(
        self, name: str, text: Sequence[str], app: str = "gedit", title: str = "", url: str = ""
    ) -> None:
        """A screen that shows the lines of text; `name` becomes its id."""
        draw_screen(self.path / f"{name}.png", text)
        self.add_entry(name, f"{name}.png", app, title or f"{name} - Text Editor", url)

    def add_entry(self, name: str, file: str, app: str, title: str, url: str = "") -> None:
        """A line of the manifest, whether or not its file is there."""
        taken_at = START + timedelta(minutes=self._minutes)
        self._minutes += 5
        entry = {
            "id": name,
            "file": file,
            "taken_at": taken_at.isoformat(),
            "monitor": 1,
            "app": app,
            "title": title,
            "url": url or None,
        }
        self.add_line(json.dumps(entry))

    def add_line(self, line: str) -> None:
        """Any line of the manifest."""
        self._lines.append(line)
        (self.path / "manifest.jsonl").write_text("\n".join(self._lines) + "\n", encoding="utf-8")


def draw_screen(path: Path, text: Sequence[str]) -> None:
    """Black text on white."""
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(LETTERS_PX)
    for row, line in enumerate(text):
        draw.text((30, 30 + row * 55), line, "black", font)
    image.save(path)
