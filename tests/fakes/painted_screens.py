"""Paints believable screens and notes where each line of text stands on them."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QImageWriter, QPainter

from core.observation import Box, Picture, TextLine

WIDTH, HEIGHT = 1600, 900

Screen = tuple[Picture, tuple[TextLine, ...]]


class ScreenPainter:
    """A canvas that remembers the text it wrote."""

    def __init__(self, ground: str) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.image.fill(QColor(ground))
        self.lines: list[TextLine] = []
        self._painter = QPainter(self.image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def block(self, x: int, y: int, width: int, height: int, colour: str, radius: int = 0) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def text(
        self,
        x: int,
        y: int,
        words: str,
        size: int = 17,
        colour: str = "#222222",
        *,
        bold: bool = False,
        mono: bool = False,
    ) -> None:
        """Write one line; (x, y) is its top left corner."""
        if not words:
            return
        font = QFont("monospace" if mono else "sans-serif")
        font.setPixelSize(size)
        font.setBold(bold)
        metrics = QFontMetrics(font)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(x, y + metrics.ascent(), words)
        box = Box(x, y, metrics.horizontalAdvance(words), metrics.height())
        self.lines.append(TextLine(words, box, 0.98))

    def finish(self) -> Screen:
        self._painter.end()
        encoded = QByteArray()
        buffer = QBuffer(encoded)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"webp"))
        writer.setQuality(70)
        writer.write(self.image)
        return Picture(bytes(encoded.data()), WIDTH, HEIGHT), tuple(self.lines)


def mail(sender: str, subject: str, body: tuple[str, ...]) -> Callable[[], Screen]:
    """A mail program with a message open."""

    def paint() -> Screen:
        screen = ScreenPainter("#ffffff")
        screen.block(0, 0, WIDTH, 52, "#2d4a63")
        screen.text(24, 14, "Post — Inbox", 20, "#ffffff", bold=True)
        screen.block(0, 52, 220, HEIGHT, "#eef1f4")
        for place, name in enumerate(("Inbox  4", "Starred", "Sent", "Drafts", "Archive")):
            screen.text(28, 84 + place * 40, name, 17, "#40505e")
        screen.block(220, 52, 420, HEIGHT, "#f8f9fa")
        others = (sender, "Harbour Library", "Ines Okafor", "Tram Pass Office", "Build robot")
        for place, name in enumerate(others):
            top = 72 + place * 92
            screen.block(220, top, 420, 84, "#dbe7f1" if place == 0 else "#f8f9fa")
            screen.text(244, top + 12, name, 17, "#1d2730", bold=True)
            screen.text(244, top + 42, subject if place == 0 else "Re: " + name, 15, "#5b6a77")
        screen.text(680, 88, subject, 28, "#1d2730", bold=True)
        screen.text(680, 136, f"From {sender}", 16, "#5b6a77")
        for place, line in enumerate(body):
            screen.text(680, 196 + place * 36, line, 19)
        return screen.finish()

    return paint


def terminal(title: str, output: tuple[str, ...]) -> Callable[[], Screen]:
    """A dark terminal."""

    def paint() -> Screen:
        screen = ScreenPainter("#3b4252")
        screen.block(60, 40, WIDTH - 120, HEIGHT - 80, "#1e222a", 12)
        screen.block(60, 40, WIDTH - 120, 44, "#2b303b", 12)
        screen.text(90, 52, title, 16, "#9aa5b5")
        for place, line in enumerate(output):
            colour = "#8fd19e" if line.startswith("$") else "#d8dee9"
            screen.text(90, 108 + place * 30, line, 18, colour, mono=True)
        return screen.finish()

    return paint


def browser(address: str, heading: str, paragraphs: tuple[str, ...]) -> Callable[[], Screen]:
    """A web page in a browser."""

    def paint() -> Screen:
        screen = ScreenPainter("#ffffff")
        screen.block(0, 0, WIDTH, 96, "#e6e6ea")
        screen.block(16, 10, 320, 40, "#ffffff", 10)
        screen.text(36, 20, heading[:30], 15, "#333333")
        screen.block(120, 54, WIDTH - 240, 34, "#ffffff", 17)
        screen.text(144, 61, address, 15, "#555555")
        screen.text(220, 150, heading, 36, "#1b1b1b", bold=True)
        screen.block(220, 206, 1160, 2, "#dddddd")
        for place, line in enumerate(paragraphs):
            screen.text(220, 240 + place * 40, line, 20, "#2b2b2b")
        screen.block(220, 640, 360, 180, "#dfeaf3", 12)
        screen.block(620, 640, 360, 180, "#f3e8df", 12)
        screen.block(1020, 640, 360, 180, "#e2f0e4", 12)
        return screen.finish()

    return paint


def editor(file: str, text: tuple[str, ...]) -> Callable[[], Screen]:
    """A code editor with a file tree."""

    def paint() -> Screen:
        screen = ScreenPainter("#fbfbfa")
        screen.block(0, 0, 280, HEIGHT, "#f0efec")
        for place, name in enumerate(("tidegauge/", "  sensor.py", "  alarm.py", "  README.md")):
            screen.text(24, 40 + place * 34, name, 16, "#4a4a48", mono=True)
        screen.block(280, 0, WIDTH, 44, "#e7e5e0")
        screen.text(304, 12, file, 16, "#333333", bold=True)
        for place, line in enumerate(text):
            screen.text(304, 72 + place * 32, f"{place + 1:>3}", 17, "#b0aca4", mono=True)
            screen.text(364, 72 + place * 32, line, 17, "#26304a", mono=True)
        return screen.finish()

    return paint
