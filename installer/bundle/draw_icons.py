"""Draws the program's icon in the sizes that desktops want, from its one drawing.

python installer/bundle/draw_icons.py build/package/icons
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRAWING = ROOT / "resources" / "icons" / "recollect.svg"
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Only now, since Qt reads the variable when it is loaded.
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    application = QGuiApplication([])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES_PX:
        draw_icon(size, folder / f"{size}.png")
    application.quit()
    write_for_other_systems(folder)


def draw_icon(size_px: int, file: Path) -> None:
    """One square picture with a see-through ground."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - see main
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    if not image.save(str(file)):
        raise OSError(f"{file} cannot be written")


def write_for_other_systems(folder: Path) -> None:
    """The same pictures in the one file that Windows wants, and in macOS's."""
    from PIL import Image  # noqa: PLC0415 - see main

    largest = Image.open(folder / "512.png")
    sizes = [(size, size) for size in SIZES_PX if size <= 256]
    largest.save(folder / "recollect.ico", sizes=sizes)
    largest.save(folder / "recollect.icns")


if __name__ == "__main__":
    main()
