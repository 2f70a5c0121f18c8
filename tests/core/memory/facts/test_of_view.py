"""Facts of whole screens."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.facts.of_view import facts_in, findings_in
from core.memory_record import MemoryKind, Role
from core.observation import TextLine
from tests.core.memory.facts.screens import SEEN, at, chat, only, page, seen, table, told


def test_a_fact_is_a_draft_with_its_evidence() -> None:
    view = page("Oak lamp | Lampshop", "Oak lamp", "The lamp costs € 1,275 with its shade.")
    (fact,) = facts_in(view)
    texts = {statement.role: statement.text for statement in fact.draft.statements}
    assert fact.draft.kind is MemoryKind.SEMANTIC
    assert texts[Role.TITLE] == "Oak lamp: € 1,275"
    assert texts[Role.SUBJECT] == "Oak lamp"
    assert texts[Role.PREDICATE] == "price"
    assert texts[Role.LINE] == "The lamp costs € 1,275 with its shade."
    assert fact.draft.since == SEEN
    assert fact.draft.until == view.observation.until
    for statement in fact.draft.statements:
        assert statement.evidence == view.evidence((1,))


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "The garden party is on Friday at 15:00.",
            ("Garden party", "when", "Friday 6 March 2026, 15:00"),
        ),
        (
            "Yoga class has been moved to Tuesday 18:30.",
            ("Yoga class", "when", "Tuesday 3 March 2026, 18:30"),
        ),
        (
            "Tool 3.2 will be released on 7 October 2026.",
            ("Tool 3.2 release", "when", "Wednesday 7 October 2026"),
        ),
        (
            "Spare fuses are in the hall cupboard, shelf 2.",
            ("Spare fuses", "place", "in the hall cupboard, shelf 2"),
        ),
        (
            "Our lease LX-9 expires on 14 July.",
            ("Lease LX-9", "expires", "Tuesday 14 July 2026"),
        ),
        (
            "The sauna closes at 21:30.",
            ("Hotel Linde, sauna", "closes", "21:30"),
        ),
        (
            "Your file number is BV-2093.",
            ("Hotel Linde", "file number", "BV-2093"),
        ),
        (
            "Your guide in town is Tove Ekman.",
            ("Guide in town", "is", "Tove Ekman"),
        ),
        (
            "Your contact on arrival is Tove Ekman.",
            ("Hotel Linde", "contact on arrival", "Tove Ekman"),
        ),
        (
            "The lowest rate is € 80.00.",
            ("Hotel Linde", "lowest rate", "€ 80.00"),
        ),
        (
            "Address: Elm Street 8, third floor.",
            ("Hotel Linde", "address", "Elm Street 8, third floor"),
        ),
        (
            "Free cancellation until 20 May, 12:00.",
            ("Hotel Linde", "free cancellation until", "Wednesday 20 May 2026, 12:00"),
        ),
        (
            "Amount due: € 90.50, payable to the desk",
            ("Hotel Linde", "Amount due", "€ 90.50"),
        ),
        (
            "Termin: 12.06.2026 um 10:00",
            ("Hotel Linde", "when", "Friday 12 June 2026, 10:00"),
        ),
        (
            "Booking code ZR4-PPD",
            ("Hotel Linde", "booking code", "ZR4-PPD"),
        ),
        (
            "12 June to 15 June, 3 nights, single room",
            ("Hotel Linde", "dates", "Friday 12 June 2026 to Monday 15 June 2026"),
        ),
    ],
)
def test_what_a_page_states(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(page("Hotel Linde: booking details | Stay", "Hotel Linde", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Is the party on Friday at 15:00?",
        "If the party is on Friday we should bring cake.",
        "The party could be on Friday at 15:00.",
        "The party is not on Friday.",
        "It is raining.",
        "The problem is in the parser.",
        "One of them is 3 cm long.",
        "We had 3 kg of flour.",
        "He is in Berlin.",
        "The party is next week.",
        "Note: the lift is slow.",
        "Posted: 3 hours ago",
        "int count = 3;",
        "timeout: 30,",
        "The garden party is on Fri...",
        "Reply all",
        "New price",
    ],
)
def test_what_is_no_fact(sentence: str) -> None:
    assert told(page("Hotel Linde | Stay", "Hotel Linde", sentence)) == set()


def test_a_plain_subject_without_a_topic_is_no_fact() -> None:
    assert findings_in(seen([at(300, 300, "The total is € 90.")], "")) == []


def test_two_facts_in_one_sentence() -> None:
    view = page("", "", "KL 78 on Monday 4 May now departs at 06:20 and arrives at 07:45.")
    assert told(view) == {("KL 78", "departs", "06:20"), ("KL 78", "arrives", "07:45")}


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        (
            "After the review: we move the 3.1.0 launch from 6 May to Friday 15 May.",
            "Wednesday 6 May 2026",
            "Friday 15 May 2026",
        ),
        ("Shelf width corrected from 12 to 14 mm.", "12 mm", "14 mm"),
        ("The hourly rate was € 120, is € 140.", "€ 120", "€ 140"),
        ("The hourly rate is € 140 instead of € 120.", "€ 120", "€ 140"),
    ],
)
def test_a_change_gives_the_former_fact_first(sentence: str, old: str, new: str) -> None:
    facts = facts_in(page("", "", sentence))
    values = [
        (one.is_former, next(s.text for s in one.draft.statements if s.role is Role.OBJECT))
        for one in facts
    ]
    assert values == [(True, old), (False, new)]
    assert len({one.draft.subject_key for one in facts}) == 1


def test_rows_of_a_table_are_facts_of_their_columns() -> None:
    view = table(
        "Quote QA-77 | Mail",
        "Quote QA-77",
        ("Position", "Quantity", "Unit price", "Lead time"),
        ("Lamp X-20B", "200 pcs", "€ 12.60", "6 weeks"),
        ("Lamp X-20B", "500 pcs", "€ 11.90", "8 weeks"),
        ("Shade", "200 pcs", "€ 0.45", "3 weeks"),
    )
    facts = told(view)
    assert ("Lamp X-20B, 200 pcs", "Unit price", "€ 12.60") in facts
    assert ("Lamp X-20B, 500 pcs", "Lead time", "8 weeks") in facts
    assert ("Quote QA-77, shade", "Unit price", "€ 0.45") in facts
    assert not any(predicate == "Quantity" for _, predicate, _ in facts)


def test_a_long_row_is_one_fact_beside_what_will_be_asked_for() -> None:
    view = table(
        "Kiln log - Sheets",
        "Kiln log",
        ("Test", "Glaze", "Peak", "Fee", "Result"),
        ("T-31", "Ash white", "1240 C", "€ 12.00", "keep"),
        ("T-32", "Ash white", "1260 C", "€ 14.00", ""),
    )
    assert told(view) == {
        ("Test T-31", "Fee", "€ 12.00"),
        ("Test T-31", "row", "Glaze: Ash white; Peak: 1240 C; Result: keep"),
        ("Test T-32", "Fee", "€ 14.00"),
        ("Test T-32", "row", "Glaze: Ash white; Peak: 1260 C"),
    }


def test_rows_of_days_and_columns_of_one_name() -> None:
    view = table(
        "Tides Bergen",
        "Tides Bergen",
        ("Date", "High", "Height", "Low", "Height"),
        ("Mon 2", "02:10", "120 cm", "08:20", "15 cm"),
        ("Tue 3", "03:10", "122 cm", "09:20", "14 cm"),
    )
    facts = told(view)
    day = "Tides Bergen, Tuesday 3 March 2026"
    assert (day, "High", "03:10") in facts
    assert (day, "row", "High height: 122 cm; Low height: 14 cm") in facts


def test_german_labels() -> None:
    view = page(
        "Rechnung RE-2231 | Post",
        "Rechnung RE-2231",
        "Gesamtbetrag: 1.234,50 €",
        "Kundennummer: 4711",
        "Zahlbar bis 20. März 2026.",
        "Termin: Dienstag, 10. März um 14:00 Uhr",
        "Garantie  36 Monate ab Lieferung",
        "Lagerung  höchstens 30 °C, trocken",
    )
    facts = {(predicate, value) for _, predicate, value in told(view)}
    assert facts >= {
        ("Gesamtbetrag", "1.234,50 €"),
        ("Kundennummer", "4711"),
        ("due", "Friday 20 March 2026"),
        ("when", "Tuesday 10 March 2026, 14:00"),
        ("Garantie", "36 Monate ab Lieferung"),
        ("Lagerung", "höchstens 30 °C"),
    }


def test_labels_under_each_other_that_read_as_one_text() -> None:
    lines = [
        at(300, 140, "Oak lamp", height=30),
        at(300, 220, "Weight 4.8 kg per shade"),
        at(300, 242, "Article number OL-4040-4"),
    ]
    facts = told(seen(lines, "Oak lamp - Shop"))
    assert ("Oak lamp", "article number", "OL-4040-4") in facts


def test_a_room_instead_of_another_and_a_move_to_one() -> None:
    view = page(
        "Board meeting | Mail",
        "Board meeting",
        "The budget review is in room Elm 4 instead of Oak 2.",
        "The tea break moved to room Ash.",
    )
    former = {(one.object, one.is_former) for one in findings_in(view) if one.predicate == "place"}
    assert former == {("Oak 2", True), ("room Elm 4", False), ("room Ash", False)}


def test_an_article_has_an_author_and_not_the_thing_that_it_is_about() -> None:
    view = page(
        "Harbour bridge arrives a month late | The Gull",
        "Harbour bridge arrives a month late",
        "By Tove Ekman · 2 March 2026",
        "The bridge is 310 metres long.",
    )
    assert told(view) == {
        ("Harbour bridge arrives a month late", "author", "Tove Ekman"),
        ("Harbour bridge", "is", "310 metres long"),
    }


def test_a_number_without_its_currency_is_no_time() -> None:
    view = table(
        "Roof budget - Sheets",
        "Roof budget",
        ("Item", "Planned", "Spent", "Left"),
        ("Slate tiles", "900.00", "0.00", "900.00"),
    )
    assert told(view) == {
        ("Roof budget, slate tiles", "row", "Planned: 900.00; Spent: 0.00; Left: 900.00")
    }


def test_who_wrote_a_mail_is_read_where_its_head_is_boilerplate() -> None:
    lines = [
        at(300, 140, "Appointment", height=30),
        at(300, 200, "City Archive"),
        at(300, 222, "to Mara Lind"),
        at(300, 300, "Thursday 12 March 2026, 09:15"),
    ]
    view = seen(lines, "Appointment - Post", app="post")
    for chrome in (frozenset[int](), frozenset({1, 2})):
        facts = told(replace(view, chrome=chrome))
        assert facts == {("City Archive, appointment", "when", "Thursday 12 March 2026, 09:15")}


def test_a_menu_row_is_no_table() -> None:
    view = table("Notes", "My notes", ("File", "Edit", "View", "Help"), ("Some text here",))
    assert told(view) == set()


def test_labels_above_their_values() -> None:
    lines = [
        at(300, 140, "Lamp stays dark", height=30),
        at(900, 200, "Status"),
        at(900, 224, "In Progress"),
        at(900, 260, "Assignee"),
        at(900, 284, "Ann Lee"),
    ]
    view = seen(lines, "[ABC-12] Lamp stays dark - Tracker")
    assert told(view) == {
        ("ABC-12", "status", "In Progress"),
        ("ABC-12", "assignee", "Ann Lee"),
    }


def test_a_calendars_week() -> None:
    days = ("Mon 02", "Tue 03", "Wed 04", "Thu 05", "Fri 06")
    lines = [at(300 + 200 * place, 140, day) for place, day in enumerate(days)]
    lines += [
        at(480, 300, "Board meeting"),
        at(480, 322, "14:00–15:30 · Room 2"),
        at(680, 400, "10:30 Dentist"),
    ]
    facts = told(seen(lines, "Calendar - March 2026, week 10"))
    assert facts == {
        ("Board meeting", "when", "Tuesday 3 March 2026, 14:00–15:30"),
        ("Board meeting", "place", "Room 2"),
        ("Dentist", "when", "Wednesday 4 March 2026, 10:30"),
    }


def test_the_writer_of_a_mail_and_his_telephone() -> None:
    view = page(
        "Roof repair | Mail",
        "Roof repair",
        "Ann Lee <ann@roof.example>",
        "to me · Fri 27 Feb 2026, 11:05",
        "You can reach me directly at +49 30 5550 1234.",
        "The visit is on Wednesday at 9:15.",
    )
    facts = told(view)
    assert ("Ann Lee", "e-mail", "ann@roof.example") in facts
    assert ("Ann Lee", "phone", "+49 30 5550 1234") in facts
    assert ("Roof repair, visit", "when", "Wednesday 4 March 2026, 09:15") in facts


def test_a_plain_topic_goes_with_its_writer() -> None:
    lines = [
        at(300, 120, "Your appointment on 17 March", height=30),
        at(340, 170, "Town Water Board"),
        at(340, 191, "to Ann Lee"),
        at(300, 260, "Your file number is BV-2093."),
    ]
    view = seen(lines, "Your appointment on 17 March - Mailer", app="mailer")
    assert told(view) == {("Town Water Board, appointment", "file number", "BV-2093")}


def test_an_old_mail_speaks_from_its_own_day() -> None:
    view = page(
        "Roof repair | Mail",
        "Roof repair",
        "to me · Thu 19 Feb 2026, 11:05",
        "The site visit is on Friday.",
    )
    (fact,) = facts_in(view)
    assert fact.draft.since == datetime(2026, 2, 19, 11, 5, tzinfo=UTC)
    assert told(view) == {("Site visit", "when", "Friday 20 February 2026")}


def test_what_people_like_and_avoid() -> None:
    view = chat(
        "Ann Lee - Chat",
        ("Ann Lee 09:01", "Something light, and nothing with peanuts for me, I am allergic."),
        ("Bo Berg 09:02", "Fine. And no raisins, Hanna hates them."),
        ("Bo Berg 09:03", "I prefer mornings, no late calls please."),
        ("Ann Lee 09:04", "Does Tom prefer tea?"),
    )
    assert told(view) == {
        ("Ann Lee", "allergic to", "peanuts"),
        ("Hanna", "dislikes", "raisins"),
        ("Bo Berg", "prefers", "mornings"),
    }


def test_a_wish_is_its_writers() -> None:
    view = page(
        "Slides | Mail",
        "Slides",
        "Ann Lee <ann@roof.example>",
        "to me · Fri 27 Feb 2026, 11:05",
        "Please on paper, not PDF.",
        "I do not eat fish, by the way.",
    )
    facts = told(view)
    assert ("Ann Lee", "prefers", "on paper, not PDF") in facts
    assert ("Ann Lee", "does not eat", "fish") in facts


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("I love sea food and old maps, they calm me.", {("likes", "sea food and old maps")}),
        ("I live in Bergen since spring.", {("lives", "in Bergen")}),
        ("I work for the harbour office, by the way.", {("works", "for the harbour office")}),
        ("I can't stand loud bars.", {("dislikes", "loud bars")}),
        ("I'm vegetarian.", {("diet", "vegetarian")}),
        ("I do not drink coffee, only tea.", {("does not drink", "coffee")}),
        ("Ich esse kein Fleisch.", {("does not eat", "Fleisch")}),
        ("I prefer paper, no PDF please.", {("prefers", "paper, no PDF")}),
        ("I love the colour of your coat.", set()),
        ("Their love gives me strength.", set()),
        ("Doing something I love is awesome.", set()),
        ("I love it!", set()),
    ],
)
def test_what_somebody_says_of_himself(sentence: str, facts: set[tuple[str, str]]) -> None:
    view = chat("Ann Lee - Chat", ("Ann Lee 09:01", sentence))
    assert {(predicate, value) for _, predicate, value in told(view)} == facts
    assert {subject for subject, _, _ in told(view)} <= {"Ann Lee"}


def test_a_first_person_without_a_writer_is_nobody() -> None:
    assert told(page("Diary", "Diary pages", "I love sea food.")) == set()


def test_the_exact_time_wins_over_the_bare_day() -> None:
    view = page(
        "Board meeting moves to Thursday | Mail",
        "Board meeting moves to Thursday",
        "New slot: Thursday 5 March at 10:30.",
    )
    assert told(view) == {("Board meeting", "when", "Thursday 5 March 2026, 10:30")}


def test_a_channel_names_its_own_events() -> None:
    view = chat("#garden - Work", ("Ann Lee 09:01", "Planning today 11:15, room Oak 4."))
    assert told(view) == {
        ("Garden planning", "when", "Monday 2 March 2026, 11:15"),
        ("Garden planning", "place", "room Oak 4"),
    }


def test_a_message_of_an_unknown_day_resolves_nothing() -> None:
    view = chat("Ann Lee - Chat", ("Ann Lee 17:40", "The garden party is on Friday at 15:00."))
    assert told(view) == set()


def test_terminals_and_code_state_no_facts() -> None:
    prompt = ["ann@box:~/app$ ls", "The build is on 12 June.", "ann@box:~/app$ make"]
    code = ["int port = 3;", "static int a(void) {", "The limit is 5 kg.", "return a(b);", "}"]
    for texts in (prompt, code):
        lines = [at(300, 200 + 24 * place, text) for place, text in enumerate(texts)]
        assert findings_in(seen(lines, "")) == []


def test_lists_of_messages_state_no_facts() -> None:
    lines = []
    for place, clock in enumerate(("09:01", "08:12", "Fri 27 Feb", "Thu 26 Feb")):
        top = 200 + 72 * place
        lines += [
            at(200, top, "Dental practice"),
            at(560 - 8 * len(clock), top, clock),
            at(200, top + 22, "The dental visit is on 12 June."),
        ]
    assert findings_in(seen(lines, "Inbox - Mail")) == []


def test_boilerplate_states_no_facts() -> None:
    view = page("Oak lamp | Shop", "Oak lamp", "The lamp costs € 90.")
    hidden = type(view)(view.observation, view.lines, view.title, view.blocks, frozenset({1}))
    assert only(view).object == "€ 90"
    assert findings_in(hidden) == []


_LINE = st.builds(
    at,
    st.integers(0, 1500),
    st.integers(0, 980),
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
        min_size=1,
        max_size=50,
    ),
)


@given(st.lists(_LINE, max_size=12), st.text(max_size=30))
def test_any_screen_can_be_read(lines: list[TextLine], title: str) -> None:
    view = seen(lines, title)
    for fact in facts_in(view):
        numbers = {n for one in fact.draft.statements for e in one.evidence for n in e.line_numbers}
        assert numbers <= set(range(len(lines)))
        assert fact.draft.since <= view.observation.at
