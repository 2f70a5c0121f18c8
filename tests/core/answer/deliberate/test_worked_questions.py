"""Questions that need more than one reading, asked of an invented fortnight."""

import pytest

from core.answer.answer import AbstainReason, Answer, Tier
from core.answer.ask import NO_FILTER, Question, ask
from core.answer.content_answer import ReadingModels
from core.answer.deliberate.answering import deliberate_answer
from core.recall.language import Language
from core.recall.query import understand
from tests.fakes.drawn_memory import DrawnMemory, moment

NOW = moment(13, "18:00")


def worked(memory: DrawnMemory, text: str, tier: Tier = Tier.AUTO) -> Answer:
    return ask(memory.store, memory.embedder, Question(text, NOW, tier=tier))


DIFFERENCES = [
    ("How much do I save with the second hotel compared with the first one?", "€ 55 "),
    ("How much cheaper is Hotel Seven Gables than Larkhaven Guesthouse?", "€ 55 "),
    ("How much more does Larkhaven Guesthouse cost than Hotel Seven Gables?", "€ 55 "),
    ("What is the difference in price between Larkhaven Guesthouse and Hotel Seven Gables?", "55"),
    ("How much do I save with Seven Gables instead of Larkhaven?", "€ 55 "),
    ("By how much did the price of the Night Heron kayak drop?", "€ 75 (780.00 − 705.00)"),
    ("How much cheaper is the Night Heron kayak now?", "€ 75 "),
    ("How much less does the kayak cost than before?", "€ 75 "),
    ("By how much did the varnish sum go down in the boathouse sheet?", "€ 39 (222.00 − 183.00)"),
    ("How much later does the ferry leave than originally planned?", "45 minutes (07:20 to 08:05)"),
    ("How much later does sailing AC 12 depart than first booked?", "45 minutes"),
    ("How many minutes later does sailing AC 12 arrive than before?", "45 minutes"),
    ("By how many amps did the bilge pump improve between Monday and the soft starter?", "1.7 A"),
    ("How much more is the membership fee for adults than for juniors?", "€ 75 (130.00 − 55.00)"),
    ("How much longer is the coast trail than the valley trail?", "1 hour 45 minutes"),
    (
        "How much more does Hotel Seven Gables cost than Larkhaven Guesthouse?",
        "The other way round: € 55",
    ),
    ("By how many amps did the bilge pump drop between Monday and the new starter?", "1.7 A"),
    ("How many more boats does Corvo Sailing School have than Lakeside Scouts?", "6 boats"),
    ("How much heavier is the Night Heron kayak than the Drysuit Petrel?", "19.8 kg"),
]
SUMS = [
    ("Ferry plus the hotel that I kept: what does the trip cost together?", "€ 285.40"),
    ("What do the ferry crossing and Hotel Seven Gables cost together?", "€ 285.40"),
    ("Night Heron kayak plus Hotel Seven Gables: how much is that in total?", "€ 894"),
    ("How much are the varnish and the rope together?", "€ 399 (183.00 + 216.00)"),
]
VERDICTS = [
    ("Are we inside the boathouse budget now?", "Yes: € 399.00 against € 420.00, € 21 under"),
    (
        "Are we within the boathouse budget with the new prices, and what was it before?",
        "before € 438.00, € 18 over",
    ),
    ("Are we over the boathouse budget?", "No: € 399.00"),
    ("Is Hotel Seven Gables cheaper than Larkhaven Guesthouse?", "Yes: € 55"),
    ("Is Larkhaven Guesthouse cheaper than Hotel Seven Gables?", "No: € 55"),
    ("Is the coast trail longer than the valley trail?", "Yes: 1 hour 45 minutes"),
    ("Does the coast trail take more than two hours?", "Yes: 3 hours against two hours"),
    ("Is the Drysuit Petrel heavier than the Night Heron kayak?", "No: 19.8 kg"),
]
COUNTS = [
    ("How many of the hulls in the inspection table are sound?", "3 (H-1, H-3, H-5)"),
    ("How many hulls need repair in the inspection list?", "2 (H-2, H-4)"),
    ("How many failed jobs were in the build list?", "3 (501, 503, 504)"),
    ("On Wednesday morning, how many jobs passed in the build list?", "1 (502)"),
    ("How many failed jobs on main were in the build list?", "2 (501, 504)"),
    ("How many rows does the hull inspection table have?", "5 "),
    ("How many boats do the partner clubs have together?", "26 boats (14 + 9 + 3)"),
    ("How often did I look at the Night Heron kayak?", "3 times"),
    ("On how many days did I look at the Night Heron kayak?", "3 days"),
    ("How many times did I open the hull inspection?", "1 time "),
    ("How often did I look at the boathouse repairs?", "2 times"),
]
ORDERS = [
    ("Did I look at the kayak before or after I opened the hull inspection?", "After: "),
    ("Did I read the regatta plan before I looked at the build jobs?", "No, after"),
    ("Did I look at the build jobs before I read the regatta plan?", "Yes, before"),
    ("Which came first, the insurance call or the hull inspection?", "The hull inspection: "),
    ("What happened later, the insurance call or the hull inspection?", "The insurance call: "),
    ("When did I last look at the Night Heron kayak?", "Friday 12 September 2031, 16:00"),
    ("When did I first look at the Night Heron kayak?", "Tuesday 9 September 2031, 15:00"),
    ("What was on my second screen during the insurance call?", "cover-conditions-2031.pdf"),
    ("What was I looking at right after the build jobs?", "Regatta plan"),
    ("What was I doing before the regatta plan?", "Build jobs"),
    ("Which program was I in after the build jobs?", "docs — "),
    ("When was the slipway rollers change merged?", "Thursday 11 September 2031, 10:00"),
    ("When was the Larkhaven booking cancelled?", "Thursday 11 September 2031"),
]
CHAINS = [
    ("Who recommended the place where I stay and what is its address?", "Petra; "),
    ("Who recommended the hotel that I booked, and what is its address?", "Kelp Lane 9"),
    ("Which bus do I change to after bus 3 to Market Square?", "Bus 7 to Lighthouse"),
    ("Which bus do I take after bus 7?", "Bus 2 to Kelp Lane"),
]


@pytest.mark.parametrize(
    ("question", "told"), [*DIFFERENCES, *SUMS, *VERDICTS, *COUNTS, *ORDERS, *CHAINS]
)
def test_the_result_is_worked_out_and_proved(
    fortnight: DrawnMemory, question: str, told: str
) -> None:
    answer = worked(fortnight, question)
    assert told in f"{answer.short} ", (answer.text, answer.steps)
    assert answer.tier is Tier.DELIBERATE
    assert not answer.abstained
    assert answer.citations
    assert answer.steps
    assert 0.0 < answer.confidence < 0.95
    assert len(answer.short.split()) <= 30


@pytest.mark.parametrize(
    ("question", "frames"),
    [
        ("By how much did the price of the Night Heron kayak drop?", {"1-12-1600", "1-09-1500"}),
        ("How much later does sailing AC 12 depart than before?", {"1-08-1000", "1-11-1000"}),
        ("What was on my second screen during the insurance call?", {"2-10-1300", "1-10-1300"}),
        ("Are we inside the boathouse budget now?", {"1-10-0900"}),
        ("How many of the hulls in the inspection table are sound?", {"1-09-1400"}),
    ],
)
def test_every_frame_that_it_rests_on_is_cited(
    fortnight: DrawnMemory, question: str, frames: set[str]
) -> None:
    assert frames <= {one.source_id for one in worked(fortnight, question).citations}


@pytest.mark.parametrize(
    "question",
    [
        "What does the kayak plus the zeppelin mooring cost together?",
        "How much more does the Night Heron kayak cost than the Zeppelin Vesta?",
        "Night Heron kayak plus Drysuit Petrel: what do they cost together?",
    ],
)
def test_what_cannot_be_reckoned_is_said_with_the_part_that_was_found(
    fortnight: DrawnMemory, question: str
) -> None:
    answer = worked(fortnight, question)
    assert answer.abstained
    assert answer.reason is AbstainReason.NOT_IN_MEMORY
    assert answer.short == ""
    assert "this is missing" in answer.text
    assert any("705.00" in one.quote or "780.00" in one.quote for one in answer.citations)


def test_the_missing_part_is_named_in_the_answers_language(fortnight: DrawnMemory) -> None:
    text = "What does the kayak plus the zeppelin mooring cost together?"
    query = understand(text, NOW, fortnight.store.passages, NO_FILTER)
    answer = deliberate_answer(
        fortnight.store, ReadingModels(fortnight.embedder), query, NOW, Tier.AUTO, Language.GERMAN
    )
    assert answer is not None
    assert "nur ein Teil in deinem Gedächtnis; es fehlt: " in answer.text
    assert "Was zu finden war:" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How much is the membership fee for juniors?",
        "What is the address of Hotel Seven Gables?",
        "How many grams of flour are in the bread?",
        "When does sailing AC 19 depart?",
        "Who is Petra?",
        "How much did I pay in total for the ferry, including the bicycle?",
        "What did Wanda say about the fuse?",
        "Are we over the zeppelin budget?",
    ],
)
def test_plain_questions_are_read_and_not_worked_out(fortnight: DrawnMemory, question: str) -> None:
    answer = worked(fortnight, question)
    assert answer.tier is Tier.EXTRACTIVE
    assert answer.steps == ()


def test_the_extractive_tier_works_nothing_out(fortnight: DrawnMemory) -> None:
    question = "How much cheaper is the Night Heron kayak now?"
    assert worked(fortnight, question, Tier.EXTRACTIVE).tier is Tier.EXTRACTIVE


def test_the_deliberate_tier_reads_a_plain_question_again(fortnight: DrawnMemory) -> None:
    answer = worked(fortnight, "How much is the membership fee for juniors?", Tier.DELIBERATE)
    assert "€ 55" in answer.short
    assert [step.did for step in answer.steps][-1] == "judged"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Are we inside the boathouse budget now?",
            "Ja: € 399.00 gegenüber € 420.00, € 21 darunter",
        ),
        ("Is Hotel Seven Gables cheaper than Larkhaven Guesthouse?", "Ja: € 55"),
        ("Did I look at the build jobs before I read the regatta plan?", "Ja, davor"),
        ("How much later does the ferry leave than originally planned?", "45 Minuten (07:20 bis"),
        ("How much longer is the coast trail than the valley trail?", "1 Stunde 45 Minuten"),
        (
            "How much more does Hotel Seven Gables cost than Larkhaven Guesthouse?",
            "Umgekehrt: € 55",
        ),
        ("How often did I look at the Night Heron kayak?", "3 Mal (Di. 9. Sept., 15:00 Uhr"),
        ("On how many days did I look at the Night Heron kayak?", "3 Tage (Di. 9. Sept."),
        ("When did I last look at the Night Heron kayak?", "Freitag, 12. September 2031, 16:00"),
        ("When was the Larkhaven booking cancelled?", "Donnerstag, 11. September 2031"),
        ("Which came first, the insurance call or the hull inspection?", " Sept., "),
    ],
)
def test_what_is_reckoned_is_said_in_the_language_of_the_answer(
    fortnight: DrawnMemory, question: str, told: str
) -> None:
    query = understand(question, NOW, fortnight.store.passages, NO_FILTER)
    answer = deliberate_answer(
        fortnight.store, ReadingModels(fortnight.embedder), query, NOW, Tier.AUTO, Language.GERMAN
    )
    assert answer is not None
    assert told in answer.short
