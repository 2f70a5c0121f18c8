"""`recollect tidy` keeps everything until a limit is set, and says what it would let go."""

from app.open_memory import Access, open_memory
from core.clock import SYSTEM_CLOCK
from core.home import HomeFolder
from core.memory.upkeep.hourly import keep_house
from tests.app.command_line.conftest import CommandLine


def test_without_a_limit_everything_is_kept(filled: CommandLine) -> None:
    told = filled.document("tidy")
    assert (told["pixels"], told["details"], told["entries"]) == (0, 0, [])
    assert "no limit is set" in filled.say("tidy").out


def test_a_limit_lets_go_of_old_text_but_not_of_what_was_learned(filled: CommandLine) -> None:
    learned = filled.document("memories")["total"]
    filled.say("settings", "set", "retention.detail_days", "30")
    promised = filled.document("tidy", "--dry-run")
    assert promised["dry_run"]
    assert filled.document("search", "boiler")["results"]
    done = filled.document("tidy")
    assert done["entries"] == promised["entries"]
    assert done["details"] == len(done["entries"]) == 3
    assert filled.document("search", "boiler")["results"] == []
    assert filled.document("memories")["total"] == learned
    assert len(filled.document("timeline", "--day", "2026-06-09")["entries"]) == 3


def test_the_doctor_tells_what_the_app_let_go_of_by_itself(filled: CommandLine) -> None:
    filled.say("settings", "set", "retention.detail_days", "30")
    with open_memory(HomeFolder(filled.home), Access.WRITE) as memory:
        keep_house(memory.store, SYSTEM_CLOCK.now())
    notices = filled.document("doctor")["notices"]
    assert any(notice.startswith("Let go on") and "3 old texts" in notice for notice in notices)
