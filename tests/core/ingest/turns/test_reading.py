"""Turns are read from where names, times and words stand."""

from datetime import UTC, date, datetime, time

from core.ingest.turns.reading import turns_on
from core.observation import Box, TextLine
from core.seen_turn import SeenTurn
from tests.core.ingest.turns.pages import PITCH, H, channel, line

SEEN = datetime(2031, 5, 14, 16, 30, tzinfo=UTC)  # a Wednesday
FIELD = line("Message #orchard", 400, 900)


def said(turns: tuple[SeenTurn, ...]) -> list[tuple[str, str]]:
    return [(turn.speaker or ("(own)" if turn.is_own else "?"), turn.text) for turn in turns]


def test_names_over_the_words() -> None:
    lines = [
        *channel(
            [
                ("Tuesday 13 May",),
                ("Ilse Brandt 17:40", "The ladder is back in the shed."),
                ("Today",),
                ("Tomas Reyes 9:04 AM", "Can somebody water the young trees", "before noon?"),
                ("Ilse Brandt 9:10 AM", "Done."),
            ]
        ),
        FIELD,
    ]
    turns = turns_on(lines, SEEN)
    assert said(turns) == [
        ("Ilse Brandt", "The ladder is back in the shed."),
        ("Tomas Reyes", "Can somebody water the young trees before noon?"),
        ("Ilse Brandt", "Done."),
    ]
    assert [turn.said_at(SEEN) for turn in turns] == [
        datetime(2031, 5, 13, 17, 40, tzinfo=UTC),
        datetime(2031, 5, 14, 9, 4, tzinfo=UTC),
        datetime(2031, 5, 14, 9, 10, tzinfo=UTC),
    ]
    assert [turn.line_numbers for turn in turns] == [(2,), (5, 6), (8,)]
    assert turns[1].head_numbers == (4,)


def test_a_name_and_a_time_read_apart_are_one_head() -> None:
    lines = []
    for row, name in enumerate(("Mo Adler", "Petra Lund", "Mo Adler")):
        top = 200 + 90 * row
        head = line(name, 400, top)
        lines += [head, line(f"2:1{row} PM", head.box.right + 12, top + 2, 16)]
        lines.append(line("The new graft has taken very well.", 400, top + PITCH))
    turns = turns_on(lines, SEEN)
    assert [turn.speaker for turn in turns] == ["Mo Adler", "Petra Lund", "Mo Adler"]
    assert [turn.clock for turn in turns] == [time(14, 10), time(14, 11), time(14, 12)]


def test_a_day_in_the_head_and_a_nickname() -> None:
    lines = [
        *channel(
            [
                ("ilse_b Yesterday at 21:04", "who has the key of the cider press"),
                ("Mo Adler (he/him) Today at 8:15", "It hangs behind the door."),
            ]
        ),
        FIELD,
    ]
    turns = turns_on(lines, SEEN)
    assert [(turn.speaker, turn.day) for turn in turns] == [
        ("ilse_b", date(2031, 5, 13)),
        ("Mo Adler", date(2031, 5, 14)),
    ]


def test_further_messages_of_one_writer_have_their_time_at_the_left() -> None:
    lines = channel([("Ilse Brandt 15:01", "I will be late.", "The bus broke down.")])
    lines += [line("15:06", 330, lines[2].box.top), FIELD]
    turns = turns_on(lines, SEEN)
    assert said(turns) == [
        ("Ilse Brandt", "I will be late."),
        ("Ilse Brandt", "The bus broke down."),
    ]
    assert [turn.clock for turn in turns] == [time(15, 1), time(15, 6)]


def test_times_before_the_words() -> None:
    lines = [
        line("-- Day changed Mon 12 May 2031", 20, 100),
        line("08:55 <tomas> anyone at the weir today?", 20, 122),
        line("08:57 <@ilse> yes, measuring the flow until ten, after that", 20, 144),
        line("the gate is closed", 120, 166),
        line("08:59 <tomas> thanks", 20, 188),
    ]
    turns = turns_on(lines, SEEN)
    assert said(turns) == [
        ("tomas", "anyone at the weir today?"),
        ("ilse", "yes, measuring the flow until ten, after that the gate is closed"),
        ("tomas", "thanks"),
    ]
    assert {turn.day for turn in turns} == {date(2031, 5, 12)}


def _bubble(text: str, top: int, clock: str, *, own: bool = False) -> list[TextLine]:
    left = 1300 - 9 * len(text) if own else 420
    words = line(text, left, top)
    return [words, line(clock, words.box.right - 45, top + H + 2)]


def test_ones_own_words_stand_at_the_right() -> None:
    lines = [
        line("Ruta Blom", 400, 40),
        line("Yesterday", 820, 80),
        *_bubble("Did the swarm settle in the new hive?", 140, "19:12"),
        *_bubble("Yes, all of it", 220, "19:15 ✓✓", own=True),
        line("Today", 830, 270),
        *_bubble("Then I bring two more frames tomorrow", 310, "07:40"),
    ]
    turns = turns_on(lines, SEEN)
    assert said(turns) == [
        ("Ruta Blom", "Did the swarm settle in the new hive?"),
        ("(own)", "Yes, all of it"),
        ("Ruta Blom", "Then I bring two more frames tomorrow"),
    ]
    assert [turn.day for turn in turns] == [date(2031, 5, d) for d in (13, 13, 14)]


def test_a_group_has_the_names_within_the_bubbles() -> None:
    lines = [line("Allotment friends", 400, 40)]
    top = 120
    for name, text in (
        ("Olle", "The pump is primed"),
        ("Ruta Blom", "I oiled the hinge of the gate"),
    ):
        lines += [line(name, 420, top), *_bubble(text, top + H + 2, "10:0" + str(len(lines)))]
        top += 100
    lines += _bubble("Splendid", top, "10:30", own=True)
    assert said(turns_on(lines, SEEN)) == [
        ("Olle", "The pump is primed"),
        ("Ruta Blom", "I oiled the hinge of the gate"),
        ("(own)", "Splendid"),
    ]


def test_the_mails_of_a_thread() -> None:
    lines = [
        line("Ilse Brandt <ilse@orchard.example>", 700, 200),
        line("to growers · Mon 12 May 2031, 08:41", 700, 222),
        line("Dear all,", 660, 262),
        line("the co-op wants the apples sorted by Friday.", 660, 302),
        line("Reply", 660, 350),
    ]
    turns = turns_on(lines, SEEN)
    assert said(turns) == [
        ("Ilse Brandt", "Dear all, the co-op wants the apples sorted by Friday.")
    ]
    assert turns[0].said_at(SEEN) == datetime(2031, 5, 12, 8, 41, tzinfo=UTC)


def test_what_an_answer_quotes_is_not_said_again() -> None:
    lines = [
        *channel(
            [
                ("Ilse Brandt 15:01", "Where did the long pruning saw go?"),
                (
                    "Tomas Reyes 15:06",
                    "Ilse Brandt",
                    "Where did the long pruning saw...",
                    "It is in my trailer.",
                ),
                ("Mo Adler 15:09", "> It is in my trailer.", "Bring it on Monday, please."),
            ]
        ),
        FIELD,
    ]
    assert said(turns_on(lines, SEEN)) == [
        ("Ilse Brandt", "Where did the long pruning saw go?"),
        ("Tomas Reyes", "It is in my trailer."),
        ("Mo Adler", "Bring it on Monday, please."),
    ]


def test_you_is_the_user() -> None:
    lines = [*channel([("You 11:20", "I ordered the grafting wax.")]), FIELD]
    (turn,) = turns_on(lines, SEEN)
    assert turn.is_own
    assert turn.speaker == ""


def test_a_time_over_the_first_divider_has_no_day_and_one_without_any_is_todays() -> None:
    below_none = [
        ("Ilse Brandt 17:40", "The ladder is back."),
        ("Today",),
        ("Tomas Reyes 9:04", "Good morning to all of you."),
    ]
    assert [turn.day for turn in turns_on([*channel(below_none), FIELD], SEEN)] == [
        None,
        date(2031, 5, 14),
    ]
    undivided = [
        ("Ilse Brandt 17:40", "The ladder is back."),
        ("Tomas Reyes 9:04", "Good morning to all of you."),
        ("Ilse Brandt 16:29", "Rain at last."),
    ]
    turns = turns_on([*channel(undivided), FIELD], SEEN)
    assert [turn.day for turn in turns] == [None, date(2031, 5, 14), date(2031, 5, 14)]
    assert not any(turn.is_day_shown for turn in turns)


def test_buttons_reactions_and_counts_of_replies_are_nobodys_words() -> None:
    message = ("Ilse Brandt 15:01", "The cider is clear.", "👍 3", "4 replies Last reply today")
    assert said(turns_on([*channel([message]), FIELD], SEEN)) == [
        ("Ilse Brandt", "The cider is clear.")
    ]


def test_an_agenda_is_no_conversation() -> None:
    agenda = [
        ("Tree Walk 09:00", "Gate at the mill"),
        ("Board Lunch 12:30", "Upper room, bring the plan"),
        ("Cellar Check 15:00", "With the inspector"),
    ]
    assert turns_on(channel(agenda), SEEN) == ()


def test_a_timetable_and_a_list_of_mails_are_no_conversations() -> None:
    timetable = [
        line(text, left, 100 + 30 * row)
        for row, (place, at) in enumerate((("Old Mill", "07:10"), ("New Weir", "07:25")) * 3)
        for text, left in ((place, 100), (at, 260))
    ]
    mails = []
    for row, name in enumerate(("Ilse Brandt", "Tomas Reyes", "Ilse Brandt")):
        top = 100 + 80 * row
        mails += [line(name, 100, top), line("08:41", 480, top)]
        mails += [line("Apples for the co-op", 100, top + 20), line("Hello", 100, top + 40)]
    assert turns_on(timetable, SEEN) == ()
    assert turns_on(mails, SEEN) == ()


def test_a_log_of_commits_and_code_under_a_remark_are_no_turns() -> None:
    log = channel(
        [
            (
                "Author: Ilse Brandt <ilse@orchard.example>",
                "Date: 2031-05-10 16:29",
                "fix the pump",
            ),
            ("Author: Mo Adler <mo@orchard.example>", "Date: 2031-05-09 14:02", "add a valve"),
        ]
    )
    assert turns_on(log, SEEN) == ()
    remark = channel([("Mo Adler 10 May 16:05", "Why is the valve shut?", "int open(valve *v)")])
    remark.append(TextLine("104", Box(340, remark[2].box.top, 27, H)))
    assert said(turns_on(remark, SEEN)) == [("Mo Adler", "Why is the valve shut?")]


def test_an_empty_page_has_no_turns() -> None:
    assert turns_on([], SEEN) == ()
