"""Invented screens of ordinary kinds, and what their user would ask of them.

One memory holds them all, so that each question meets the other screens as distraction. Ruth
looks after a botanic garden; nothing here exists.
"""

from dataclasses import dataclass

from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its short answer must and must not show; nothing to show: abstain."""

    question: str
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()


def show_mails(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "09:12"),
        Sheet()
        .paragraph("Your stay at Hotel Bellavista")
        .paragraph("Hotel Bellavista <desk@bellavista.example>", "to Ruth Kessel · 8 Sep 2031")
        .paragraph("Dear Ms Kessel, your room is booked from 3 to 6 October.")
        .paragraph("Confirmation number HB-20517. Check-in from 15:00, check-out by 10:30.")
        .paragraph("The room costs € 96.00 a night including breakfast.")
        .paragraph("You find us at Via Torre 14, Lugano. Your host is Dario Conti."),
        app="mail",
        title="Your stay at Hotel Bellavista - Mail",
    )
    memory.show(
        moment(8, "09:40"),
        Sheet()
        .paragraph("Your talk at the Lucerne plant days")
        .paragraph("Plant Days <office@plantdays.example>", "to Ruth Kessel · 8 Sep 2031")
        .paragraph("Your talk is on 2 October at 11:20 in room Ceres.")
        .paragraph("Please send your slides by 25 September.")
        .paragraph("On site your contact is Marta Zehnder, phone +41 41 555 0177."),
        app="mail",
        title="Your talk at the Lucerne plant days - Mail",
    )
    memory.show(
        moment(9, "08:30"),
        Sheet()
        .paragraph("Correction: my number")
        .paragraph("Walter Gysin <gysin@nordholz.example>", "to Ruth Kessel · 9 Sep 2031")
        .paragraph("Sorry, the number in my signature was wrong.")
        .paragraph("The right number is +41 91 555 0142.")
        .paragraph("Our quotation NH-8812 stays valid until 15 October 2031.")
        .paragraph("Kind regards", "Walter Gysin", "Nordholz timber"),
        app="mail",
        title="Correction: my number - Mail",
    )


def show_chats(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "09:10"),
        Sheet().chat(
            ("Paulo", "08:58", "No satay for me please, I am allergic to peanuts."),
            ("Nina", "09:01", "Please give me the train tickets on paper, no PDF."),
            ("Paulo", "09:03", "The van is parked in row D of the Lime Street garage."),
            ("Gustav", "09:05", "For Lugano I recommend the Bellavista, quiet and cheap."),
            ("Nina", "09:07", "Milo hates olives, leave them off his pizza."),
        ),
        app="chat",
        title="Lunch and travel | Gardeners",
    )
    memory.show(
        moment(10, "10:10"),
        Sheet().chat(
            ("Petra", "10:02", "I am undoing the decision on the mulch, we go with bark."),
            ("Ruth", "10:04", "Fine with me."),
            ("Petra", "10:06", "The seed swap moves from Friday to Saturday 20 September, 14:00."),
            ("Petra", "10:08", "The seed swap will be in the orangery, not in the tea room."),
        ),
        app="chat",
        title="Planning | Gardeners",
    )
    memory.show(
        moment(9, "12:40"),
        Sheet().chat(
            ("Sven", "12:31", "The piano tuner was here this morning. He wants 85 euros."),
            ("Sven", "12:33", "The dryer is fixed again."),
            ("Ruth", "12:35", "What did he say about the pedals?"),
        ),
        app="chat",
        title="Sven | Gardeners",
    )


def show_money(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "11:00"),
        Sheet()
        .paragraph("Lind Glass", "Invoice 3308")
        .paragraph("Customer number: 70114", "Date: 5 September 2031")
        .table(
            ("Pos.", "Item", "Quantity", "Price", "Amount"),
            ("1", "Greenhouse pane", "10", "€ 27.00", "€ 270.00"),
            ("2", "Glazing tape", "4", "€ 10.00", "€ 40.00"),
        )
        .table(
            ("Subtotal", "€ 310.00"),
            ("Delivery", "€ 14.00"),
            ("VAT 19 %", "€ 61.56"),
            ("Total", "€ 385.56"),
        )
        .paragraph("Payable until 30 September 2031."),
        app="reader",
        title="invoice-3308.pdf",
    )
    memory.show(
        moment(8, "14:00"),
        Sheet().table(
            ("Item", "Supplier", "Unit price", "Number", "Sum"),
            ("Larch boards", "Nordholz", "€ 8.40", "60", "€ 504.00"),
            ("Hinges", "Beslag AB", "€ 3.10", "24", "€ 74.40"),
            ("Wood oil", "Terpa", "€ 19.90", "6", "€ 119.40"),
            ("Altogether", "", "", "", "€ 697.80"),
            ("Budget", "", "", "", "€ 750.00"),
        ),
        app="sheets",
        title="Raised beds - costs.ods",
    )
    memory.show(
        moment(9, "16:00"),
        Sheet()
        .paragraph("Order 55-2091", "Petals & Pots · paid with card")
        .table(
            ("Terracotta saucer 3", "€ 12.60"),
            ("Shipping", "€ 4.90"),
            ("Order total", "€ 17.50"),
        )
        .paragraph("Estimated delivery: Thursday 11 September"),
        app="browser",
        title="Order 55-2091 - Petals & Pots",
        url="https://petalspots.example/orders/55-2091",
    )


def show_shop_and_travel(memory: DrawnMemory) -> None:
    bench = (
        "Length: 150 cm",
        "Weight: 21 kg",
        "Maximum load: 300 kg",
        "Delivery time: 4 to 6 working days",
    )
    memory.show(
        moment(8, "15:00"),
        Sheet()
        .paragraph("Garden bench Alder")
        .paragraph("€ 179.00")
        .paragraph("• Solid oak, needs no paint")
        .paragraph(*bench),
        app="browser",
        title="Garden bench Alder - Holt & Co",
        url="https://holtco.example/bench-alder",
    )
    memory.show(
        moment(11, "15:00"),
        Sheet()
        .paragraph("Garden bench Alder")
        .paragraph("€ 149.00", "Autumn offer, was € 179.00")
        .paragraph("• Solid oak, needs no paint")
        .paragraph(*bench),
        app="browser",
        title="Garden bench Alder - Holt & Co",
        url="https://holtco.example/bench-alder",
    )
    memory.show(
        moment(10, "15:30"),
        Sheet()
        .paragraph("Train to Lugano")
        .table(
            ("Train", "Departs", "Arrives", "Platform"),
            ("EC 57", "07:42", "12:15", "9"),
        )
        .table(("Coach", "5"), ("Seat", "36"), ("Booking code", "QZ4T81"))
        .table(("Ticket", "€ 54.90"), ("Reservation", "€ 4.00"), ("Total paid", "€ 58.90"))
        .paragraph("Tickets can be changed until one day before the journey."),
        app="browser",
        title="Booking EC 57 - Alpina Rail",
        url="https://alpinarail.example/booking",
    )


def show_pages(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "10:30"),
        Sheet()
        .paragraph("Pump controller PC-4")
        .paragraph("Maintenance")
        .paragraph("Tighten the clamp with 2.5 Nm. Keep the sensor dry at all times.")
        .paragraph("Replace the filter as soon as the pressure drop exceeds 0.8 bar.")
        .paragraph("A pump that stood still for over a year must be flushed for 15 minutes first.")
        .paragraph("How to reset the controller")
        .paragraph(
            "1. Close the valve.",
            "2. Hold the red button for 5 seconds.",
            "3. Open the valve slowly.",
        )
        .paragraph("The lamp then blinks green twice."),
        app="browser",
        title="Pump controller PC-4 - Manual",
        url="https://docs.pumps.example/pc-4",
    )
    memory.show(
        moment(9, "10:45"),
        Sheet()
        .paragraph("Tauchpumpe TP-90")
        .table(
            ("Hersteller", "Brunner Pumpen GmbH"),
            ("Gewicht", "4,2 kg"),
            ("Förderhöhe", "max. 8 m"),
            ("Lagertemperatur", "max. 35 °C, frostfrei"),
            ("Lieferzeit", "3 Wochen"),
            ("Preis", "€ 212,00"),
        ),
        app="browser",
        title="Tauchpumpe TP-90 - Brunner",
        url="https://brunner.example/tp-90",
    )
    memory.show(
        moment(10, "09:00"),
        Sheet()
        .paragraph("Night scents of alpine orchids")
        .paragraph("Lena Marlow and Tobias Quist (2029)")
        .paragraph("Abstract")
        .paragraph("We measured the scent of orchids in twelve nights. It peaks 90 minutes after")
        .paragraph("With a shading cloth the loss of flowers falls to 4.2 %.")
        .paragraph("Without any cloth the loss of flowers is 11.5 %."),
        app="reader",
        title="marlow-quist-2029.pdf",
    )
    memory.show(
        moment(10, "09:30"),
        Sheet()
        .paragraph("Storks return to the Aare valley")
        .paragraph("By Corinne Egli · 10 September 2031")
        .paragraph("The new nest platform is 18 metres high, says the town council."),
        app="browser",
        title="Storks return to the Aare valley | Aare Courier",
        url="https://aarecourier.example/storks",
    )
    memory.show(
        moment(10, "11:00"),
        Sheet()
        .paragraph("Where things are")
        .paragraph("Spare keys: blue tin, shelf 3 in the workshop")
        .paragraph("Grafting wax: fridge in the tea kitchen")
        .paragraph("Wifi for visitors")
        .paragraph("The visitor network is called GardenGuest. The desk knows how to log in."),
        app="browser",
        title="Where things are - Garden Wiki",
        url="https://wiki.garden.example/things",
    )


def show_work(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "14:00"),
        Sheet()
        .paragraph("ruth@shed:~$ tar -czf seeds.tgz seeds/")
        .paragraph("ruth@shed:~$ gsync status", "cache: 812 MB, 3 clients")
        .paragraph("ruth@shed:~$ gsync purge --all", "cache emptied"),
        app="terminal",
        title="ruth@shed: ~",
    )
    memory.show(
        moment(9, "14:20"),
        Sheet()
        .paragraph("GRD-118", "Irrigation timer resets at midnight")
        .table(("Status", "In progress"), ("Assignee", "Petra Noll"), ("Priority", "High"))
        .paragraph("Petra Noll 9 Sep 2031 10:20", "The timer loses its date when the mains drop.")
        .paragraph("Paulo Reis 9 Sep 2031 11:05", "A new buffer battery from drawer 7 helps."),
        app="browser",
        title="GRD-118 Irrigation timer resets at midnight - Tracker",
        url="https://tracker.garden.example/GRD-118",
    )
    memory.show(
        moment(11, "14:20"),
        Sheet()
        .paragraph("GRD-118", "Irrigation timer resets at midnight")
        .table(("Status", "Done"), ("Assignee", "Petra Noll"), ("Priority", "High"))
        .paragraph("Petra Noll 9 Sep 2031 10:20", "The timer loses its date when the mains drop.")
        .paragraph("Paulo Reis 9 Sep 2031 11:05", "A new buffer battery from drawer 7 helps."),
        app="browser",
        title="GRD-118 Irrigation timer resets at midnight - Tracker",
        url="https://tracker.garden.example/GRD-118",
    )
    memory.show(
        moment(10, "16:00"),
        Sheet().paragraph(
            "1 #define ZONE_COUNT 12",
            "2 #define RETRY_LIMIT 6",
            "3 #define VALVE_PIN 23",
            "4 static int open_valve(int zone) {",
            "5   return write_pin(VALVE_PIN, zone);",
        ),
        app="codepad",
        title="valves.c - irrigation",
    )
    memory.show(
        moment(11, "08:40"),
        Sheet()
        .paragraph("To do")
        .paragraph("Order compost without peat (40 bags)")
        .paragraph("Call Mr Adler about the fence, phone 041 555 0199")
        .paragraph("Water the ferns every second day"),
        app="notes",
        title="To do",
    )
    memory.show(
        moment(8, "08:30"),
        Sheet()
        .paragraph("September 2031")
        .table(("Fri 19 Sep", "11:00", "Seed swap, tea room"))
        .table(("Wed 17 Sep", "08:20", "Eye test, Dr Abel"))
        .table(("Thu 18 Sep", "17:00", "Choir")),
        app="calendar",
        title="Calendar - September 2031",
    )


def show_everything(memory: DrawnMemory) -> None:
    """All screens of the week, oldest first per kind."""
    for show in (show_mails, show_chats, show_money, show_shop_and_travel, show_pages, show_work):
        show(memory)


ANSWERABLE = (
    Asked("What is the confirmation number of my hotel?", ("HB-20517",)),
    Asked("By when must I check out of the Bellavista?", ("10:30",), ("15:00",)),
    Asked("From what time can I check in at the Bellavista?", ("15:00",)),
    Asked("How much is a night at the Bellavista?", ("96",)),
    Asked("What is the street address of the Bellavista?", ("Via Torre 14",)),
    Asked("Who is my host in Lugano?", ("Dario Conti",)),
    Asked("At what time is my talk in Lucerne and in which room?", ("11:20", "Ceres")),
    Asked("On which day is my talk at the plant days?", ("2 October",)),
    Asked("By when do they want my slides?", ("25 September",)),
    Asked("Who is the contact on site at the plant days?", ("Marta Zehnder",)),
    Asked("Who is our contact in Lucerne and what is her phone number?", ("Zehnder", "0177")),
    Asked("What is the right number of Walter Gysin?", ("0142",)),
    Asked("until when is the quotation from nordholz valid", ("15 October",)),
    Asked("What is the number of the quotation from Nordholz?", ("NH-8812",)),
    Asked("What should I avoid when I cook for Paulo?", ("peanuts",)),
    Asked("How does Nina want to have the train tickets?", ("on paper",)),
    Asked("Where is the van parked?", ("row D",)),
    Asked("Who recommended the Bellavista?", ("Gustav",)),
    Asked("who was it that hates olives", ("Milo",)),
    Asked("Who reversed the decision on the mulch?", ("Petra",)),
    Asked("When is the seed swap now?", ("20 September",)),
    Asked("Where will the seed swap be, after all?", ("orangery",)),
    Asked("How much does the piano tuner want?", ("85",)),
    Asked("What was the total of the invoice from Lind Glass?", ("385.56",), ("310",)),
    Asked("How much did Lind Glass charge for delivery?", ("€ 14",)),
    Asked("When is the bill from Lind Glass due?", ("30 September",)),
    Asked("What is my customer number at Lind Glass?", ("70114",)),
    Asked("What does one greenhouse pane cost?", ("€ 27",)),
    Asked("What do we pay for one larch board?", ("8.40",)),
    Asked("Which supplier do the hinges come from?", ("Beslag",)),
    Asked("What is the budget for the raised beds?", ("750",)),
    Asked("How much did I pay in total for the saucers, with shipping?", ("17.50",), ("12.60",)),
    Asked("When will the terracotta saucers be delivered?", ("11 September",)),
    Asked("How expensive is the Alder bench at the moment?", ("149",)),
    Asked("How much weight can the Alder bench carry?", ("300 kg",)),
    Asked("How heavy is the garden bench?", ("21 kg",)),
    Asked("How long is the Alder bench?", ("150 cm",)),
    Asked("I need the booking code of my train.", ("QZ4T81",)),
    Asked("Which seat do I have in the train to Lugano?", ("36",)),
    Asked("From which platform does EC 57 leave?", ("9",)),
    Asked("At what time does my train to Lugano leave?", ("07:42",)),
    Asked("When does the EC 57 arrive?", ("12:15",)),
    Asked("What did the train to Lugano cost altogether?", ("58.90",)),
    Asked("How tight does the clamp of the pump have to be?", ("2.5 Nm",)),
    Asked("From which pressure drop on do I have to change the filter?", ("0.8 bar",)),
    Asked("What must be done with a pump that stood for more than a year?", ("flushed",)),
    Asked("How do I reset the pump controller?", ("valve", "red button")),
    Asked("How long do I hold the red button?", ("5 seconds",)),
    Asked("What is the maximum storage temperature of the TP-90?", ("35 °C",)),
    Asked("How heavy is the TP-90?", ("4,2 kg",)),
    Asked("What is the delivery time of the TP-90?", ("3 Wochen",)),
    Asked("Who makes the TP-90?", ("Brunner",)),
    Asked("Title and authors of the paper about orchids?", ("Night scents", "Marlow", "Quist")),
    Asked("In the orchid paper, what loss remains with a cloth?", ("4.2 %",)),
    Asked("Who wrote the newspaper article on the storks?", ("Corinne Egli",)),
    Asked("How high is the nest platform of the storks?", ("18 metres",)),
    Asked("Where are the spare keys?", ("blue tin",)),
    Asked("What is the visitor network called?", ("GardenGuest",)),
    Asked("Which command empties the cache?", ("gsync purge --all",)),
    Asked("Who is GRD-118 assigned to?", ("Petra Noll",)),
    Asked("Status of GRD-118?", ("Done",)),
    Asked("Which drawer has the buffer battery?", ("drawer 7",)),
    Asked("what retry limit did we set in valves.c?", ("6",)),
    Asked("How many bags of compost should I order?", ("40",)),
    Asked("What is Mr Adler's phone number?", ("0199",)),
    Asked("When is my eye test?", ("08:20",)),
    Asked("What is the link to the page about the TP-90?", ("https://brunner.example/tp-90",)),
)
"""Questions whose answer stands on a screen."""

UNANSWERABLE = (
    Asked("What is the wifi password for visitors?"),
    Asked("What is the name of the piano tuner?"),
    Asked("Which colour does the Alder bench have?"),
    Asked("On which floor is my room at the Bellavista?"),
    Asked("What is Petra's phone number?"),
    Asked("Which gate does my flight leave from?"),
    Asked("How many pages does the pump manual have?"),
    Asked("What did Nina say about the roof?"),
    Asked("How much did the lawn mower cost?"),
    Asked("What is the e-mail address of Marta Zehnder?"),
    Asked("Who repaired the dryer?"),
    Asked("Which hotel did Sven book in Hamburg?"),
    Asked("What is the voltage of the TP-90?"),
    Asked("When is the birthday of Gustav?"),
    Asked("How much is my salary?"),
)
"""Questions that a screen comes near, and never answers."""
