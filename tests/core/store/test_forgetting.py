"""Forgetting: what goes, what stays, what the receipt says, and what is left on disk."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import StoreUnavailable, UnknownItem
from core.home import HomeFolder
from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.observation import Box, Gap, GapKind, TextLine
from core.recall.query import quoted
from core.store.chat_store import StoredCitation, StoredMessage
from core.store.forgetting import FORGOTTEN_MESSAGE
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from core.store.vector_store import encode_vector
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import (
    KEY,
    MORNING,
    after,
    files_in,
    open_store,
    seen,
)
from tests.core.store.logical_dump import logical_dump
from tests.core.store.memory_drafts import by_rule, draft, embed_all, line, title

ANY = ObservationFilter()


def _remember(store: Store, *texts: str, at_min: float, **how: object) -> ObservationId:
    store_observation(store, seen(*texts, at=after(at_min), **how))  # type: ignore[arg-type]
    return max(store.observations.ids_matching(ANY))


@pytest.fixture
def day(store: Store) -> Store:
    """Three frames: 1 and 2 share a line, 2 and 3 a page; two memories; a chat about 1 and 3."""
    shared = "Everybody meets at the harbour gate"
    first = _remember(store, shared, "zebrafinch sings alone", at_min=0, picture=b"pixels-one" * 50)
    second = _remember(store, shared, at_min=10, title="Plan", url="https://plan.example")
    third = _remember(
        store, "the kingfisher dives twice", at_min=60, title="Plan", url="https://plan.example"
    )
    assert (first, second, third) == (1, 2, 3)
    embed_all(store)
    song = draft(title("zebrafinch sings alone", first), key="zebrafinch")
    plan = draft(title("Plan", second, third), line("the kingfisher dives twice", third))
    for memory in (song, plan):
        store.changes.add(memory, by_rule())
    chat = store.chats.start(after(90))
    store.chats.add(chat, StoredMessage("user", "Who sang?", after(90), False))
    store.chats.add(
        chat,
        StoredMessage(
            "assistant",
            "The zebrafinch [1].",
            after(91),
            False,
            (StoredCitation(1, first, "zebrafinch sings alone", Box(1, 2, 3, 4)),),
        ),
    )
    store.chats.add(
        chat,
        StoredMessage(
            "assistant",
            "The kingfisher [1].",
            after(92),
            False,
            (StoredCitation(1, third, "kingfisher dives twice", None),),
        ),
    )
    return store


def _chat(store: Store) -> list[str]:
    latest = store.chats.latest()
    assert latest is not None
    return [message.text for message in store.chats.messages(latest)]


def test_what_rests_only_on_a_frame_goes_with_it(day: Store) -> None:
    receipt = day.forgetting.forget([ObservationId(1)])
    assert receipt.counts == {
        "pictures": 1,
        "chat messages": 1,
        "statements": 1,
        "memories": 1,
        "entities": 0,
        "turns": 0,
        "citations": 1,
        "sightings": 1,
        "observations": 1,
        "vectors": 1,
        "passages": 1,
    }
    assert receipt.is_scrubbed
    with pytest.raises(UnknownItem):
        day.observations.get(ObservationId(1))
    assert day.passages.matching_words(quoted("zebrafinch"), ANY, 10) == []
    assert day.passages.views_matching_words(quoted("zebrafinch"), ANY, 10) == []
    assert day.passages.words_starting_with("zebraf") == []
    assert day.pictures.count() == 0
    assert _chat(day) == ["Who sang?", FORGOTTEN_MESSAGE, "The kingfisher [1]."]
    assert day.health.findings() == []


def test_what_also_rests_on_other_frames_stays(day: Store) -> None:
    day.forgetting.forget([ObservationId(2)])
    ((found, _),) = day.passages.views_matching_words(quoted("harbour"), ANY, 10)
    assert found == 1
    assert len(day.passages.matching_words(quoted("harbour"), ANY, 10)) == 1
    assert day.vectors.count() == day.passages.count()
    assert day.health.findings() == []


def test_a_passage_seen_on_kept_frames_keeps_its_words_and_vector(store: Store) -> None:
    kept = _remember(store, "the same paragraph on both", at_min=0)
    gone = _remember(store, "the same paragraph on both", at_min=60)
    embed_all(store)
    receipt = store.forgetting.forget([gone])
    assert (receipt.counts["passages"], receipt.counts["vectors"]) == (0, 0)
    ((passage_id, _),) = store.passages.matching_words(quoted("paragraph"), ANY, 5)
    assert [s.observation_id for s in store.passages.sightings([passage_id], ANY)[passage_id]] == [
        kept
    ]
    assert store.vectors.count() == 1


def test_a_dry_run_changes_nothing_and_says_what_would_happen(day: Store, home: HomeFolder) -> None:
    before = logical_dump(day)
    ids = [ObservationId(1), ObservationId(3)]
    promised = day.forgetting.forget(ids, phrase="WHO\nsang", dry_run=True)
    assert promised.dry_run
    assert logical_dump(day) == before
    assert day.pictures.count() == 1
    assert _chat(day)[0] == "Who sang?"
    done = day.forgetting.forget(ids, phrase="WHO\nsang")
    assert not done.dry_run
    assert done.counts == promised.counts
    assert logical_dump(day) != before
    assert home.database.exists()


def test_nothing_of_it_is_left_in_any_page_of_any_file(day: Store, home: HomeFolder) -> None:
    before = decrypted_home(home, KEY)
    for words in (b"zebrafinch", b"pixels-one", b"harbour gate"):
        assert words in before
    day.forgetting.forget([ObservationId(1)])
    left = decrypted_home(home, KEY)
    for words in (b"zebrafinch", b"pixels-one"):
        assert words not in left
    assert b"kingfisher" in left
    day.close()
    assert b"zebrafinch" not in decrypted_home(home, KEY)


def test_the_vector_of_a_forgotten_passage_is_in_no_page(store: Store, home: HomeFolder) -> None:
    for number in range(12):
        _remember(store, f"heading{number} tells of bird{number}", at_min=20 * number)
    vectors = {one: encode_vector(vector) for one, vector in embed_all(store).items()}
    pages = decrypted_home(home, KEY)
    assert all(vector in pages for vector in vectors.values())
    gone = store.passages.of_observations([ObservationId(5)])[0][0].id
    store.forgetting.forget([ObservationId(5)])
    pages = decrypted_home(home, KEY)
    assert vectors.pop(gone) not in pages
    assert all(vector in pages for vector in vectors.values())


def test_unknown_and_repeated_ids_are_no_trouble(day: Store) -> None:
    assert day.forgetting.forget([ObservationId(99)]).counts["observations"] == 0
    twice = day.forgetting.forget([ObservationId(2), ObservationId(2)])
    assert twice.counts["observations"] == 1
    assert day.forgetting.forget([]).counts["passages"] == 0


def test_more_frames_than_fit_one_batch_go_in_one_transaction(store: Store) -> None:
    for number in range(520):
        store_observation(store, seen(f"frame number{number}", at=after(number)))
    kept = _remember(store, "kept to the end", at_min=9000)
    ids = [one for one in store.observations.ids_matching(ANY) if one != kept]
    assert store.forgetting.forget(ids).counts["observations"] == 520
    assert store.observations.ids_matching(ANY) == [kept]
    assert store.passages.count() == 1
    assert store.health.findings() == []


def test_a_message_that_cites_two_batches_is_counted_once(store: Store) -> None:
    ids = [ObservationId(number) for number in range(1, 502)]
    for number in ids:
        store_observation(store, seen(f"frame number{number}", at=after(number)))
    chat = store.chats.start(MORNING)
    quotes = (StoredCitation(1, ids[0], "a", None), StoredCitation(2, ids[-1], "b", None))
    store.chats.add(chat, StoredMessage("assistant", "both [1][2]", MORNING, False, quotes))
    assert store.forgetting.forget(ids).counts["chat messages"] == 1


# Words


@pytest.mark.parametrize(
    ("texts", "how", "phrase"),
    [
        (["The Red Door opens"], {}, "red door"),
        (["the red", "door opens"], {}, "Red Door"),
        (["the red  door"], {}, "red\tdoor"),
        (["Die GROSSE Straße"], {}, "STRASSE"),
        (["Cafe\u0301 Noir"], {}, "café noir"),
        (["nothing"], {"title": "All about Red Doors"}, "red door"),
        (["nothing"], {"url": "https://red-door.example/x"}, "RED-DOOR.example"),
        (["nothing"], {"app": "reddoor"}, "reddoor"),
        (["nothing"], {"source_id": "shots/red door.png"}, "red door"),
    ],
)
def test_a_phrase_is_found_wherever_it_stands(
    store: Store, texts: list[str], how: dict[str, str], phrase: str
) -> None:
    _remember(store, "something else", at_min=0)
    wanted = _remember(store, *texts, at_min=30, **how)
    assert store.forgetting.observations_containing(phrase) == [wanted]


def test_a_phrase_that_wraps_inside_one_of_two_panes_is_found(store: Store) -> None:
    def line(text: str, left: int, top: int) -> TextLine:
        return TextLine(text, Box(left, top, 200, 18))

    lines = tuple(
        line(text, left, 40 + 22 * row + shift)
        for row in range(4)
        for text, left, shift in (
            (("intro words", "the red", "door opens", "and closes")[row], 40, 0),
            (f"other pane {row}", 800, 9),
        )
    )
    store_observation(store, replace(seen("placeholder"), lines=lines))
    assert store.forgetting.observations_containing("red door") == [1]


@pytest.mark.parametrize("phrase", ["", "  ", "\n\t"])
def test_a_blank_phrase_is_in_nothing(day: Store, phrase: str) -> None:
    assert day.forgetting.observations_containing(phrase) == []
    day.forgetting.forget([], phrase=phrase)
    assert day.observations.count() == 3
    assert _chat(day)[0] == "Who sang?"


def test_forgetting_a_phrase_takes_it_out_of_chats_and_reasons(
    day: Store, home: HomeFolder
) -> None:
    day.gaps.add(Gap(GapKind.FAILED, after(200), after(201), "The zebrafinch bit the cable."))
    chat = day.chats.latest()
    assert chat is not None
    day.chats.add(chat, StoredMessage("user", "Is a ZebraFinch loud?", after(95), False))
    ids = day.forgetting.observations_containing("zebrafinch")
    receipt = day.forgetting.forget(ids, phrase="zebrafinch")
    assert (receipt.counts["chat messages"], receipt.counts["gap reasons"]) == (2, 1)
    (gap,) = day.gaps.between(after(0), after(999))
    assert (gap.kind, gap.reason) == (GapKind.FAILED, "")
    assert b"zebrafinch" not in decrypted_home(home, KEY).lower()


def test_of_a_forgotten_answer_its_place_is_left(day: Store, home: HomeFolder) -> None:
    chat = day.chats.latest()
    assert chat is not None
    answer = StoredMessage(
        "assistant",
        "No.",
        after(96),
        True,
        short="The zebrafinch",
        tier="extractive",
        confidence=0.4,
        reason="capture_paused",
        gaps=(Gap(GapKind.PAUSED, after(1), after(2), "zebrafinch at the door"),),
    )
    day.chats.add(chat, answer)
    day.chats.add(chat, replace(answer, text="Never.", short="", at=after(97)))
    day.forgetting.forget(day.forgetting.observations_containing("zebrafinch"), phrase="zebrafinch")
    *_, gone, kept = day.chats.messages(chat)
    assert gone == StoredMessage("assistant", FORGOTTEN_MESSAGE, after(96), True, is_forgotten=True)
    assert (kept.text, kept.is_forgotten) == ("Never.", False)
    assert kept.gaps == (Gap(GapKind.PAUSED, after(1), after(2)),)
    assert [one.is_forgotten for one in day.chats.messages(chat)][:3] == [False, True, False]
    assert b"zebrafinch" not in decrypted_home(home, KEY)


# Interruptions


def test_pictures_named_for_removal_go_at_the_next_start(day: Store, home: HomeFolder) -> None:
    _crash_between_commit_and_clean_up(day)
    assert day.pictures.count() == 1
    assert b"pixels-one" in decrypted_home(home, KEY)
    day.close()
    store = open_store(home)
    assert store.forgetting.finish_interrupted_work() == 1
    assert store.pictures.count() == 0
    left = decrypted_home(home, KEY)
    assert b"pixels-one" not in left
    assert b"zebrafinch" not in left
    assert store.forgetting.finish_interrupted_work() == 0
    store.close()


def _crash_between_commit_and_clean_up(store: Store) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store.forgetting, "remove_named_pictures", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            store.forgetting.forget([ObservationId(1)])


def _power_cut() -> int:
    raise KeyboardInterrupt


def test_traces_in_the_log_after_a_crash_go_at_the_next_start(
    day: Store, home: HomeFolder, tmp_path: Path
) -> None:
    _crash_between_commit_and_clean_up(day)
    left = HomeFolder(tmp_path / "crashed")
    shutil.copytree(home.root, left.root)
    assert b"zebrafinch" in decrypted_home(left, KEY)
    store = open_store(left)
    store.forgetting.finish_interrupted_work()
    assert b"zebrafinch" not in decrypted_home(left, KEY)
    store.close()


def test_a_picture_whose_observation_was_never_written_goes_at_the_next_start(
    day: Store, home: HomeFolder
) -> None:
    orphan = seen("x", picture=b"never-acknowledged").picture
    assert orphan is not None
    place = day.pictures.add(orphan, MORNING)
    before = logical_dump(day)
    assert day.forgetting.finish_interrupted_work() == 1
    assert day.pictures.get(place) is None
    assert day.pictures.count() == 1
    assert logical_dump(day) == before
    assert b"never-acknowledged" not in decrypted_home(home, KEY)
    assert day.forgetting.finish_interrupted_work() == 0


def test_forgetting_leaves_alone_what_a_recorder_is_just_writing(day: Store) -> None:
    """Between its two writes a new picture looks like an orphan; only a start may remove it."""
    fresh = seen("in flight", picture=b"in-flight", at=after(300))
    assert fresh.picture is not None
    place = day.pictures.add(fresh.picture, fresh.at)
    day.forgetting.forget([ObservationId(1)])
    day.observations.add(fresh, place)
    assert day.pictures.get(place) == fresh.picture


def test_only_the_newest_two_months_are_looked_through(store: Store) -> None:
    picture = seen("x", picture=b"some-pixels").picture
    assert picture is not None
    months = [MORNING.replace(month=month) for month in (3, 4, 6)]
    old, *new = [store.pictures.add(picture, month) for month in months]
    assert store.forgetting.finish_interrupted_work() == 2
    assert store.pictures.get(old) == picture
    assert [store.pictures.get(place) for place in new] == [None, None]


def test_who_still_reads_delays_the_scrubbing_and_the_receipt_says_so(
    day: Store, home: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.connection.BUSY_TIMEOUT_MS", 1)
    day.close()
    store, reader = open_store(home), open_store(home, read_only=True)
    reading = reader._db.connection.execute("SELECT id FROM observation")
    assert next(reading) == (1,)
    receipt = store.forgetting.forget([ObservationId(1)])
    assert not receipt.is_scrubbed
    assert receipt.counts["observations"] == 1
    assert b"zebrafinch" in decrypted_home(home, KEY)
    reading.close()
    store.forgetting.finish_interrupted_work()
    assert b"zebrafinch" not in decrypted_home(home, KEY)
    reader.close()
    store.close()


def test_an_error_while_forgetting_forgets_nothing(
    day: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = logical_dump(day)

    def full(phrase: str) -> int:
        raise StoreUnavailable("The disk is full.")

    monkeypatch.setattr(day.forgetting, "_forget_messages_with", full)
    with pytest.raises(StoreUnavailable):
        day.forgetting.forget([ObservationId(1)], phrase="anything")
    assert logical_dump(day) == before
    assert files_in(day.home.pictures)


def test_no_pair_of_letters_of_a_forgotten_text_is_left(store: Store, home: HomeFolder) -> None:
    kept = _remember(store, "暖房の点検があります", at_min=0)
    gone = _remember(store, "薔薇の蕾が咲きました", at_min=10)
    assert "薔薇".encode() in decrypted_home(home, KEY)
    store.forgetting.forget([gone])
    pages = decrypted_home(home, KEY)
    assert all(pair.encode() not in pages for pair in ("薔薇", "薇の", "蕾が", "咲き"))
    assert store.passages.holding_any(["点検"], ANY, 5)
    assert store.observations.ids_matching(ANY) == [kept]
