"""Draws the sample day anew: `python -m resources.sample_day.draw [FOLDER]`.

Writes frames/*.webp (lossless) and manifest.jsonl, byte for byte the same every time.
"""

import io
import json
import sys
from pathlib import Path

from PIL import Image

from resources.sample_day.afternoon import AFTERNOON
from resources.sample_day.morning import MORNING
from resources.sample_day.scene import Scene

SCENES = (*MORNING, *AFTERNOON)
DAY = "2026-03-10"
OFFSET = "+01:00"
PANEL_DAY = "Tue 10 Mar"


def picture_of(scene: Scene) -> Image.Image:
    """The frame as an RGB picture, 1600 x 1000."""
    return scene.draw(f"{PANEL_DAY}   {scene.at}").image


def manifest_line(scene: Scene) -> dict[str, str | int | None]:
    """What the import reads about one frame."""
    return {
        "id": scene.id,
        "file": f"frames/{scene.id}.webp",
        "taken_at": f"{DAY}T{scene.at}:00{OFFSET}",
        "monitor": 1,
        "app": scene.app,
        "title": scene.title,
        "url": scene.url,
    }


def draw_into(folder: Path) -> int:
    """Write all frames and the manifest; returns how many frames."""
    (folder / "frames").mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        encoded = io.BytesIO()
        picture_of(scene).save(encoded, "WEBP", lossless=True, quality=100, method=6)
        (folder / "frames" / f"{scene.id}.webp").write_bytes(encoded.getvalue())
    lines = [json.dumps(manifest_line(scene), ensure_ascii=False) for scene in SCENES]
    (folder / "manifest.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(SCENES)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    sys.stderr.write(f"{draw_into(target)} frames drawn.\n")
