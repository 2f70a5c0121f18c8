from core.recall.page_kinds import is_kind, kinds_begun, marks_of


def test_a_kind_is_known_by_any_of_its_names_and_forms() -> None:
    assert "oven" in marks_of("recipes")
    assert marks_of("recipe") == marks_of("Rezept".casefold())
    assert marks_of("otter") == ()


def test_a_kind_is_offered_by_the_first_name_that_begins_so() -> None:
    assert kinds_begun("invo") == ("invoice",)
    assert kinds_begun("rez") == ("rezept",)
    assert kinds_begun("otter") == ()


def test_a_kind_is_named_by_a_whole_word() -> None:
    assert is_kind("Invoice")
    assert not is_kind("inv")
