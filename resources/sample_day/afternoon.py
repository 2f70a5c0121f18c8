"""The sample day after noon: soup, a moved appointment, a train, a lower price, a yes."""

from resources.sample_day.desktop_drawing import (
    DARK,
    LIGHT,
    Area,
    Column,
    Pen,
    table,
)
from resources.sample_day.morning import (
    GLAZE_ROWS,
    GLAZE_WIDTHS,
    SHOP_URL,
    shop,
    week,
)
from resources.sample_day.programs import INBOX, browser, chat, mail, note, paper, sheet
from resources.sample_day.scene import Scene

RECIPE_URL = "https://kitchenpost.example/leek-and-potato-soup"
TRAIN_URL = "https://tickets.northrail.example/booking/confirmed"
LATER_INBOX = (("City Tax Office", "Your appointment has been moved", "13:47"), *INBOX[:4])


def recipe(clock: str) -> Pen:
    tabs = ("Leek and potato soup", "Weather")
    pen, page = browser(clock, tabs, RECIPE_URL)
    pen.text((200, page.top + 50), "Leek and potato soup", 36, (120, 50, 30), True)
    pen.text(
        (200, page.top + 108), "By Amadou Keita. Serves 4, ready in 40 minutes", 17, LIGHT.faint
    )
    pen.fill(Area(200, page.top + 150, 600, page.top + 520), (250, 243, 230), 10)
    pen.text((230, page.top + 174), "Ingredients", 20, LIGHT.text, True)
    for row, words in enumerate(
        (
            "3 leeks",
            "500 g floury potatoes",
            "1 onion",
            "40 g butter",
            "1 litre vegetable stock",
            "150 ml cream",
            "nutmeg, salt, pepper",
        )
    ):
        pen.disc((238, page.top + 224 + row * 38), 3, (120, 50, 30))
        pen.text((254, page.top + 215 + row * 38), words, 17)
    pen.text((680, page.top + 160), "Method", 20, LIGHT.text, True)
    pen.paragraph(
        (680, page.top + 200),
        "1. Sweat the onion and the sliced leeks in the butter for 8 minutes.\n"
        "2. Add the potatoes in cubes and the stock; simmer for 20 minutes.\n"
        "3. Take out two ladles of vegetables, blend the rest.\n"
        "4. Stir in the cream and the vegetables; season with nutmeg.",
        700,
        17,
    )
    return pen


def password_safe(clock: str) -> Pen:
    pen, area = note(clock, "Passwords.kdbx - KeePassXC", LIGHT, Area(200, 120, 1400, 860))
    columns = (Column("Title", 320), Column("Username", 360), Column("Password", 300))
    rows = (
        ("North Rail", "mara.veltkamp", "sunny-kettle-41"),
        ("Kilnhouse shop", "mara@kilnlane.example", "clay&fire&water"),
        ("City portal", "KT-4471", "9Hm-tulip-77"),
    )
    table(pen, (area.left, area.top), columns, rows, LIGHT)
    return pen


def to_do(clock: str, done: int) -> Pen:
    pen, area = note(clock, "To do - Notes", LIGHT, Area(420, 90, 1180, 860))
    pen.text((area.left, area.top), "Tuesday", 28, LIGHT.text, True)
    tasks = (
        "Accept Piet's quote for the boiler",
        "Order kiln shelves at Kilnhouse",
        "Book the train to Maastricht",
        "Choose bathroom tiles: sage green, 10 x 20 cm",
        "Send the flyer for the wheel class to the printer",
        "Ask the landlord about the cellar window",
    )
    for row, words in enumerate(tasks):
        y = area.top + 66 + row * 50
        pen.tick((area.left, y), LIGHT, row < done)
        pen.text((area.left + 34, y), words, 18, LIGHT.faint if row < done else LIGHT.text)
    return pen


def to_do_at_noon(clock: str) -> Pen:
    return to_do(clock, 0)


def to_do_in_the_evening(clock: str) -> Pen:
    return to_do(clock, 3)


def tax_letter_moved(clock: str) -> Pen:
    pen, area = mail(clock, LATER_INBOX, 0, "Tue 10 Mar 2026, 13:47")
    pen.paragraph(
        (area.left, area.top),
        "Dear Ms Veltkamp,\n\nyour appointment on 24 March 2026 cannot take place, since our "
        "building is closed on that day. It has been moved to:\n\nThursday 2 April 2026, 09:15\n"
        "City Tax Office, Mill Square 3, room 108\n\nThe file number KT-4471 stays the same. We "
        "apologise for the trouble.\n\nYours sincerely\nH. Brandsma\nCity Tax Office",
        area.width,
    )
    return pen


def calendar_in_april(clock: str) -> Pen:
    return week(clock, 3, "09:15 Tax office, room 108", "Calendar - April 2026, week 14", 30)


def train(clock: str) -> Pen:
    pen, page = browser(clock, ("Booking confirmed - North Rail", "Kilnhouse"), TRAIN_URL, DARK)
    pen.text((260, page.top + 60), "Your booking is confirmed", 34, DARK.text, True)
    pen.text((260, page.top + 116), "Booking code QX7-MLD", 18, DARK.faint)
    card = Area(260, page.top + 170, 1340, page.top + 470)
    pen.fill(card, DARK.side, 10, DARK.line)
    pen.text((card.left + 40, card.top + 36), "Saturday 21 March 2026", 20, DARK.text, True)
    pen.text((card.left + 40, card.top + 96), "08:16", 30, DARK.text, True)
    pen.text((card.left + 160, card.top + 102), "Zwolle, platform 5", 20, DARK.text)
    pen.text((card.left + 40, card.top + 156), "11:02", 30, DARK.text, True)
    pen.text((card.left + 160, card.top + 162), "Maastricht, platform 2", 20, DARK.text)
    pen.text(
        (card.left + 40, card.top + 230), "Coach 6, seat 54, window, quiet zone", 18, DARK.faint
    )
    pen.text((card.right - 40, card.top + 96), "EUR 38.40", 28, DARK.accent, True, "ra")
    pen.button((260, page.top + 510), "Download the ticket", DARK, strong=True)
    pen.button((480, page.top + 510), "Add to calendar", DARK)
    return pen


def fair_chat(clock: str) -> Pen:
    messages = (
        ("Mara", "Train is booked: Saturday the 21st, I arrive in Maastricht at 11:02", "14:31"),
        ("Joost", "Great! My stand at the ceramics fair is C12, hall 2", "14:34"),
        ("Mara", "Shall I bring the oat white cups?", "14:35"),
        ("Joost", "Yes, thirty of them. And wear warm socks, the hall is freezing", "14:36"),
    )
    return chat(clock, messages)


def shop_in_the_afternoon(clock: str) -> Pen:
    return shop(clock, "109.00", "Spring sale: 20.00 less until Sunday")


def flyer(clock: str) -> Pen:
    pen, page = paper(clock, "wheel-class-flyer.odt - LibreOffice Writer")
    middle = (page.left + page.right) // 2
    pen.text((middle, page.top + 30), "Throw your first bowl", 44, (150, 74, 40), True, "mm")
    pen.disc((middle, page.top + 190), 96, (196, 128, 84))
    pen.disc((middle, page.top + 178), 70, (150, 90, 56))
    lines = (
        "Wheel class for beginners",
        "Saturday 11 April 2026, 14:00 to 17:00",
        "Kiln Lane Pottery, Kiln Lane 5",
        "8 places, EUR 65 with clay and firing",
        "Sign up: mara@kilnlane.example",
    )
    for row, words in enumerate(lines):
        pen.text((middle, page.top + 340 + row * 46), words, 22, LIGHT.text, row == 0, "mm")
    return pen


def photos(clock: str) -> Pen:
    pen, area = note(clock, "Bathroom - Files", LIGHT, Area(120, 90, 1480, 920))
    pen.text((area.left, area.top), "Pictures / Flat / Bathroom", 17, LIGHT.faint)
    names = (
        "before-door.jpg",
        "before-window.jpg",
        "old-boiler-label.jpg",
        "pipes-behind-wall.jpg",
        "tile-sage-green.jpg",
        "tile-sand.jpg",
        "floor-plan.png",
        "measure-niche-82cm.jpg",
    )
    for number, name in enumerate(names):
        left = area.left + (number % 4) * 320
        top = area.top + 50 + (number // 4) * 320
        shade = 120 + (number * 37) % 100
        pen.fill(Area(left, top, left + 260, top + 190), (shade, 210 - shade // 4, 190), 6)
        pen.fill(Area(left + 60, top + 70, left + 200, top + 190), (shade - 40, 150, 140), 4)
        pen.text((left + 130, top + 214), name, 15, LIGHT.text, anchor="mm")
    return pen


def acceptance(clock: str) -> Pen:
    sent = (("Mara", "Re: Quote for the new boiler", "16:20"), ("Mara", "Re: cups", "Mon"))
    pen, area = mail(clock, sent, 0, "Tue 10 Mar 2026, 16:20", folder="Sent")
    pen.paragraph(
        (area.left, area.top),
        "Dear Mr Harmsen,\n\nthank you for the quote. I accept it: EUR 2,394.50 for the Aquaterm "
        "boiler with everything. Please begin on Monday 16 March at 8 o'clock; my neighbour "
        "Mrs Duarte lets you in.\n\nOne wish: could the thermostat go beside the bathroom door "
        "instead of the hall?\n\nKind regards\nMara Veltkamp",
        area.width,
    )
    return pen


def glaze_tests_later(clock: str) -> Pen:
    opened = (
        "T-37",
        "Tenmoku 1",
        "Stoneware S4",
        "1260 C",
        "25 min",
        "black, rust at the rim",
        "keep",
    )
    rows = (*GLAZE_ROWS[:-1], opened)
    return sheet(clock, "Glaze tests 2026.ods", GLAZE_WIDTHS, rows, Area(5, 7, 5, 7))


def budget(clock: str) -> Pen:
    rows = (
        ("Item", "Planned", "Spent", "Left", "Who"),
        ("Boiler", "2,500.00", "2,394.50", "105.50", "Harmsen Plumbing"),
        ("Bathroom tiles", "900.00", "0.00", "900.00", "Tile Barn"),
        ("Electrician", "1,200.00", "640.00", "560.00", "Volt and Sons"),
        ("Floor, oiled oak", "3,100.00", "3,260.00", "-160.00", "Oakway"),
        ("Paint", "350.00", "118.20", "231.80", ""),
        ("Sum", "8,050.00", "6,412.70", "1,637.30", ""),
    )
    return sheet(clock, "Flat budget.ods", (300, 180, 180, 180, 300), rows, Area(3, 6, 3, 6))


def music(clock: str) -> Pen:
    pen, area = note(clock, "Radio Meander - Rhythmbox", DARK, Area(340, 220, 1260, 780))
    pen.fill(Area(area.left, area.top, area.left + 260, area.top + 260), (110, 64, 90), 8)
    pen.disc((area.left + 130, area.top + 130), 70, (220, 170, 120))
    left = area.left + 300
    pen.text((left, area.top + 30), "Slow Rivers", 32, DARK.text, True)
    pen.text((left, area.top + 82), "The Paper Lanterns", 20, DARK.faint)
    pen.text((left, area.top + 120), "Album: Rooms Without Clocks", 18, DARK.faint)
    bar = area.top + 320
    pen.fill(Area(area.left, bar, area.right, bar + 6), DARK.line, 3)
    pen.fill(Area(area.left, bar, area.left + 380, bar + 6), DARK.accent, 3)
    pen.text((area.left, bar + 18), "2:04", 14, DARK.faint)
    pen.text((area.right, bar + 18), "4:51", 14, DARK.faint, anchor="ra")
    middle = (area.left + area.right) // 2
    pen.disc((middle, bar + 80), 30, DARK.accent)
    pen.shape([(middle - 8, bar + 66), (middle - 8, bar + 94), (middle + 16, bar + 80)], DARK.paper)
    pen.text((area.left, bar + 70), "Playing", 15, DARK.accent)
    return pen


AFTERNOON = (
    Scene(
        "sd-15",
        "12:10",
        "firefox",
        "Leek and potato soup - Kitchen Post - Mozilla Firefox",
        recipe,
        RECIPE_URL,
    ),
    Scene("sd-16", "13:02", "keepassxc", "Passwords.kdbx - KeePassXC", password_safe),
    Scene("sd-17", "13:20", "gnome-notes", "To do - Notes", to_do_at_noon),
    Scene(
        "sd-18",
        "13:52",
        "thunderbird",
        "Your appointment has been moved - Mozilla Thunderbird",
        tax_letter_moved,
    ),
    Scene("sd-19", "13:55", "gnome-calendar", "Calendar - April 2026, week 14", calendar_in_april),
    Scene(
        "sd-20",
        "14:22",
        "firefox",
        "Booking confirmed - North Rail - Mozilla Firefox",
        train,
        TRAIN_URL,
    ),
    Scene("sd-21", "14:36", "signal", "Joost - Signal", fair_chat),
    Scene(
        "sd-22",
        "15:08",
        "firefox",
        "Kiln shelf set - Kilnhouse - Mozilla Firefox",
        shop_in_the_afternoon,
        SHOP_URL,
    ),
    Scene("sd-23", "15:30", "libreoffice", "wheel-class-flyer.odt - LibreOffice Writer", flyer),
    Scene("sd-24", "16:02", "nautilus", "Bathroom - Files", photos),
    Scene(
        "sd-25",
        "16:20",
        "thunderbird",
        "Re: Quote for the new boiler - Mozilla Thunderbird",
        acceptance,
    ),
    Scene(
        "sd-26",
        "16:48",
        "libreoffice",
        "Glaze tests 2026.ods - LibreOffice Calc",
        glaze_tests_later,
    ),
    Scene("sd-27", "17:05", "libreoffice", "Flat budget.ods - LibreOffice Calc", budget),
    Scene("sd-28", "17:20", "rhythmbox", "Radio Meander - Rhythmbox", music),
    Scene("sd-29", "17:32", "gnome-notes", "To do - Notes", to_do_in_the_evening),
)
