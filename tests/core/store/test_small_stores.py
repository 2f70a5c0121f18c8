"""Settings, rules, imports, chats and pictures come back as they were put in."""

from datetime import timedelta

import pytest

from core.errors import InvalidSetting, StoreUnavailable
from core.home import HomeFolder
from core.ids import ObservationId, PictureId
from core.observation import Box, Gap, GapKind, Picture
from core.privacy.exclusion_rules import ExclusionRules
from core.settings import SETTINGS
from core.store.chat_store import StoredCitation, StoredMessage, StoredWriter
from core.store.health import Repair
from core.store.observation_store import PicturePlace
from core.store.passage_store import PassageDraft
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, MORNING, after, open_store, seen


def test_a_setting_has_its_default_until_it_is_set(store: Store, home: HomeFolder) -> None:
    assert store.settings.all() == {setting.key: setting.default for setting in SETTINGS}
    store.settings.set("capture.consent", True)
    store.settings.set("capture.interval_s", 5)
    store.settings.set("appearance.theme", "dark")
    store.settings.set("appearance.theme", "light")
    store.close()
    again = open_store(home)
    assert again.settings.get("capture.consent") is True
    assert again.settings.get("capture.interval_s") == 5.0
    assert again.settings.get("appearance.theme") == "light"
    again.close()


def test_a_setting_that_makes_no_sense_is_refused_and_the_old_one_stays(store: Store) -> None:
    store.settings.set("capture.interval_s", 3.5)
    with pytest.raises(InvalidSetting, match="at least"):
        store.settings.set("capture.interval_s", 0.0)
    with pytest.raises(InvalidSetting, match="no setting"):
        store.settings.set("capture.nothing", 1)
    with pytest.raises(InvalidSetting, match="the settings are"):
        store.settings.get("capture.nothing")
    assert store.settings.get("capture.interval_s") == 3.5


def test_exclusion_rules_come_back(store: Store) -> None:
    assert store.settings.exclusion_rules() == ExclusionRules()
    rules = ExclusionRules(("vault",), ("*Bank “ß”*",), ("bank.example",))
    store.settings.set_exclusion_rules(rules)
    assert store.settings.exclusion_rules() == rules


def test_an_import_knows_what_it_has_dealt_with(store: Store) -> None:
    store.imports.mark_done("shots", "one.png", "stored")
    store.imports.mark_done("shots", "one.png", "unchanged")
    assert store.imports.is_done("shots", "one.png")
    assert not store.imports.is_done("shots", "two.png")
    assert not store.imports.is_done("other", "one.png")
    assert not store.imports.is_done("shotsone.png", "")


def test_an_import_keeps_no_names_that_outlive_a_forgotten_frame(
    store: Store, home: HomeFolder
) -> None:
    store.imports.mark_done("holiday", "heronry.png", "stored")
    store.observations.add(seen("x", source_id="heronry.png"), None)
    assert b"heronry.png" in decrypted_home(home, KEY)
    store.forgetting.forget(store.forgetting.observations_containing("heronry"))
    assert b"heronry" not in decrypted_home(home, KEY)
    assert store.imports.is_done("holiday", "heronry.png")


def test_conversations_come_back_in_order_with_their_proof(store: Store) -> None:
    assert store.chats.latest() is None
    frame = store.observations.add(seen("the tide"), None)
    first, second = store.chats.start(after(0)), store.chats.start(after(1))
    citations = (
        StoredCitation(1, frame, "the tide", Box(1, 2, 3, 4)),
        StoredCitation(2, frame, "“tide”", None),
    )
    said = [
        StoredMessage("user", "When?", after(2), False),
        StoredMessage("assistant", "At 13:42 [1][2].", after(1), False, citations),
        StoredMessage(
            "assistant",
            "At 13:42 [1].",
            after(2),
            False,
            tier="model",
            writer=StoredWriter("Scripted", "answer v1", 2, "2 sentences were left out."),
        ),
        StoredMessage(
            "assistant",
            "Recording was paused.",
            after(3),
            True,
            short="",
            tier="extractive",
            confidence=0.9,
            reason="capture_paused",
            gaps=(
                Gap(GapKind.PAUSED, after(5), after(9), "lunch"),
                Gap(GapKind.ASLEEP, after(1), after(2)),
            ),
        ),
    ]
    for message in said:
        store.chats.add(second, message)
    assert store.chats.messages(second) == said
    assert store.chats.messages(second)[0].at.utcoffset() == timedelta(hours=2)
    assert store.chats.messages(first) == []
    assert store.chats.latest() == second


def test_a_message_whose_proof_is_gone_is_not_stored_by_half(store: Store) -> None:
    chat = store.chats.start(MORNING)
    nowhere = StoredCitation(1, ObservationId(77), "x", None)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.chats.add(chat, StoredMessage("assistant", "x [1]", MORNING, False, (nowhere,)))
    assert store.chats.messages(chat) == []


def test_pictures_live_in_the_file_of_their_local_month(store: Store) -> None:
    picture = Picture(bytes(range(256)) * 40, 640, 480)
    june = store.pictures.add(picture, MORNING)
    july = store.pictures.add(picture, MORNING + timedelta(days=30))
    assert [june.month, july.month] == ["2026-06", "2026-07"] == store.pictures.months()
    assert store.pictures.get(june) == store.pictures.get(july) == picture
    assert store.pictures.ids("2026-06") == {june.id}
    assert (store.pictures.count(), store.pictures.damage()) == (2, [])
    assert store.pictures.remove(june) == len(picture.webp)
    assert store.pictures.get(june) is None
    assert store.pictures.remove(june) == 0
    assert store.pictures.add(picture, MORNING).id != june.id  # a number is never used twice
    nowhere = PicturePlace("1999-01", PictureId(1))
    assert (store.pictures.get(nowhere), store.pictures.remove(nowhere)) == (None, 0)
    assert store.pictures.months() == ["2026-06", "2026-07"]


def test_the_doctor_sees_what_is_missing(store: Store) -> None:
    picture = Picture(b"webp", 1, 1)
    place = store.pictures.add(picture, MORNING)
    store.observations.add(seen("x", picture=b"webp"), place)
    assert store.health.findings() == []
    store.pictures.remove(place)
    (finding,) = store.health.findings()
    assert "1 pictures are missing" in finding.what
    store._db.run("INSERT INTO passage_row VALUES(9, 'stray', '', x'00', NULL, NULL)")
    whats = " ".join(found.what for found in store.health.findings())
    assert "stand on no frame" in whats
    assert "neither a vector" in whats
    store._db.run("INSERT INTO passage_words(passage_words) VALUES('delete-all')")
    assert any("word index" in found.what for found in store.health.findings())


def test_a_damaged_word_index_is_made_anew_from_the_passages(store: Store) -> None:
    frame = store.observations.add(seen("the ferry leaves at nine"), None)
    store.passages.add(frame, [PassageDraft("the ferry leaves at nine", "", (0,))])
    store._db.run("INSERT INTO passage_words(passage_words) VALUES('delete-all')")
    findings = store.health.findings()
    assert [one.repair for one in findings] == [Repair.WORD_INDEX]
    assert store.health.mend(findings) == [Repair.WORD_INDEX]
    assert store.health.findings() == []
    assert store.passages.phrase_frequency("ferry") == 1
    assert store.health.mend([]) == []


def test_the_doctor_sees_a_forgetting_that_is_not_finished(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> None:
        raise StoreUnavailable("Another program is busy with the memory.")

    frame = store.observations.add(seen("x"), None)
    with monkeypatch.context() as patch:
        patch.setattr(store.forgetting, "_scrub", busy)
        assert not store.forgetting.forget([frame]).is_scrubbed
    (finding,) = store.health.findings()
    assert "Traces of what was forgotten" in finding.what
    store.forgetting.finish_interrupted_work()
    assert store.health.findings() == []


def test_a_pictures_folder_that_cannot_be_made_is_one_sentence(
    store: Store, home: HomeFolder
) -> None:
    home.pictures.write_text("in the way")
    with pytest.raises(StoreUnavailable, match=r"pictures' folder .* cannot be made"):
        store.pictures.add(Picture(b"webp", 1, 1), MORNING)


def test_sizes_count_what_is_there(store: Store) -> None:
    assert (store.sizes().observations, store.sizes().pictures) == (0, 0)
    place = store.pictures.add(Picture(b"x" * 9000, 1, 1), MORNING)
    new_id = store.observations.add(seen("x", picture=b"x"), place)
    store.formation.enqueue(new_id)
    sizes = store.sizes()
    assert (sizes.observations, sizes.pictures, sizes.waiting_for_memory) == (1, 1, 1)
    assert sizes.bytes_database > 4096
    assert sizes.bytes_pictures > 9000
