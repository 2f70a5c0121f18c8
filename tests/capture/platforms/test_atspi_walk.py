"""Walking down the parts of a window, on a tree that the test writes."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from core.observation import Box

if sys.platform != "linux":
    pytest.skip("The accessibility bus is there on Linux only.", allow_module_level=True)

from jeepney import HeaderFields, Message

from capture.platforms.atspi_bus import AccessibilityBus, Answer, Deadline, Part
from capture.platforms.atspi_parts import SHOWN_STATES, Look, Role
from capture.platforms.atspi_walk import MOST_PARTS, TooManyParts, Walked, crossings, walk

PATIENT = Deadline(1.0, 1.0, lambda: 0.0)
WINDOW = Box(0, 0, 600, 400)
PANEL = 39
BUTTON = 43


@dataclass(frozen=True)
class Told:
    """What a part says of itself."""

    role: int
    box: Box
    name: str = ""
    children: tuple["Told", ...] = ()
    has_text: bool = False
    is_shown: bool = True
    program: str = ":1.1"


@dataclass
class WrittenBus(AccessibilityBus):
    """Answers for a tree; remembers what each part was asked."""

    root: Told
    asked: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._enter("/w0", self.root)

    def _enter(self, path: str, told: Told) -> None:
        self.parts[path] = told
        for index, child in enumerate(told.children):
            self._enter(f"{path}/{index}", child)

    def ask(self, questions: Sequence[Message], deadline: Deadline) -> list[Answer | None]:
        return [self._answer(question) for question in questions]

    def _answer(self, question: Message) -> Answer | None:
        path = question.header.fields[HeaderFields.path]
        method = question.header.fields[HeaderFields.member]
        told = self.parts[path]
        wanted = question.body[1] if method == "Get" else method
        self.asked.setdefault(path, []).append(wanted)
        box = told.box
        answers: dict[str, Answer] = {
            "GetState": ([SHOWN_STATES if told.is_shown else 0, 0],),
            "GetRole": (told.role,),
            "GetExtents": ((box.left, box.top, box.width, box.height),),
            "Name": (("s", told.name),),
            "ChildCount": (("i", len(told.children)),),
            "GetInterfaces": (["org.a11y.atspi.Text"] if told.has_text else [],),
            "GetChildren": (
                [(child.program, f"{path}/{at}") for at, child in enumerate(told.children)],
            ),
        }
        return answers.get(wanted)


def walked(*children: Told, only_pages: bool = False) -> tuple[Walked, WrittenBus]:
    bus = WrittenBus(Told(PANEL, WINDOW, children=children))
    window = Look(Part(":1.1", "/w0"), PANEL, WINDOW)
    return walk(bus, window, PATIENT, only_pages=only_pages), bus


def label(name: str, box: Box, is_shown: bool = True) -> Told:
    return Told(Role.LABEL, box, name, is_shown=is_shown)


def test_shown_names_are_met_and_hidden_ones_are_asked_nothing_more() -> None:
    found, bus = walked(
        label("seen", Box(10, 10, 90, 20)), label("hidden", Box(10, 40, 90, 20), is_shown=False)
    )
    assert [name for _, name in found.named] == ["seen"]
    assert bus.asked["/w0/1"] == ["GetState"]


def test_what_lies_outside_the_view_is_not_gone_into() -> None:
    away = label("scrolled away", Box(10, 900, 90, 20))
    view = Told(PANEL, Box(0, 0, 200, 100), children=(away, label("seen", Box(0, 0, 90, 20))))
    found, _ = walked(view)
    assert [name for _, name in found.named] == ["seen"]


def test_the_page_of_a_tab_stands_beside_its_tab() -> None:
    page = Told(PANEL, Box(0, 50, 600, 300), children=(label("on the page", Box(0, 60, 90, 20)),))
    tabs = Told(
        PANEL,
        Box(0, 20, 600, 340),
        children=(Told(Role.PAGE_TAB, Box(5, 22, 60, 20), "Tab", (page,)),),
    )
    found, _ = walked(tabs)
    assert [name for _, name in found.named] == ["on the page"]


def test_a_password_is_asked_for_its_place_alone() -> None:
    box = Box(10, 10, 90, 20)
    found, bus = walked(Told(Role.PASSWORD_TEXT, box, "Password", has_text=True))
    assert found.doubtful == [box]
    assert found.texts == []
    assert bus.asked["/w0/0"] == ["GetState", "GetRole", "GetExtents"]


def test_where_neighbours_cross_the_picture_is_asked() -> None:
    found, _ = walked(label("below", Box(0, 0, 100, 20)), Told(BUTTON, Box(80, 10, 60, 60), "X"))
    assert found.doubtful == [Box(80, 10, 20, 10)]
    assert crossings([Box(0, 0, 9, 9)]) == []


def test_a_part_within_a_text_hides_it_unless_it_is_its_canvas() -> None:
    button = Told(BUTTON, Box(150, 10, 40, 20), "Copy")
    canvas = Told(PANEL, Box(1, 1, 198, 98))
    text = Told(61, Box(0, 0, 200, 100), has_text=True, children=(canvas,))
    assert walked(text)[0].doubtful == []
    covered = Told(61, Box(0, 0, 200, 100), has_text=True, children=(button,))
    found, _ = walked(covered)
    assert found.doubtful == [button.box]
    assert len(found.texts) == 1


def test_for_an_address_no_page_is_gone_into() -> None:
    page = Told(Role.DOCUMENT_WEB, WINDOW, children=(label("private words", Box(0, 0, 90, 20)),))
    found, bus = walked(page, only_pages=True)
    assert [place.look.box for place in found.pages] == [WINDOW]
    assert "/w0/0/0" not in bus.asked


def test_a_window_of_too_many_parts_is_given_up() -> None:
    row = Told(PANEL, Box(0, 0, 600, 5), children=(label("a", Box(0, 0, 5, 5)),) * 40)
    rows = Told(PANEL, WINDOW, children=(row,) * (MOST_PARTS // 40 + 1))
    with pytest.raises(TooManyParts):
        walked(rows)


def test_a_part_of_another_program_is_never_asked() -> None:
    """It may be of a window that a rule keeps out; no part at all has an empty name."""
    for program in (":1.9", "", "org.example.Diary"):
        stranger = Told(Role.LABEL, Box(10, 10, 90, 20), "diary", program=program)
        found, bus = walked(stranger, label("own", Box(10, 40, 90, 20)))
        assert [name for _, name in found.named] == ["own"]
        assert "/w0/0" not in bus.asked
