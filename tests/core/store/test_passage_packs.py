"""Texts of passages in packs: read as before, small, and gone from the pack with the passage."""

import json
import zlib
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import ObservationId, PassageId
from core.recall.query import quoted
from core.store.observation_store import ObservationFilter
from core.store.passage_packs import PassagePacks
from core.store.passage_store import PassageDraft
from core.store.store import Store
from tests.core.store.fresh_store import after, new_home, open_store, seen

ANY = ObservationFilter()


def _show(store: Store, minute: int, *texts: str, title: str = "Notes") -> ObservationId:
    frame = store.observations.add(seen(*texts, at=after(minute)), None)
    store.passages.add(
        frame, [PassageDraft(text, title, (number,)) for number, text in enumerate(texts)]
    )
    return frame


def _packs(store: Store) -> list[list[str | None]]:
    rows = store._db.rows("SELECT texts FROM passage_pack ORDER BY id")
    return [json.loads(zlib.decompress(row[0])) for row in rows]


def _ids(store: Store) -> list[PassageId]:
    return [PassageId(row[0]) for row in store._db.rows("SELECT id FROM passage ORDER BY id")]


def test_frame_after_frame_goes_into_the_same_pack(store: Store) -> None:
    _show(store, 0, "the crane is back", "the yard is closed")
    _show(store, 1, "the yard is closed", "the crane is out")
    assert _packs(store) == [["the crane is back", "the yard is closed", "the crane is out"]]
    assert store._db.rows("SELECT DISTINCT text FROM passage_row") == [("",)]


def test_the_same_text_in_another_window_is_another_passage(store: Store) -> None:
    _show(store, 0, "the crane is back")
    _show(store, 1, "the crane is back", title="Mail")
    assert [(one.text, one.title) for one in store.passages.get_many(_ids(store)).values()] == [
        ("the crane is back", "Notes"),
        ("the crane is back", "Mail"),
    ]


def test_what_is_alike_takes_little_room(store: Store) -> None:
    texts = [f"On day {n} the tide turned at {n % 24} and the ferry left late" for n in range(300)]
    for minute in range(30):
        _show(store, minute, *texts[10 * minute : 10 * minute + 10])
    packed = store._db.number("SELECT sum(length(texts)) FROM passage_pack")
    assert 4 * packed < sum(map(len, texts))
    assert all(len(row[0]) < 4096 for row in store._db.rows("SELECT texts FROM passage_pack"))
    found = store.passages.get_many(_ids(store))
    assert [one.text for one in found.values()] == texts


def test_a_text_longer_than_a_pack_has_one_of_its_own(store: Store) -> None:
    long = " ".join(f"{number * 7919 % 10007}" for number in range(3000))
    _show(store, 0, "before", long, "after")
    assert [len(pack) for pack in _packs(store)] == [1, 1, 1]
    assert [one.text for one in store.passages.get_many(_ids(store)).values()] == [
        "before",
        long,
        "after",
    ]


def test_a_passage_from_before_there_were_packs_is_read_and_removed(store: Store) -> None:
    frame = _show(store, 0, "the crane is back")
    store._db.run("INSERT INTO passage_row VALUES(7, 'an older anchor', '', x'07', NULL, NULL)")
    store._db.run("INSERT INTO sighting VALUES(7, ?, '0')", (frame,))
    assert store.passages.get_many([PassageId(7)])[PassageId(7)].text == "an older anchor"
    assert [one for one, _ in store.passages.matching_words(quoted("anchor"), ANY, 9)] == [7]
    store._db.run("DELETE FROM sighting WHERE passage_id = 7")
    with store.transaction():
        assert PassagePacks(store._db).delete([PassageId(7)]) == 1
    assert store.passages.matching_words(quoted("anchor"), ANY, 9) == []


def test_a_damaged_pack_is_found_by_the_doctor(store: Store) -> None:
    _show(store, 0, "the crane is back")
    assert store.health.findings() == []
    store._db.run("DELETE FROM passage_pack")
    assert any("whose text is gone" in finding.what for finding in store.health.findings())


WORDS = ("anchor", "boiler", "cistern", "davit", "eyelet", "fender", "gimbal", "hawser")


@given(
    st.lists(st.sets(st.sampled_from(WORDS), max_size=5), min_size=1, max_size=12),
    st.lists(st.integers(0, 11), max_size=8),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_after_any_forgetting_the_others_are_read_and_found(
    frames: list[set[str]], forgotten: list[int]
) -> None:
    with TemporaryDirectory() as folder, closing(open_store(new_home(Path(folder)))) as store:
        ids = [_show(store, minute, *sorted(words)) for minute, words in enumerate(frames)]
        left = dict(zip(ids, frames, strict=True))
        for place in forgotten:
            if place < len(ids) and left.pop(ids[place], None) is not None:
                store.forgetting.forget([ids[place]])
        for frame, words in left.items():
            shown = [passage.text for passage, _ in store.passages.of_observations([frame])]
            assert shown == sorted(words)
        kept = set().union(*left.values())
        assert {text for pack in _packs(store) for text in pack} - {None} == kept
        for word in WORDS:
            found = store.passages.matching_words(quoted(word), ANY, 9)
            assert len(found) == (word in kept)
        assert store.health.findings() == []
