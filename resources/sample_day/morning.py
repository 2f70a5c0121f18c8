"""The sample day until noon: a boiler, a tax letter, glazes, a stubborn printer, shopping."""

from resources.sample_day.desktop_drawing import (
    DARK,
    GREEN,
    LIGHT,
    RED,
    Area,
    Column,
    Pen,
    table,
)
from resources.sample_day.programs import (
    INBOX,
    PRIVATE,
    VIOLET,
    browser,
    chat,
    mail,
    note,
    paper,
    sheet,
    terminal,
)
from resources.sample_day.scene import Scene

BOILER_ROWS = (
    ("Boiler Aquaterm 24 kW", "1", "1,480.00"),
    ("Pipes, valves and fittings", "1", "212.50"),
    ("Removal of the old boiler", "1", "180.00"),
    ("Labour, 9 hours at 58.00", "9", "522.00"),
    ("=Total including VAT", "", "EUR 2,394.50"),
)
GLAZE_WIDTHS = (90, 250, 210, 130, 130, 330, 300)
GLAZE_ROWS = (
    ("Test", "Glaze", "Clay body", "Peak", "Hold", "Result", "Note"),
    ("T-31", "Celadon 7", "Porcelain P2", "1240 C", "20 min", "clear, no crazing", "keep"),
    ("T-32", "Celadon 7", "Stoneware S4", "1240 C", "20 min", "fine crazing", "more silica"),
    ("T-33", "Iron red 2", "Stoneware S4", "1220 C", "10 min", "dull brown", "too cold"),
    ("T-34", "Iron red 2", "Stoneware S4", "1255 C", "15 min", "deep red, runny", "thinner coat"),
    ("T-35", "Oat white", "Stoneware S4", "1240 C", "15 min", "even, satin", "for Cafe Morgen"),
    ("T-36", "Oat white", "Porcelain P2", "1240 C", "15 min", "pinholes", "slower cooling"),
    ("T-37", "Tenmoku 1", "Stoneware S4", "1260 C", "25 min", "", "in the kiln"),
)


def boiler_quote(clock: str) -> Pen:
    pen, area = mail(clock, INBOX, 0, "Tue 10 Mar 2026, 08:03")
    y = pen.paragraph(
        (area.left, area.top),
        "Dear Ms Veltkamp,\n\nthank you for showing me the flat in Brook Street 14. For the new "
        "boiler in the bathroom I can offer:",
        area.width,
    )
    columns = (Column("Item", 470), Column("Qty", 90, True), Column("EUR", 220, True))
    y = table(pen, (area.left, y + 16), columns, BOILER_ROWS, LIGHT)
    pen.paragraph(
        (area.left, y + 24),
        "The offer holds until 31 March 2026. We could begin on Monday 16 March at 8 o'clock; "
        "the work takes two days.\n\nKind regards\nPiet Harmsen\nHarmsen Plumbing and Heating\n"
        "Phone 055 0147 288",
        area.width,
    )
    return pen


def tax_letter(clock: str) -> Pen:
    pen, area = mail(clock, INBOX, 1, "Tue 10 Mar 2026, 07:46")
    pen.paragraph(
        (area.left, area.top),
        "Dear Ms Veltkamp,\n\nto go through your declaration for 2024 we invite you to an "
        "appointment:\n\nTuesday 24 March 2026, 10:30\nCity Tax Office, Mill Square 3, room 214\n\n"
        "Please bring the receipts for the kiln and the rent contract of the studio. Your file "
        "number is KT-4471.\n\nYours sincerely\nH. Brandsma\nCity Tax Office",
        area.width,
    )
    return pen


def week(clock: str, tax_day: int, tax_words: str, title: str, first_day: int) -> Pen:
    """A calendar week; `tax_day` counts from 0 for Monday, -1 leaves the appointment out."""
    pen, area = note(clock, title, LIGHT, Area(60, 70, 1540, 960))
    width = area.width // 7
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    for day, name in enumerate(names):
        left = area.left + day * width
        number = first_day + day if first_day + day <= 31 else first_day + day - 31
        pen.text((left + 12, area.top), f"{name} {number}", 18, LIGHT.text, True)
        pen.line((left, area.top + 36), (left, area.bottom), LIGHT.line)
    for hour in range(8, 20):
        y = area.top + 40 + (hour - 8) * 62
        pen.line((area.left, y), (area.right, y), LIGHT.line)
        pen.text((area.left - 28, y + 4), str(hour), 13, LIGHT.faint)
    entries = [(2, 14.0, 2.0, "Wheel class", GREEN), (5, 10.0, 3.0, "Market stall", VIOLET)]
    if tax_day >= 0:
        entries.append((tax_day, float(tax_words[:2]) + 0.25, 1.25, tax_words, RED))
    for day, start, hours, words, colour in entries:
        top = area.top + 40 + round((start - 8) * 62)
        box = Area(
            area.left + day * width + 5,
            top,
            area.left + (day + 1) * width - 5,
            top + round(hours * 62),
        )
        pen.fill(box, colour, 6)
        pen.paragraph((box.left + 10, box.top + 8), words, box.width - 16, 15, (255, 255, 255))
    return pen


def calendar_in_march(clock: str) -> Pen:
    return week(clock, 1, "10:30 Tax office, room 214", "Calendar - March 2026, week 13", 23)


def glaze_tests(clock: str) -> Pen:
    return sheet(clock, "Glaze tests 2026.ods", GLAZE_WIDTHS, GLAZE_ROWS, Area(5, 1, 5, 1))


PRINTER_PROBLEM = (
    "$ lpstat -p",
    "printer LabelPress disabled since Mon 09 Mar 2026 18:22",
    "        reason: backend failed",
    "printer Office is idle. enabled since Mon 02 Mar 2026",
    "$ lp -d LabelPress labels.pdf",
    "error: LabelPress is not accepting jobs",
)


def printer_broken(clock: str) -> Pen:
    return terminal(clock, PRINTER_PROBLEM, "mara@studio: ~")


def printer_mended(clock: str) -> Pen:
    lines = (
        *PRINTER_PROBLEM,
        "$ cancel -a LabelPress",
        "$ sudo systemctl restart cups",
        "$ sudo cupsenable LabelPress",
        "$ sudo cupsaccept LabelPress",
        "$ lp -d LabelPress labels.pdf",
        "request id is LabelPress-18 (1 file)",
        "$ lpstat -p LabelPress",
        "printer LabelPress now printing LabelPress-18. enabled since Tue 10 Mar 2026 09:44",
    )
    return terminal(clock, lines, "mara@studio: ~")


def dinner_chat(clock: str) -> Pen:
    messages = (
        ("Joost", "Morning! Is Friday still good for dinner?", "09:51"),
        ("Mara", "Yes! Where shall we go?", "09:53"),
        ("Joost", "Bistro Olive, I booked a table for four at 19:30", "09:55"),
        ("Joost", "Could you bring the folding table on Saturday?", "09:56"),
        ("Mara", "Will do. Tessa is allergic to walnuts, please tell them", "09:58"),
    )
    return chat(clock, messages)


SHOP_TABS = ("Kiln shelf set - Kilnhouse", "Clay Journal", "Weather")
SHOP_URL = "https://shop.kilnhouse.example/shelves/cordierite-40"


def shop(clock: str, price: str, remark: str) -> Pen:
    pen, page = browser(clock, SHOP_TABS, SHOP_URL)
    pen.fill(Area(0, page.top, page.right, page.top + 64), (70, 52, 34))
    pen.text((60, page.top + 32), "Kilnhouse", 26, (250, 236, 210), True, "lm")
    for x, name in ((320, "Kilns"), (410, "Shelves"), (520, "Tools"), (610, "Clay"), (690, "Sale")):
        pen.text((x, page.top + 32), name, 17, (250, 236, 210), anchor="lm")
    pen.text((page.right - 60, page.top + 32), "Basket (1)", 17, (250, 236, 210), anchor="rm")
    picture = Area(60, page.top + 110, 640, page.top + 600)
    pen.fill(picture, (240, 235, 226), 8)
    for step in range(4):
        y = picture.top + 120 + step * 90
        slab = ((150, y), (470, y), (550, y + 34), (230, y + 34))
        pen.shape(slab, (206 - step * 10, 188 - step * 10, 160 - step * 10))
        pen.shape(((230, y + 34), (550, y + 34), (550, y + 46), (230, y + 46)), (160, 142, 116))
    left = 720
    pen.text((left, page.top + 116), "Kiln shelf set, cordierite 40 x 40 cm", 28, LIGHT.text, True)
    pen.text(
        (left, page.top + 164), "Set of 4 shelves with 12 posts, up to 1300 C", 17, LIGHT.faint
    )
    pen.text((left, page.top + 214), f"EUR {price}", 40, RED if remark else LIGHT.text, True)
    if remark:
        pen.text((left, page.top + 272), remark, 17, RED)
    pen.text((left, page.top + 312), "In stock, with you in 3 days", 17, GREEN)
    pen.button((left, page.top + 356), "Put in the basket", LIGHT, strong=True)
    pen.text((left, page.top + 430), "Details", 20, LIGHT.text, True)
    for row, words in enumerate(
        ("Thickness 15 mm", "Weight 4.8 kg per shelf", "Article number KH-4040-4")
    ):
        pen.text((left, page.top + 470 + row * 30), words, 16)
    pen.text((left, page.top + 590), "4.7 of 5 from 212 reviews", 16, LIGHT.faint)
    return pen


def shop_in_the_morning(clock: str) -> Pen:
    return shop(clock, "129.00", "")


ARTICLE_TABS = ("Why glazes craze - Clay Journal", "Kilnhouse", "Weather")


def article(clock: str, heading: bool, paragraphs: str) -> Pen:
    pen, page = browser(clock, ARTICLE_TABS, "https://clayjournal.example/why-glazes-craze")
    pen.fill(Area(0, page.top, page.right, page.top + 56), (44, 70, 52))
    pen.text((page.right // 2, page.top + 28), "Clay Journal", 24, (236, 244, 232), True, "mm")
    left, y = 370, page.top + 100
    if heading:
        pen.text((left, y), "Why glazes craze, and what to do about it", 34, LIGHT.text, True)
        pen.text((left, y + 56), "By Ines Okafor, 6 March 2026, 9 minutes", 17, LIGHT.faint)
        y += 110
    pen.paragraph((left, y), paragraphs, 860, 18)
    pen.fill(
        Area(page.right - 14, page.top + (60 if heading else 340), page.right - 5, 640),
        (170, 172, 178),
        4,
    )
    return pen


def article_start(clock: str) -> Pen:
    return article(
        clock,
        True,
        "Crazing is a net of fine cracks in the glaze. It comes when the glaze shrinks more than "
        "the clay beneath it while both cool down.\n\nMost potters reach for a slower cooling "
        "first. That helps with dunting, but seldom with crazing: the mismatch stays the same, "
        "however slowly you get there.\n\nWhat does help is to lower the expansion of the glaze. "
        "Add five parts of silica to a hundred parts of glaze, fire a test tile, and look at it "
        "again after a night in the freezer and a minute in boiling water.",
    )


def article_end(clock: str) -> Pen:
    return article(
        clock,
        False,
        "If silica alone makes the glaze stiff, swap part of the soda feldspar for a boron frit. "
        "Boron lowers the expansion and melts early.\n\nThree rules to take to the studio:\n"
        "1. Change one thing at a time and write it down.\n"
        "2. Test on the clay body that you will sell.\n"
        "3. Wait a week: late crazing shows after days.\n\n"
        "Ines Okafor has run the glaze laboratory of the Northern School of Ceramics since 2011. "
        "Her book Surface Tension appears in May.",
    )


def invoice(clock: str) -> Pen:
    pen, page = paper(clock, "invoice-2026-017.pdf")
    pen.text((page.left, page.top), "Kiln Lane Pottery", 28, LIGHT.text, True)
    pen.text((page.left, page.top + 42), "Mara Veltkamp, Kiln Lane 5", 15, LIGHT.faint)
    pen.text((page.left, page.top + 110), "Cafe Morgen", 17)
    pen.text((page.left, page.top + 136), "Station Road 22", 17)
    pen.text((page.left, page.top + 196), "Invoice 2026-017", 24, LIGHT.text, True)
    pen.text((page.right, page.top + 200), "9 March 2026", 16, anchor="ra")
    columns = (
        Column("Description", page.width - 340),
        Column("Qty", 80, True),
        Column("Each", 110, True),
        Column("EUR", 150, True),
    )
    rows = (
        ("Cup, oat white, 180 ml", "24", "21.00", "504.00"),
        ("Saucer, oat white", "24", "11.50", "276.00"),
        ("Delivery", "1", "18.00", "18.00"),
        ("=To be paid by 23 March 2026", "", "", "EUR 798.00"),
    )
    y = table(pen, (page.left, page.top + 246), columns, rows, LIGHT)
    pen.text((page.left, y + 36), "Please pay to: IBAN NL91 ABNA 0417 1643 00", 17)
    pen.text((page.left, y + 68), "Thank you for drinking from hand-made cups.", 16, LIGHT.faint)
    return pen


def checkout(clock: str) -> Pen:
    pen, page = browser(
        clock,
        ("Payment - Kilnhouse", "Clay Journal"),
        "https://shop.kilnhouse.example/checkout/payment",
    )
    pen.fill(Area(0, page.top, page.right, page.top + 64), (70, 52, 34))
    pen.text((60, page.top + 32), "Kilnhouse", 26, (250, 236, 210), True, "lm")
    pen.text((480, page.top + 110), "Payment", 30, LIGHT.text, True)
    fields = (
        ("Name on the card", "Mara Veltkamp"),
        ("Card number", "4111 1111 1111 1111"),
        ("Valid until", "09/28"),
        ("Article", "Throwing tool set, EUR 34.90"),
    )
    for row, (name, value) in enumerate(fields):
        y = page.top + 176 + row * 92
        pen.text((480, y), name, 15, LIGHT.faint)
        pen.fill(Area(480, y + 24, 1100, y + 66), LIGHT.paper, 6, LIGHT.faint)
        pen.text((496, y + 45), value, 18, anchor="lm")
    pen.button((480, page.top + 560), "Pay EUR 34.90", LIGHT, strong=True)
    return pen


def private_present(clock: str) -> Pen:
    tabs = ("Garnet necklace - Jewel Row", "New tab")
    pen, page = browser(clock, tabs, "https://jewelrow.example/garnet-necklace", PRIVATE)
    pen.text((page.right - 40, page.top + 20), "Private browsing", 16, PRIVATE.accent, True, "ra")
    pen.text((200, page.top + 90), "Garnet necklace, silver", 32, PRIVATE.text, True)
    pen.text((200, page.top + 150), "EUR 185.00", 28, PRIVATE.text)
    pen.text((200, page.top + 200), "Engraving: For Tessa, thirty years", 18, PRIVATE.faint)
    pen.button((200, page.top + 250), "Order as a gift", PRIVATE, strong=True)
    return pen


def studio_wifi(clock: str) -> Pen:
    pen, area = note(clock, "studio-notes.txt - Text Editor", DARK)
    lines = (
        "Studio notes",
        "",
        "Bin day: every second Thursday",
        "Kiln meter reading 1 March: 48 217 kWh",
        "",
        "Guest network: KilnLane-Guests",
        "Password: Wheel-turns-88!x",
        "",
        "Spare key is with Mrs Duarte on the second floor",
    )
    for row, words in enumerate(lines):
        pen.text((area.left, area.top + row * 34), words, 18, DARK.text, row == 0)
    return pen


MORNING = (
    Scene(
        "sd-01",
        "08:12",
        "thunderbird",
        "Quote for the new boiler - Mozilla Thunderbird",
        boiler_quote,
    ),
    Scene(
        "sd-02",
        "08:21",
        "thunderbird",
        "Your appointment on 24 March - Mozilla Thunderbird",
        tax_letter,
    ),
    Scene("sd-03", "08:26", "gnome-calendar", "Calendar - March 2026, week 13", calendar_in_march),
    Scene("sd-04", "08:55", "libreoffice", "Glaze tests 2026.ods - LibreOffice Calc", glaze_tests),
    Scene("sd-05", "09:38", "gnome-terminal", "mara@studio: ~", printer_broken),
    Scene("sd-06", "09:44", "gnome-terminal", "mara@studio: ~", printer_mended),
    Scene("sd-07", "09:58", "signal", "Joost - Signal", dinner_chat),
    Scene(
        "sd-08",
        "10:15",
        "firefox",
        "Kiln shelf set - Kilnhouse - Mozilla Firefox",
        shop_in_the_morning,
        SHOP_URL,
    ),
    Scene(
        "sd-09",
        "10:22",
        "firefox",
        "Why glazes craze - Clay Journal - Mozilla Firefox",
        article_start,
        "https://clayjournal.example/why-glazes-craze",
    ),
    Scene(
        "sd-10",
        "10:31",
        "firefox",
        "Why glazes craze - Clay Journal - Mozilla Firefox",
        article_end,
        "https://clayjournal.example/why-glazes-craze",
    ),
    Scene("sd-11", "11:04", "evince", "invoice-2026-017.pdf", invoice),
    Scene(
        "sd-12",
        "11:30",
        "firefox",
        "Payment - Kilnhouse - Mozilla Firefox",
        checkout,
        "https://shop.kilnhouse.example/checkout/payment",
    ),
    Scene(
        "sd-13",
        "11:41",
        "firefox",
        "Garnet necklace - Jewel Row - Mozilla Firefox Private Browsing",
        private_present,
        "https://jewelrow.example/garnet-necklace",
    ),
    Scene("sd-14", "11:52", "gedit", "studio-notes.txt - Text Editor", studio_wifi),
)
