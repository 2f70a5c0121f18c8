"""What an installed program starts finds the system's libraries, not the program's."""

import os
import sys

import pytest

from core.child_process import give_back_library_path


@pytest.fixture
def library_path(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/recollect/_internal")
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


def test_what_was_there_before_comes_back(library_path: pytest.MonkeyPatch) -> None:
    library_path.setattr(sys, "frozen", True, raising=False)
    library_path.setenv("LD_LIBRARY_PATH_ORIG", "/opt/other/lib")
    give_back_library_path()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/other/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_where_there_was_none_there_is_none(library_path: pytest.MonkeyPatch) -> None:
    library_path.setattr(sys, "frozen", True, raising=False)
    library_path.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    give_back_library_path()
    assert "LD_LIBRARY_PATH" not in os.environ


def test_run_from_sources_the_users_own_stays(library_path: pytest.MonkeyPatch) -> None:
    give_back_library_path()
    assert os.environ["LD_LIBRARY_PATH"] == "/usr/lib/recollect/_internal"
