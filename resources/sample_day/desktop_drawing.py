"""Draws an ordinary desktop: panel, windows, buttons, text in the font that Pillow carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Point = tuple[int, int]

SIZE = (1600, 1000)
PANEL_HEIGHT = 32
TITLE_HEIGHT = 38
WHITE: Colour = (255, 255, 255)
RED: Colour = (196, 52, 52)
GREEN: Colour = (46, 125, 70)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one program."""

    paper: Colour
    bar: Colour
    side: Colour
    text: Colour
    faint: Colour
    line: Colour
    accent: Colour


LIGHT = Theme(
    paper=WHITE,
    bar=(235, 235, 238),
    side=(246, 246, 248),
    text=(32, 33, 36),
    faint=(105, 108, 115),
    line=(216, 217, 222),
    accent=(28, 98, 185),
)
DARK = Theme(
    paper=(30, 31, 36),
    bar=(45, 47, 54),
    side=(37, 39, 45),
    text=(232, 233, 237),
    faint=(158, 162, 172),
    line=(66, 69, 78),
    accent=(122, 172, 255),
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the desktop in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    def inset(self, x: int, y: int) -> "Area":
        """The rectangle that lies x and y further in on every side."""
        return Area(self.left + x, self.top + y, self.right - x, self.bottom - y)

    @property
    def corners(self) -> tuple[int, int, int, int]:
        return (self.left, self.top, self.right, self.bottom)


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The scalable font inside Pillow, the same on every machine. `size` in pixels."""
    loaded = ImageFont.load_default(size)
    if not isinstance(loaded, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow was built without FreeType")
    return loaded


class Pen:
    """Draws on one picture. All positions are the top left corner unless said otherwise."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image)

    def text(
        self,
        at: Point,
        words: str,
        size: int = 16,
        fill: Colour = LIGHT.text,
        bold: bool = False,
        anchor: str = "la",
    ) -> int:
        """Write one line; returns how wide it is. `anchor` as Pillow names it."""
        self._draw.text(at, words, fill, font(size), anchor=anchor)
        if bold:  # the font has one weight: a second stroke one pixel to the right makes it bold
            self._draw.text((at[0] + 1, at[1]), words, fill, font(size), anchor=anchor)
        return round(font(size).getlength(words)) + bold

    def paragraph(
        self, at: Point, words: str, width: int, size: int = 16, fill: Colour = LIGHT.text
    ) -> int:
        """Write wrapped text; an empty line parts paragraphs. Returns the y below it."""
        x, y = at
        line_height = round(size * 1.5)
        for block in words.split("\n"):
            line = ""
            for word in block.split(" "):
                longer = f"{line} {word}" if line else word
                if font(size).getlength(longer) > width and line:
                    self.text((x, y), line, size, fill)
                    y += line_height
                    line = word
                else:
                    line = longer
            self.text((x, y), line, size, fill)
            y += line_height
        return y

    def fill(self, area: Area, colour: Colour, radius: int = 0, edge: Colour | None = None) -> None:
        """A filled rectangle, rounded and outlined if asked."""
        self._draw.rounded_rectangle(area.corners, radius, colour, edge, 1 if edge else 0)

    def line(self, start: Point, end: Point, colour: Colour, width: int = 1) -> None:
        self._draw.line((*start, *end), colour, width)

    def disc(self, centre: Point, radius: int, colour: Colour, edge: Colour | None = None) -> None:
        x, y = centre
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour, edge)

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        self._draw.polygon(list(points), colour)

    def button(self, at: Point, words: str, theme: Theme, strong: bool = False) -> int:
        """A push button; returns the x to its right."""
        width = round(font(15).getlength(words)) + 32
        area = Area(at[0], at[1], at[0] + width, at[1] + 34)
        colour = theme.accent if strong else theme.bar
        on_top = theme.paper if strong else theme.text
        self.fill(area, colour, 6, None if strong else theme.line)
        self.text((at[0] + width // 2, at[1] + 17), words, 15, on_top, anchor="mm")
        return area.right

    def badge(self, centre: Point, initial: str, colour: Colour, radius: int = 20) -> None:
        """A round picture of a person or an app: one letter on a disc."""
        self.disc(centre, radius, colour)
        self.text(centre, initial, radius, WHITE, bold=True, anchor="mm")

    def tick(self, at: Point, theme: Theme, done: bool) -> None:
        """A check box of 18 pixels."""
        x, y = at
        colour = theme.accent if done else theme.paper
        self.fill(Area(x, y, x + 18, y + 18), colour, 4, theme.accent if done else theme.faint)
        if done:
            self.line((x + 4, y + 9), (x + 8, y + 13), theme.paper, 2)
            self.line((x + 8, y + 13), (x + 14, y + 5), theme.paper, 2)


def empty_desktop(clock: str) -> Pen:
    """The wallpaper and the panel with the clock, such as "Tue 10 Mar  08:12"."""
    pen = Pen(Image.new("RGB", SIZE, (54, 78, 92)))
    width, height = SIZE
    pen.shape(
        [(0, 620), (520, 430), (1040, 640), (width, 480), (width, height), (0, height)],
        (45, 66, 80),
    )
    pen.shape(
        [(0, 800), (430, 690), (980, 830), (width, 700), (width, height), (0, height)], (37, 55, 68)
    )
    pen.disc((1320, 210), 72, (228, 190, 132))
    bar = (24, 26, 31)
    pen.fill(Area(0, 0, width, PANEL_HEIGHT), bar)
    pen.text((16, 16), "Activities", 15, WHITE, anchor="lm")
    pen.text((width // 2, 16), clock, 15, WHITE, bold=True, anchor="mm")
    for step, bars in enumerate((5, 8, 11, 14)):  # signal strength
        left = width - 128 + step * 6
        pen.fill(Area(left, 23 - bars, left + 3, 23), WHITE)
    pen.shape(
        [
            (width - 92, 13),
            (width - 87, 13),
            (width - 81, 8),
            (width - 81, 24),
            (width - 87, 19),
            (width - 92, 19),
        ],
        WHITE,
    )
    pen.fill(Area(width - 60, 10, width - 34, 22), bar, 3, WHITE)
    pen.fill(Area(width - 57, 13, width - 43, 19), WHITE)
    pen.fill(Area(width - 33, 14, width - 31, 18), WHITE)
    return pen


def window(pen: Pen, area: Area, title: str, theme: Theme) -> Area:
    """A window with its title bar; returns the area inside."""
    for spread in (6, 4, 2):
        shade = 30 + 5 * (6 - spread)
        pen.fill(area.inset(-spread, -spread), (shade, shade + 14, shade + 20), 10)
    pen.fill(area, theme.paper, 8, theme.line)
    pen.fill(Area(area.left, area.top, area.right, area.top + TITLE_HEIGHT), theme.bar, 8)
    pen.fill(Area(area.left, area.top + 20, area.right, area.top + TITLE_HEIGHT), theme.bar)
    pen.text(((area.left + area.right) // 2, area.top + 19), title, 15, theme.text, True, "mm")
    y = area.top + 19
    x = area.right - 22
    pen.line((x - 5, y - 5), (x + 5, y + 5), theme.text, 2)
    pen.line((x - 5, y + 5), (x + 5, y - 5), theme.text, 2)
    pen.fill(Area(x - 37, y - 5, x - 27, y + 5), theme.bar, 0, theme.text)
    pen.line((x - 69, y + 4), (x - 59, y + 4), theme.text, 2)
    pen.line(
        (area.left, area.top + TITLE_HEIGHT), (area.right, area.top + TITLE_HEIGHT), theme.line
    )
    return Area(area.left, area.top + TITLE_HEIGHT + 1, area.right, area.bottom)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: heading, width in pixels, whether numbers stand to the right."""

    heading: str
    width: int
    to_the_right: bool = False


def table(
    pen: Pen,
    at: Point,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    theme: Theme,
    row_height: int = 34,
) -> int:
    """A table with a heading row; a row starting with "=" is bold. Returns the y below it."""
    x, y = at
    width = sum(column.width for column in columns)
    pen.fill(Area(x, y, x + width, y + row_height), theme.side)
    for number, row in enumerate(([column.heading for column in columns], *rows)):
        is_total = row[0].startswith("=")
        left = x
        for column, cell in zip(columns, row, strict=True):
            words = cell.removeprefix("=")
            middle = y + row_height // 2
            place = (
                (left + column.width - 12, middle) if column.to_the_right else (left + 12, middle)
            )
            colour = theme.faint if number == 0 else theme.text
            pen.text(place, words, 16, colour, is_total, "rm" if column.to_the_right else "lm")
            left += column.width
        y += row_height
        pen.line((x, y), (x + width, y), theme.text if is_total else theme.line)
    return y
