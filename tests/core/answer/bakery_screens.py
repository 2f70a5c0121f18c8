"""The invented week of a baker: what he sees on his screens, and what is asked about it later.

Jonas Tveit bakes in Bergen; nobody and nothing here exists. The questions are put as people put
them who no longer know the screen's own words.
"""

from tests.core.answer.everyday_screens import Asked
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment

SHELL = "jonas@till:~$"


def show_orders(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "09:00"),
        Sheet()
        .paragraph("Our offer for autumn flour")
        .paragraph("Aronsen Mill <orders@aronsen.example>", "to Jonas Tveit · 8 Sep 2031, 08:51")
        .table(
            ("Flour", "Bags", "Per bag", "EUR"),
            ("Wheat T65", "40", "18.50", "740.00"),
            ("Rye, dark", "25", "21.00", "525.00"),
            ("Spelt", "10", "27.40", "274.00"),
            ("Delivery", "1", "35.00", "35.00"),
            ("Total", "", "", "EUR 1,574.00"),
        )
        .paragraph("We deliver on Wednesday 17 September. Payment within 14 days."),
        app="mail",
        title="Our offer for autumn flour - Mail",
    )
    memory.show(
        moment(9, "10:20"),
        Sheet().chat(
            ("Siri Aronsen", "10:11", "About the rye: is 25 bags enough for you?"),
            ("Jonas", "10:13", "Better make it 30, please."),
            ("Siri Aronsen", "10:15", "30 it is. The lorry comes on Thursday then, not Wednesday."),
            ("Siri Aronsen", "10:16", "He will be at your gate at 06:40."),
        ),
        app="chat",
        title="Siri Aronsen - Chat",
    )
    memory.show(
        moment(9, "15:00"),
        Sheet().table(
            ("Item", "Planned", "Actual", "Paid to"),
            ("Oven repair", "900.00", "1,145.00", "Varme AS"),
            ("Flour", "4,200.00", "3,980.00", "Aronsen"),
            ("Packaging", "610.00", "655.50", "Papirhuset"),
            ("Sum", "5,710.00", "5,780.50", ""),
        ),
        app="sheets",
        title="Autumn costs - Sheets",
    )
    memory.show(
        moment(10, "08:30"),
        Sheet().table(
            ("Flour", "Stock", "Minimum", "Shelf"),
            ("Wheat T65", "18", "12", "A1"),
            ("Rye, dark", "5", "10", "A2"),
            ("Spelt", "7", "4", "B1"),
            ("Oat", "3", "6", "B2"),
        ),
        app="sheets",
        title="Stock room - Sheets",
    )


def show_shop(memory: DrawnMemory) -> None:
    dimensions = ("Bowl: 20 l", "Weight: 68 kg", "Height: 82 cm", "Warranty: 3 years")
    for at, price in ((moment(8, "16:00"), "€ 1,890.00"), (moment(11, "16:00"), "€ 1,740.00")):
        memory.show(
            at,
            Sheet().paragraph("Spiral mixer Trave 20").paragraph(price).paragraph(*dimensions),
            app="browser",
            title="Spiral mixer Trave 20 - Kokkeland",
            url="https://kokkeland.example/trave-20",
        )
    memory.show(
        moment(10, "12:00"),
        Sheet()
        .paragraph("Your journey to Oslo")
        .paragraph("Booking reference FJ8K2Q", "Saturday 20 September 2031")
        .table(("07:05", "Bergen, track 3"), ("13:32", "Oslo, track 11"))
        .paragraph("Coach 4, seat 27, 649 kr"),
        app="browser",
        title="Your journey - Vestbanen",
        url="https://vestbanen.example/journey",
    )
    memory.show(
        moment(10, "12:30"),
        Sheet()
        .paragraph("Nordic bread days")
        .paragraph("20 to 22 September 2031, Grain Hall, Oslo")
        .paragraph("Stands are open from 10:00 to 18:00. Bakers pay no entry.")
        .paragraph("Talk by Helga Brandvik: Steam and crust, Sunday 11:15, stage 2"),
        app="browser",
        title="Nordic bread days - Programme",
        url="https://breaddays.example/programme",
    )


def show_people(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "17:10"),
        Sheet()
        .paragraph("Team meeting, 9 September")
        .paragraph("Present: Aud, Kim, Lars, Jonas. Excused: Mette.")
        .paragraph(
            "• From October the shop closes at 17:30 (decided by Aud).",
            "• Kim orders the new aprons, 12 pieces.",
            "• Lars looks for a cheaper box supplier.",
        )
        .paragraph("Next meeting: Tuesday 23 September, 16:00, in the back room."),
        app="docs",
        title="Team meeting 9 September - Docs",
    )
    memory.show(
        moment(10, "07:50"),
        Sheet().chat(
            ("Kim", "07:41", "The oven man comes on Friday at 10:00."),
            ("Lars", "07:43", "I can let him in."),
            ("Aud", "07:44", "Shall we bake cinnamon knots for the school?"),
            ("Jonas", "07:46", "Yes, forty of them, for Monday."),
            ("Kim", "07:49", "Mette still owes me 60 euros for the flowers."),
        ),
        app="chat",
        title="Bakery - Chat",
    )
    memory.show(
        moment(11, "11:30"),
        Sheet().chat(
            ("Kim", "11:20", "The oven man called, he comes at 11:30 instead."),
            ("Lars", "11:22", "Then somebody else must let him in, I am at the dentist."),
            ("Aud", "11:24", "I do it."),
        ),
        app="chat",
        title="Bakery - Chat",
    )
    memory.show(
        moment(11, "12:10"),
        Sheet()
        .paragraph("Contacts")
        .table(
            ("Name", "Role", "Phone"),
            ("Mette Dahl", "baker", "+47 555 20 118"),
            ("Tor Solberg", "landlord", "+47 555 61 340"),
            ("Varme AS", "oven service", "+47 555 77 902"),
        ),
        app="sheets",
        title="Contacts - Sheets",
    )
    memory.show(
        moment(11, "13:00"),
        Sheet().table(
            ("Day", "Early shift", "Late shift", "Loaves"),
            ("Monday", "Aud", "Kim", "310"),
            ("Tuesday", "Kim", "Lars", "285"),
            ("Wednesday", "Aud", "Lars", "340"),
            ("Thursday", "Lars", "Mette", "295"),
        ),
        app="sheets",
        title="Rota week 37 - Sheets",
    )


def show_know_how(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "13:00"),
        Sheet()
        .paragraph("Cardamom twists")
        .paragraph("Makes 16 pieces · 2 hours 30 minutes")
        .paragraph("Ingredients")
        .paragraph(
            "• 500 g wheat flour", "• 80 g butter", "• 250 ml milk", "• 2 teaspoons cardamom"
        )
        .paragraph("Method")
        .paragraph(
            "1. Warm the milk and melt the butter in it.",
            "2. Knead everything for 10 minutes.",
            "3. Let the dough rise for 90 minutes.",
            "4. Roll out, cut into strips and twist.",
            "5. Bake at 220 °C for 12 minutes.",
        ),
        app="browser",
        title="Cardamom twists | Hverdagsbrød",
        url="https://hverdagsbrod.example/cardamom-twists",
    )
    memory.show(
        moment(10, "18:20"),
        Sheet()
        .paragraph(f"{SHELL} tillsync push", "error: not logged in")
        .paragraph(f"{SHELL} tillsync login --shop 4", "logged in as shop 4")
        .paragraph(f"{SHELL} tillsync push", "pushed 214 receipts"),
        app="terminal",
        title="jonas@till: ~",
    )
    memory.show(
        moment(9, "20:00"),
        Sheet()
        .paragraph("Steam and crust: what the first ten minutes do")
        .paragraph("Helga Brandvik · Northern Journal of Baking 12 (2030), 41-58")
        .paragraph("Abstract")
        .paragraph("We baked 240 loaves with and without steam in the first ten minutes.")
        .paragraph("With steam the crust was 1.4 mm thick, without it 2.6 mm."),
        app="reader",
        title="brandvik-2030.pdf",
    )
    memory.show(
        moment(11, "08:00"),
        Sheet().table(
            ("Task", "Who", "State"),
            ("Order salt", "Kim", "done"),
            ("Paint the counter", "Lars", "open"),
            ("Renew the licence", "Jonas", "open"),
            ("Fix the bell", "Lars", "done"),
            ("Call the landlord", "Jonas", "open"),
        ),
        app="browser",
        title="Shop tasks - Board",
        url="https://board.example/shop",
    )


def show_other_languages(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "10:00"),
        Sheet()
        .paragraph("Ihr Termin bei der Steuerberatung")
        .paragraph("Kanzlei Brandt <kanzlei@brandt.example>", "an Jonas Tveit · 8. Sep. 2031")
        .paragraph("Ihr Termin ist am 18. September um 9:30 Uhr in der Hafenstraße 12, Zimmer 204.")
        .paragraph("Die Beratung kostet 120 Euro. Ihre Beraterin ist Frau Lindner.")
        .paragraph("Telefon 0421 555 0190"),
        app="mail",
        title="Ihr Termin bei der Steuerberatung - Mail",
    )
    memory.show(
        moment(8, "10:30"),
        Sheet()
        .paragraph("Reunión con el proveedor de aceite")
        .paragraph("Lucía Prado <lucia@aceitera.example>", "para Jonas Tveit · 8 sep 2031")
        .paragraph("La reunión es el 22 de septiembre a las 16:00 en la sala Olivo.")
        .paragraph("El precio del aceite es de 450 euros por barril."),
        app="mail",
        title="Reunión con el proveedor de aceite - Mail",
    )


def show_everything(memory: DrawnMemory) -> None:
    """All screens of the week, oldest first per kind."""
    for show in (show_orders, show_shop, show_people, show_know_how, show_other_languages):
        show(memory)


ARITHMETIC = (
    Asked("How much more did the oven repair cost than planned?", ("245",)),
    Asked("By how much did we stay below the plan for flour?", ("220",)),
    Asked("What is the difference between planned and actual for the packaging?", ("45.50",)),
    Asked("How much more expensive is a bag of spelt than a bag of wheat?", ("8.90",)),
    Asked("How much do the wheat and the rye cost together?", ("1,265",)),
    Asked("What would the flour from Aronsen cost without delivery?", ("1,539",)),
    Asked("How many bags of wheat do we have more than spelt in stock?", ("11",)),
    Asked("How many bags of rye are we below the minimum?", ("5",)),
    Asked("How many loaves did we bake more on Wednesday than on Tuesday?", ("55",)),
    Asked("How many loaves are on the rota in total?", ("1,230",)),
    Asked("How long does the train to Oslo take?", ("6 hours 27 minutes",)),
    Asked("How long are the stands open each day?", ("8 hours",)),
    Asked("How many days are there between the team meeting and the next one?", ("14",)),
    Asked("How many days until the appointment with the tax adviser in the Hafenstraße?", ("6",)),
    Asked("By how many percent did the mixer get cheaper?", ("7.9 %",)),
    Asked("How much thicker is the crust without steam?", ("1.2 mm",)),
)
COUNTS = (
    Asked("How many people were at the team meeting?", ("4",)),
    Asked("How many steps does the recipe for the cardamom twists have?", ("5",)),
    Asked("How many ingredients do I need for the twists?", ("4",)),
    Asked("How many cinnamon knots do we bake for the school?", ("forty",)),
    Asked("How many tasks of the shop are still open?", ("3",)),
    Asked("How many tasks has Lars finished?", ("1",)),
    Asked("How many kinds of flour are in the stock room?", ("4",)),
    Asked("How many early shifts does Aud have?", ("2",)),
    Asked("How many twists does the recipe make?", ("16",)),
    Asked("How many aprons does Kim order?", ("12",)),
)
CHANGED = (
    Asked("How many bags of rye do we get?", ("30",)),
    Asked("How many bags of rye did they offer originally?", ("25",)),
    Asked("At what time does the oven man come?", ("11:30",), ("10:00",)),
    Asked("At what time was the oven man going to come originally?", ("10:00",)),
    Asked("Who lets the oven man in now?", ("Aud",)),
    Asked("On which day does the flour arrive?", ("Thursday",)),
    Asked("What does the Trave mixer cost now?", ("1,740",), ("1,890",)),
)
PROCEDURES = (
    Asked("How did I get the receipts pushed?", ("tillsync login --shop 4",)),
    Asked("What is the last step of the twists?", ("Bake at 220",), ("Warm",)),
    Asked("What do I do first for the cardamom twists?", ("Warm the milk",)),
    Asked("What comes after the kneading?", ("rise for 90 minutes",)),
    Asked("Which command logs the till in?", ("tillsync login",)),
    Asked("What are the steps for cardamom twists?", ("Warm the milk", "Bake at 220")),
)
RESOURCES = (
    Asked("Who wrote the paper on steam?", ("Helga Brandvik",)),
    Asked("What was the title of the paper about the crust?", ("Steam and crust",)),
    Asked("In which journal was the paper about steam published?", ("Northern Journal of Baking",)),
    Asked("Which page had the recipe for the twists?", ("hverdagsbrod.example",)),
    Asked("What is the file name of the paper by Brandvik?", ("brandvik-2030.pdf",)),
    Asked("Which document says when the shop closes from October?", ("Team meeting 9 September",)),
)
PEOPLE = (
    Asked("Who decided that the shop closes at half past five?", ("Aud",)),
    Asked("Who owes Kim money?", ("Mette",)),
    Asked("Who is our landlord?", ("Tor Solberg",)),
    Asked("What is the phone number of the landlord?", ("555 61 340",)),
    Asked("What is Mette's phone number?", ("555 20 118",)),
    Asked("Who was excused at the meeting?", ("Mette",)),
    Asked("Who asked about knots for the school?", ("Aud",)),
    Asked("Who looks for cheaper boxes?", ("Lars",)),
    Asked("Who has the late shift on Thursday?", ("Mette",)),
)
TIMES = (
    Asked("When did I last look at the Trave mixer?", ("11 September",)),
    Asked("When did I first look at the Trave mixer?", ("8 September",)),
    Asked("When is the next team meeting?", ("23 September",)),
    Asked("What was I doing on Tuesday at one in the afternoon?", ("Cardamom twists",)),
    Asked("What was I reading on Tuesday evening at eight?", ("brandvik",)),
    Asked("On which day did I book the train to Oslo?", ("10 September",)),
    Asked("At what time does my train leave for Oslo?", ("07:05",), ("13:32",)),
)
GERMAN_AND_SPANISH = (
    Asked("Wann ist mein Termin bei der Steuerberatung?", ("18",)),
    Asked("Um wie viel Uhr ist der Termin bei der Steuerberatung?", ("9:30",)),
    Asked("Was kostet die Beratung?", ("120 Euro",)),
    Asked("Wie viel kostet die Beratung bei der Kanzlei?", ("120 Euro",)),
    Asked("Wer ist meine Beraterin?", ("Lindner",)),
    Asked("Wie lautet die Telefonnummer der Kanzlei Brandt?", ("0421 555 0190",)),
    Asked("In welchem Zimmer ist mein Termin?", ("204",)),
    Asked("¿Cuándo es la reunión con el proveedor?", ("22 de septiembre",)),
    Asked("¿A qué hora es la reunión con el proveedor de aceite?", ("16:00",)),
    Asked("¿Cuánto cuesta el aceite?", ("450 euros",)),
    Asked("¿Dónde es la reunión con el proveedor?", ("sala Olivo",)),
)
NEAR_MISSES = (
    Asked("At what time does the train back from Oslo leave?"),
    Asked("Which platform does the return train leave from?"),
    Asked("How wide is the Trave mixer?"),
    Asked("What is Kim's phone number?"),
    Asked("What is the phone number of the dentist?"),
    Asked("Who has the late shift on Saturday?"),
    Asked("At what time does the oven man come on Monday?"),
    Asked("How much does an entry to the bread days cost for visitors?"),
    Asked("When does the shop open from October?"),
    Asked("Which dentist does Lars go to?"),
    Asked("How much milk is in stock?"),
    Asked("What is the e-mail address of Tor Solberg?"),
    Asked("How long is the warranty of the oven?"),
    Asked("What does the Trave mixer cost to ship?"),
    Asked("What is the licence number of the bakery?"),
    Asked("What is the phone number of Lars?"),
    Asked("Which track does the train to Stavanger leave from?"),
    Asked("What is the wifi password of the Grain Hall?"),
    Asked("What is the e-mail address of Helga Brandvik?"),
    Asked("How much butter is in stock?"),
    Asked("How old is the oven?"),
    Asked("Where does Mette live?"),
    Asked("How much does Varme charge per hour?"),
    Asked("When is the next meeting with the landlord?"),
    Asked("What does a bag of oat flour cost?"),
    Asked("Who is the host of the bread days?"),
    Asked("What is the customer number at the Aronsen mill?"),
)
EVERYTHING = {
    "arithmetic": ARITHMETIC, "counts": COUNTS, "changed": CHANGED, "procedures": PROCEDURES,
    "resources": RESOURCES, "people": PEOPLE, "times": TIMES,
    "german and spanish": GERMAN_AND_SPANISH, "near misses": NEAR_MISSES,
}  # fmt: skip
