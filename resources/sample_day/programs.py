"""The frames of the programs on the sample day: browser, mail, terminal, chat, sheets, papers."""

from collections.abc import Sequence

from resources.sample_day.desktop_drawing import (
    DARK,
    GREEN,
    LIGHT,
    PANEL_HEIGHT,
    RED,
    SIZE,
    WHITE,
    Area,
    Colour,
    Pen,
    Theme,
    empty_desktop,
    window,
)

WHOLE = Area(0, PANEL_HEIGHT, SIZE[0], SIZE[1])
VIOLET: Colour = (92, 45, 110)
PRIVATE = Theme(
    paper=(34, 24, 46),
    bar=(57, 38, 78),
    side=(46, 31, 62),
    text=(240, 234, 247),
    faint=(184, 170, 202),
    line=(88, 66, 112),
    accent=(190, 150, 240),
)
PEOPLE: dict[str, Colour] = {
    "Piet Harmsen": (160, 84, 40),
    "Joost": (36, 120, 130),
    "City Tax Office": (80, 84, 140),
    "Cafe Morgen": (140, 60, 90),
    "Clay Journal": (70, 110, 60),
    "Mara": (60, 90, 150),
    "Kilnhouse": (120, 100, 40),
}


def browser(clock: str, tabs: Sequence[str], url: str, theme: Theme = LIGHT) -> tuple[Pen, Area]:
    """A browser over the whole screen; the first tab is open. Returns the page's area."""
    pen = empty_desktop(clock)
    pen.fill(WHOLE, theme.bar)
    x = 10
    for number, name in enumerate(tabs):
        tab = Area(x, WHOLE.top + 6, x + 270, WHOLE.top + 42)
        if number == 0:
            pen.fill(tab, theme.paper, 8)
        pen.disc((x + 20, WHOLE.top + 24), 7, theme.accent if number == 0 else theme.faint)
        pen.text((x + 36, WHOLE.top + 24), name, 14, theme.text, anchor="lm")
        pen.text((x + 256, WHOLE.top + 24), "x", 14, theme.faint, anchor="mm")
        x += 276
    pen.text((x + 14, WHOLE.top + 23), "+", 20, theme.text, anchor="mm")
    bar = Area(0, WHOLE.top + 42, SIZE[0], WHOLE.top + 90)
    pen.fill(bar, theme.paper)
    middle = bar.top + 24
    for left, points in ((22, (8, 0, 8)), (62, (0, 8, 0))):
        colour = theme.text if left == 22 else theme.faint
        pen.line((left + points[0], middle - 8), (left + points[1], middle), colour, 2)
        pen.line((left + points[1], middle), (left + points[2], middle + 8), colour, 2)
    pen.disc((106, middle), 9, theme.paper, theme.text)
    pen.fill(Area(140, bar.top + 6, SIZE[0] - 120, bar.bottom - 6), theme.bar, 18)
    pen.fill(Area(158, middle - 2, 170, middle + 8), theme.faint, 2)
    pen.disc((164, middle - 4), 4, theme.bar, theme.faint)
    pen.text((184, middle), url, 15, theme.text, anchor="lm")
    for step in (-7, 0, 7):
        pen.line((SIZE[0] - 50, middle + step), (SIZE[0] - 30, middle + step), theme.text, 2)
    pen.line((0, bar.bottom), (SIZE[0], bar.bottom), theme.line)
    page = Area(0, bar.bottom + 1, SIZE[0], SIZE[1])
    pen.fill(page, theme.paper)
    return pen, page


INBOX = (
    ("Piet Harmsen", "Quote for the new boiler", "08:03"),
    ("City Tax Office", "Your appointment on 24 March", "07:46"),
    ("Cafe Morgen", "Re: cups for the spring card", "Mon"),
    ("Clay Journal", "This week: why glazes craze", "Mon"),
    ("Kilnhouse", "Your kiln shelves are waiting", "Sun"),
)


def mail(
    clock: str,
    messages: Sequence[tuple[str, str, str]],
    opened: int,
    sent: str,
    folder: str = "Inbox",
) -> tuple[Pen, Area]:
    """A mail program with a list of messages; returns the area below the opened one's heading."""
    pen = empty_desktop(clock)
    sender, subject, _ = messages[opened]
    inside = window(pen, WHOLE.inset(24, 14), f"{subject} - Mozilla Thunderbird", LIGHT)
    side = Area(inside.left, inside.top, inside.left + 190, inside.bottom - 1)
    pen.fill(side, LIGHT.bar)
    for row, name in enumerate(("Inbox", "Drafts", "Sent", "Archive", "Invoices", "Spam", "Bin")):
        y = side.top + 24 + row * 38
        if name == folder:
            pen.fill(Area(side.left + 8, y - 8, side.right - 8, y + 26), (208, 223, 242), 6)
        pen.text((side.left + 24, y), name, 16, LIGHT.text, name == folder)
    pen.text((side.left + 24, side.bottom - 40), "mara@kilnlane.example", 13, LIGHT.faint)
    listing = Area(side.right, inside.top, side.right + 400, inside.bottom - 1)
    pen.fill(listing, LIGHT.side)
    for row, (name, about, when) in enumerate(messages):
        y = listing.top + 8 + row * 78
        if row == opened:
            pen.fill(Area(listing.left, y, listing.right, y + 74), (219, 232, 248))
        pen.badge((listing.left + 36, y + 37), name[0], PEOPLE[name])
        pen.text((listing.left + 70, y + 14), name, 16, LIGHT.text, row == opened)
        pen.text((listing.left + 70, y + 42), about, 14, LIGHT.faint)
        pen.text((listing.right - 16, y + 14), when, 14, LIGHT.faint, anchor="ra")
        pen.line((listing.left, y + 76), (listing.right, y + 76), LIGHT.line)
    pen.line((listing.right, listing.top), (listing.right, listing.bottom), LIGHT.line)
    left = listing.right + 36
    pen.text((left, inside.top + 26), subject, 24, LIGHT.text, True)
    pen.badge((left + 22, inside.top + 92), sender[0], PEOPLE[sender], 22)
    pen.text((left + 58, inside.top + 72), sender, 17, LIGHT.text, True)
    to = "to Piet Harmsen" if folder == "Sent" else "to Mara Veltkamp"
    pen.text((left + 58, inside.top + 96), to, 14, LIGHT.faint)
    pen.text((inside.right - 30, inside.top + 74), sent, 14, LIGHT.faint, anchor="ra")
    pen.line((left, inside.top + 130), (inside.right - 30, inside.top + 130), LIGHT.line)
    return pen, Area(left, inside.top + 150, inside.right - 30, inside.bottom - 20)


def terminal(clock: str, lines: Sequence[str], title: str) -> Pen:
    """A dark terminal. A line starting with "$ " is a command that was typed."""
    pen = empty_desktop(clock)
    inside = window(pen, Area(150, 100, 1400, 900), title, DARK)
    pen.fill(Area(inside.left + 1, inside.top, inside.right - 1, inside.bottom - 4), (20, 22, 26))
    y = inside.top + 16
    for line in lines:
        x = inside.left + 20
        if line.startswith("$ "):
            x += pen.text((x, y), "mara@studio:~", 17, (130, 205, 130), True) + 4
        colour = RED if line.startswith("error") else DARK.text
        pen.text((x, y), line, 17, (255, 130, 120) if colour is RED else colour)
        y += 28
    x = inside.left + 20
    x += pen.text((x, y), "mara@studio:~", 17, (130, 205, 130), True) + 4
    x += pen.text((x, y), "$ ", 17, DARK.text) + 2
    pen.fill(Area(x, y, x + 9, y + 19), DARK.text)
    return pen


def chat(clock: str, messages: Sequence[tuple[str, str, str]], dark: bool = True) -> Pen:
    """A messenger with Joost. Each message: who, what, when; Mara's stand to the right."""
    theme = DARK if dark else LIGHT
    pen = empty_desktop(clock)
    inside = window(pen, Area(260, 70, 1340, 950), "Joost - Signal", theme)
    side = Area(inside.left + 1, inside.top, inside.left + 300, inside.bottom - 4)
    pen.fill(side, theme.side)
    people = (
        ("Joost", messages[-1][1]),
        ("Tessa", "Photos from Sunday"),
        ("Studio group", "Who has the key?"),
        ("Dad", "Call me when you can"),
    )
    for row, (name, last) in enumerate(people):
        y = side.top + 14 + row * 76
        if row == 0:
            pen.fill(Area(side.left + 8, y - 4, side.right - 8, y + 64), theme.bar, 8)
        pen.badge((side.left + 40, y + 30), name[0], PEOPLE.get(name, (110, 90, 120)))
        pen.text((side.left + 74, y + 10), name, 16, theme.text, True)
        short = last if len(last) < 26 else f"{last[:24].rstrip()}..."
        pen.text((side.left + 74, y + 34), short, 14, theme.faint)
    pen.badge((side.right + 44, inside.top + 36), "J", PEOPLE["Joost"])
    pen.text((side.right + 78, inside.top + 26), "Joost", 18, theme.text, True)
    pen.line((side.right, inside.top + 70), (inside.right, inside.top + 70), theme.line)
    y = inside.top + 96
    for who, words, when in messages:
        is_own = who == "Mara"
        bubble_width = min(440, 40 + round(len(words) * 8.0))
        left = inside.right - 40 - bubble_width if is_own else side.right + 30
        height = 30 + 24 * _line_count(words, bubble_width - 32) + 20
        colour = (38, 88, 170) if is_own else theme.bar
        on_top = WHITE if is_own else theme.text
        pen.fill(Area(left, y, left + bubble_width, y + height), colour, 14)
        pen.paragraph((left + 16, y + 12), words, bubble_width - 32, 16, on_top)
        pen.text(
            (left + bubble_width - 14, y + height - 24),
            when,
            13,
            (205, 220, 245) if is_own else theme.faint,
            anchor="ra",
        )
        y += height + 16
    box = Area(side.right + 24, inside.bottom - 62, inside.right - 24, inside.bottom - 18)
    pen.fill(box, theme.side, 20, theme.line)
    pen.text((box.left + 20, (box.top + box.bottom) // 2), "Message", 16, theme.faint, anchor="lm")
    return pen


def _line_count(words: str, width: int) -> int:
    probe = empty_desktop("")
    return probe.paragraph((0, 0), words, width, 16) // 24


def sheet(
    clock: str, title: str, widths: Sequence[int], rows: Sequence[Sequence[str]], chosen: Area
) -> Pen:
    """A spreadsheet. `chosen` counts cells: left, top, right, bottom of the selection."""
    pen = empty_desktop(clock)
    inside = window(pen, WHOLE.inset(24, 14), f"{title} - LibreOffice Calc", LIGHT)
    x = inside.left + 18
    for name in ("File", "Edit", "View", "Insert", "Format", "Styles", "Sheet", "Data", "Help"):
        x += pen.text((x, inside.top + 10), name, 15) + 24
    top = inside.top + 44
    pen.fill(Area(inside.left + 1, top - 6, inside.right - 1, top + 36), LIGHT.bar)
    cell = f"{chr(65 + chosen.left)}{chosen.top + 1}"
    pen.fill(Area(inside.left + 16, top, inside.left + 106, top + 30), WHITE, 3, LIGHT.line)
    pen.text((inside.left + 30, top + 15), cell, 15, anchor="lm")
    pen.fill(Area(inside.left + 150, top, inside.right - 16, top + 30), WHITE, 3, LIGHT.line)
    content = rows[chosen.top][chosen.left]
    pen.text((inside.left + 164, top + 15), content, 15, anchor="lm")
    grid_left, grid_top, row_height = inside.left + 44, top + 66, 31
    x = grid_left
    for number, width in enumerate(widths):
        pen.fill(Area(x, grid_top - 28, x + width, grid_top), LIGHT.bar, 0, LIGHT.line)
        pen.text((x + width // 2, grid_top - 14), chr(65 + number), 14, LIGHT.faint, anchor="mm")
        x += width
    for row in range(24):
        y = grid_top + row * row_height
        pen.fill(Area(inside.left + 1, y, grid_left, y + row_height), LIGHT.bar, 0, LIGHT.line)
        middle = y + row_height // 2
        pen.text((inside.left + 22, middle), str(row + 1), 14, LIGHT.faint, anchor="mm")
        x = grid_left
        for number, width in enumerate(widths):
            box = Area(x, y, x + width, y + row_height)
            pen.fill(box, (226, 232, 240) if row == 0 else WHITE, 0, LIGHT.line)
            words = rows[row][number] if row < len(rows) else ""
            pen.text((x + 8, middle), words, 15, LIGHT.text, row == 0, "lm")
            x += width
    edge = (grid_left + sum(widths[: chosen.left]), grid_top + chosen.top * row_height)
    far = (edge[0] + widths[chosen.left], edge[1] + row_height)
    for start, end in (
        (edge, (far[0], edge[1])),
        ((far[0], edge[1]), far),
        (far, (edge[0], far[1])),
        ((edge[0], far[1]), edge),
    ):
        pen.line(start, end, GREEN, 2)
    return pen


def paper(clock: str, title: str) -> tuple[Pen, Area]:
    """A document viewer with one white page; returns the page's area inside its margins."""
    pen = empty_desktop(clock)
    inside = window(pen, WHOLE.inset(180, 14), title, LIGHT)
    desk = Area(inside.left + 1, inside.top + 44, inside.right - 1, inside.bottom - 4)
    pen.text((inside.left + 24, inside.top + 22), "1 of 1", 15, anchor="lm")
    pen.text((inside.right - 24, inside.top + 22), "Fit width  100 %", 15, anchor="rm")
    pen.fill(desk, (120, 124, 132))
    page = Area(desk.left + 150, desk.top + 16, desk.right - 150, desk.bottom)
    pen.fill(page, WHITE)
    return pen, page.inset(60, 44)


def note(clock: str, title: str, theme: Theme, area: Area | None = None) -> tuple[Pen, Area]:
    """A small program with nothing but a text; returns the area inside its margins."""
    pen = empty_desktop(clock)
    inside = window(pen, area or Area(360, 100, 1240, 900), title, theme)
    return pen, inside.inset(36, 28)
