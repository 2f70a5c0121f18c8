"""Invented screens of prices, bills, bookings and changes, and what their user would ask of them.

One memory holds them all, so that each question meets the other screens as distraction. Jonas
builds stages for a travelling theatre; nothing here exists.
"""

from tests.core.answer.everyday_screens import Asked
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment


def show_price_lists(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "09:05"),
        Sheet()
        .paragraph("Offer 4410: stage bolts M8")
        .table(
            ("Quantity", "Unit price", "Lead time"),
            ("from 100", "€ 0.92", "3 days"),
            ("from 500", "€ 0.78", "8 days"),
            ("from 2000", "€ 0.61", "15 days"),
        )
        .paragraph("Prices without VAT."),
        app="reader",
        title="offer-4410.pdf",
    )
    memory.show(
        moment(8, "09:35"),
        Sheet()
        .paragraph("Programme booklets, stapled")
        .table(
            ("Copies", "16 pages", "24 pages"),
            ("1-99", "€ 2.40", "€ 3.10"),
            ("100-249", "€ 1.95", "€ 2.60"),
            ("250-999", "€ 1.55", "€ 2.05"),
        ),
        app="browser",
        title="Price list - Inkwell Print",
        url="https://inkwell.example/prices",
    )
    memory.show(
        moment(8, "10:10"),
        Sheet()
        .paragraph("Lamps in the store room")
        .table(
            ("Lamp", "Watts", "Stock", "Shelf", "Last checked by"),
            ("Fresnel Duo", "650", "14", "C2", "Mirko Stahl"),
            ("Profile 26", "750", "6", "C4", "Nele Arp"),
            ("Par 64", "1000", "31", "A1", "Mirko Stahl"),
        ),
        app="sheets",
        title="lamps.ods",
    )
    memory.show(
        moment(8, "10:40"),
        Sheet()
        .paragraph("Curtain cloth tests")
        .paragraph("Molton")
        .table(
            ("Width", "Shrinkage", "Burn time"),
            ("140 cm", "2.1 %", "4 s"),
            ("300 cm", "2.9 %", "5 s"),
        )
        .paragraph("Velvet")
        .table(
            ("Width", "Shrinkage", "Burn time"),
            ("140 cm", "0.8 %", "9 s"),
            ("300 cm", "1.3 %", "11 s"),
        ),
        app="browser",
        title="Curtain cloth tests - Stage Wiki",
        url="https://wiki.stage.example/cloth",
    )
    memory.show(
        moment(8, "11:20"),
        Sheet()
        .paragraph("Timetable valley bus 41")
        .table(
            ("Stop", "Mon-Fri", "Saturday", "Sunday"),
            ("Mill Bridge", "07:10", "08:20", "09:40"),
            ("Old Brewery", "07:22", "08:31", "09:52"),
            ("Castle Gate", "07:35", "08:44", "10:05"),
        ),
        app="browser",
        title="Bus 41 - Valley Transit",
        url="https://valley.example/41",
    )
    memory.show(
        moment(8, "11:50"),
        Sheet()
        .paragraph("Spindelheber SH-20")
        .table(
            ("Merkmal", "Wert"),
            ("Tragkraft", "2.000 kg"),
            ("Hubhöhe", "1.200 mm"),
            ("Eigengewicht", "38 kg"),
            ("Garantie", "36 Monate"),
            ("Stromaufnahme", "6 A"),
        ),
        app="browser",
        title="Spindelheber SH-20 - Hebezeug Rahn",
        url="https://rahn.example/sh-20",
    )


def show_bills(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "08:50"),
        Sheet()
        .paragraph("Rosehill Animal Clinic", "Invoice 2031-771 · 8 September 2031")
        .table(
            ("Pos.", "Treatment", "Qty", "Unit", "Amount"),
            ("1", "X-ray, two views", "2", "€ 64.00", "€ 128.00"),
            ("2", "Vaccination", "1", "€ 38.00", "€ 38.00"),
            ("3", "Bandage", "3", "€ 6.50", "€ 19.50"),
        )
        .table(("Net", "€ 185.50"), ("VAT 20 %", "€ 37.10"), ("Amount due", "€ 222.60"))
        .paragraph("Please pay until 22 September 2031."),
        app="reader",
        title="invoice-2031-771.pdf",
    )
    memory.show(
        moment(9, "09:20"),
        Sheet()
        .paragraph("Order 90-4412", "Brass & Rope · confirmed")
        .table(
            ("Shackle 12 mm x 8", "£ 52.00"),
            ("Hemp rope 40 m", "£ 88.00"),
            ("Discount", "-£ 14.00"),
            ("Postage", "£ 7.80"),
            ("Order total", "£ 133.80"),
        ),
        app="browser",
        title="Order 90-4412 - Brass & Rope",
        url="https://brassrope.example/orders/90-4412",
    )
    memory.show(
        moment(9, "09:45"),
        Sheet()
        .paragraph("Quotation 88-R: new stage floor")
        .paragraph("Tischlerei Wendt <post@wendt.example>", "to Jonas Teller · 9 Sep 2031")
        .table(
            ("Birch plywood, 40 sheets", "EUR 2,120.00"),
            ("Underframe", "EUR 960.00"),
            ("Fitting", "EUR 720.00"),
            ("Sum", "EUR 3,800.00"),
            ("VAT 19 %", "EUR 722.00"),
            ("Total including VAT", "EUR 4,522.00"),
            ("Deposit 25 %", "EUR 1,130.50"),
        ),
        app="mail",
        title="Quotation 88-R: new stage floor - Mail",
    )
    memory.show(
        moment(9, "10:15"),
        Sheet()
        .paragraph("Stadtwerke Auburg", "Jahresrechnung Strom 2031")
        .table(
            ("Grundpreis", "118,80 €"),
            ("Verbrauch 3.120 kWh", "998,40 €"),
            ("Gesamtbetrag", "1.117,20 €"),
            ("Bereits gezahlt", "1.020,00 €"),
            ("Nachzahlung", "97,20 €"),
        ),
        app="reader",
        title="electricity-2031.pdf",
    )


def show_bookings(memory: DrawnMemory) -> None:
    memory.show(
        moment(9, "11:00"),
        Sheet()
        .paragraph("Harbour View Rooms")
        .paragraph("Confirmed · booking HV-3310")
        .paragraph("18 to 20 October, 2 nights, double room, 7 Pier Street, Malden")
        .table(("Per night", "€ 118.00"), ("Total for 2 nights", "€ 236.00"))
        .paragraph("Free cancellation until 10 October."),
        app="browser",
        title="Harbour View Rooms: your booking - Sleepwell",
        url="https://sleepwell.example/trips/HV-3310",
    )
    memory.show(
        moment(10, "11:00"),
        Sheet()
        .paragraph("Lantern House")
        .paragraph("Confirmed · booking LH-0927")
        .paragraph("18 to 20 October, 2 nights, double room, 31 Weaver Lane, Malden")
        .table(("Per night", "€ 89.00"), ("Total for 2 nights", "€ 178.00"))
        .paragraph("Free cancellation until 14 October."),
        app="browser",
        title="Lantern House: your booking - Sleepwell",
        url="https://sleepwell.example/trips/LH-0927",
    )
    memory.show(
        moment(10, "11:12"),
        Sheet()
        .paragraph("Harbour View Rooms")
        .paragraph("Cancelled on 10 September · booking HV-3310")
        .paragraph("18 to 20 October, 2 nights, double room, 7 Pier Street, Malden")
        .table(("Per night", "€ 118.00"), ("Refunded", "€ 236.00")),
        app="browser",
        title="Harbour View Rooms: your booking - Sleepwell",
        url="https://sleepwell.example/trips/HV-3310",
    )
    memory.show(
        moment(9, "11:40"),
        Sheet()
        .paragraph("Your flight to Reykjavik")
        .table(
            ("Flight", "Departs", "Arrives", "Terminal"),
            ("NK 204", "13:05", "15:20", "B"),
        )
        .paragraph("Booking reference TX9QW2"),
        app="browser",
        title="My trip - Nordkap Air",
        url="https://nordkap.example/trip",
    )
    memory.show(
        moment(11, "08:10"),
        Sheet()
        .paragraph("Change to your booking TX9QW2")
        .paragraph("Nordkap Air <service@nordkap.example>", "to Jonas Teller · 11 Sep 2031")
        .paragraph("Your flight NK 204 to Reykjavik now departs at 14:45 from terminal C.")
        .paragraph("Your seats stay the same."),
        app="mail",
        title="Change to your booking TX9QW2 - Mail",
    )
    memory.show(
        moment(9, "12:10"),
        Sheet()
        .paragraph("September 2031")
        .table(("Mon 22 Sep", "10:00", "Fire inspection, main hall"))
        .table(("Tue 23 Sep", "15:30", "Vet, Dr Ostrow"))
        .table(("Wed 24 Sep", "09:00", "Costume fitting")),
        app="calendar",
        title="Calendar - September 2031",
    )
    memory.show(
        moment(11, "08:40"),
        Sheet()
        .paragraph("Fire inspection put off")
        .paragraph("City Fire Office <office@fire.example>", "to Jonas Teller · 11 Sep 2031")
        .paragraph("Our officer is ill. The fire inspection has been moved")
        .paragraph("The fire inspection has been moved to Thursday 25 September at 13:15."),
        app="mail",
        title="Fire inspection put off - Mail",
    )
    memory.show(
        moment(11, "09:00"),
        Sheet()
        .paragraph(
            "Rosehill Animal Clinic <desk@rosehill.example>", "to Jonas Teller · 11 Sep 2031"
        )
        .paragraph("Dr Ostrow is away on the 23rd.")
        .paragraph("Your new appointment with the vet is on Friday 26 September at 16:10, room 3."),
        app="mail",
        title="Your appointment - Mail",
    )


def show_changes(memory: DrawnMemory) -> None:
    memory.show(
        moment(8, "15:10"),
        Sheet()
        .paragraph("Travelling bench Otto")
        .paragraph("€ 210.00")
        .paragraph("• Folds in half", "• Weight: 9 kg"),
        app="browser",
        title="Travelling bench Otto - Klapp",
        url="https://klapp.example/otto",
    )
    memory.show(
        moment(11, "15:10"),
        Sheet()
        .paragraph("Travelling bench Otto")
        .paragraph("€ 184.00 · summer sale, was € 210.00")
        .paragraph("• Folds in half", "• Weight: 9 kg")
        .paragraph("Reviews", "Fine bench, the bag is extra: 22 euros. (Gesa)"),
        app="browser",
        title="Travelling bench Otto - Klapp",
        url="https://klapp.example/otto",
    )
    memory.show(
        moment(8, "16:00"),
        Sheet()
        .paragraph("Sound hire for the spring tour")
        .paragraph("Hedda Brandt <brandt@tonwerk.example>", "to Jonas Teller · 8 Sep 2031")
        .paragraph("The hire costs € 640 a week. Please answer by 19 September.")
        .paragraph("Hedda Brandt, Tonwerk, phone +49 40 555 0110"),
        app="mail",
        title="Sound hire for the spring tour - Mail",
    )
    memory.show(
        moment(10, "16:00"),
        Sheet()
        .paragraph("Sound hire: two corrections")
        .paragraph("Hedda Brandt <brandt@tonwerk.example>", "to Jonas Teller · 10 Sep 2031")
        .paragraph("I am sorry, we had to raise the hire to € 690 a week.")
        .paragraph("The number in my last mail is the workshop's; please call +49 40 555 0177.")
        .paragraph("The deadline for your answer is extended to 26 September."),
        app="mail",
        title="Sound hire: two corrections - Mail",
    )
    memory.show(
        moment(10, "17:00"),
        Sheet().chat(
            ("Nele", "16:31", "How many chairs for the gallery? I have ordered 60."),
            ("Jonas", "16:33", "Make it 72 chairs, the school class comes too."),
            ("Nele", "16:36", "Done. The rehearsal starts at 18:15 instead of 17:30 today."),
            ("Mirko", "16:40", "The wrap party is in the boathouse, no longer in the foyer."),
        ),
        app="chat",
        title="Gallery night | Stage crew",
    )
    memory.show(
        moment(10, "12:00"),
        Sheet()
        .paragraph("Contacts")
        .table(
            ("Name", "Role", "Phone", "Extension"),
            ("Ivo Kranz", "House manager", "+49 40 555 0131", "310"),
            ("Lotte Behm", "Box office", "+49 40 555 0132", "322"),
            ("Hedda Brandt", "Sound hire", "+49 40 555 0110", "-"),
        ),
        app="sheets",
        title="contacts.ods",
    )
    memory.show(
        moment(11, "12:30"),
        Sheet()
        .paragraph("We have moved")
        .paragraph("Inkwell Print <hello@inkwell.example>", "to Jonas Teller · 11 Sep 2031")
        .paragraph("From 1 October you find us at 18 Foundry Road, no longer at 4 Canal Row.")
        .paragraph("Our new e-mail address is orders@inkwell.example."),
        app="mail",
        title="We have moved - Mail",
    )


def show_everything(memory: DrawnMemory) -> None:
    """All screens of the week."""
    show_price_lists(memory)
    show_bills(memory)
    show_bookings(memory)
    show_changes(memory)


TABLES = (
    Asked("What is the unit price for 700 stage bolts?", ("0.78",)),
    Asked("What do the M8 bolts cost each if we order 150?", ("0.92",)),
    Asked("How long is the lead time for 2500 stage bolts?", ("15 days",)),
    Asked("What does a 24 page booklet cost if we print 180 copies?", ("2.60",)),
    Asked("What do we pay per 16-page booklet for 300 copies?", ("1.55",)),
    Asked("How many Profile 26 lamps are in stock?", ("6",), ("26, ",)),
    Asked("Who last checked the Profile 26?", ("Nele Arp",)),
    Asked("On which shelf are the Par 64 lamps?", ("A1",)),
    Asked("How much does velvet of 300 cm shrink?", ("1.3",)),
    Asked("What is the burn time of molton with a width of 140 cm?", ("4 s",)),
    Asked("When does bus 41 leave Old Brewery on Saturday?", ("08:31",)),
    Asked("When does the bus leave Castle Gate on Sunday?", ("10:05",)),
    Asked("How long is the guarantee on the SH-20?", ("36 Monate",)),
    Asked("How much can the SH-20 lift?", ("2.000 kg",)),
    Asked("How heavy is the SH-20 itself?", ("38 kg",)),
)
BILLS = (
    Asked("How much is the bill from the animal clinic?", ("222.60",)),
    Asked("What was the amount of the invoice from Rosehill?", ("222.60",)),
    Asked("How much was the x-ray?", ("128",)),
    Asked("How much VAT is on the clinic's invoice?", ("37.10",)),
    Asked("How much did the order from Brass & Rope come to?", ("133.80",)),
    Asked("How much was the postage for the rope?", ("7.80",)),
    Asked("How much discount did I get at Brass & Rope?", ("14",)),
    Asked("How much is the quote for the new stage floor?", ("4,522",)),
    Asked("What deposit does Wendt want for the stage floor?", ("1,130.50",)),
    Asked("What does the underframe cost?", ("960",)),
    Asked("How high is the electricity bill?", ("1.117,20",)),
)
BOOKINGS = (
    Asked("Where am I staying in Malden?", ("Lantern House",), ("Harbour",)),
    Asked("Which hotel did I book in Malden in the end?", ("Lantern House",), ("Harbour",)),
    Asked("What is the address of the place where I stay in Malden?", ("31 Weaver Lane",)),
    Asked("What does my room in Malden cost per night?", ("89",), ("118",)),
    Asked("Until when can I cancel the room in Malden for free?", ("14 October",)),
)
NEWER = (
    Asked("At what time does my flight to Reykjavik leave?", ("14:45",)),
    Asked("From which terminal does my flight leave?", ("C",), ("15:20",)),
    Asked("When was the fire inspection moved to?", ("25 September", "13:15")),
    Asked("When is the fire inspection?", ("25 September",)),
    Asked("When was the fire inspection originally?", ("22 Sep",)),
    Asked("When is my appointment at the vet?", ("26 September", "16:10")),
    Asked("How expensive is the Otto bench now?", ("184",), ("22 euros",)),
    Asked("What did the Otto bench cost before?", ("210",)),
    Asked("What does the sound hire cost per week?", ("690",), ("640",)),
    Asked("By when do I have to answer Hedda about the sound hire?", ("26 September",)),
    Asked("How many chairs do we need for the gallery?", ("72",), ("60",)),
    Asked("When does the rehearsal start today?", ("18:15",)),
    Asked("Where is the wrap party?", ("boathouse",)),
)
CONTACTS = (
    Asked("What is the right phone number of Hedda Brandt?", ("0177",), ("0110",)),
    Asked("What is the phone number of Lotte Behm?", ("0132",)),
    Asked("What is Ivo's extension?", ("310",)),
    Asked("What is the new address of Inkwell Print?", ("18 Foundry Road",)),
    Asked("What is the e-mail address of Inkwell Print now?", ("orders@inkwell.example",)),
)
ANSWERABLE = (*TABLES, *BILLS, *BOOKINGS, *NEWER, *CONTACTS)
UNANSWERABLE = (
    Asked("What is the extension of Nele Arp?"),
    Asked("What is the phone number of the fire office?"),
    Asked("Which gate does NK 204 leave from?"),
    Asked("How heavy is the Fresnel Duo?"),
    Asked("How much is the bill from the dentist?"),
    Asked("What is the address of Brass & Rope?"),
)
