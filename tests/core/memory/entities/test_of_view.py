"""Which names a view shows: found where a screen gives a cue, and nowhere else."""

import pytest

from core.entity_record import EntityKind, Mention
from core.memory.entities.of_view import SURE_ENOUGH, entities_in
from core.memory.view import View
from tests.core.memory.views import column, line, view

PERSON, PROJECT, FILE = EntityKind.PERSON, EntityKind.PROJECT, EntityKind.FILE
PLACE, ORGANISATION, SITE = EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.SITE


def _found(seen: View, kind: EntityKind) -> dict[str, Mention]:
    return {one.key: one for one in entities_in(seen) if one.kind is kind}


def _sure(seen: View, kind: EntityKind) -> set[str]:
    return {key for key, one in _found(seen, kind).items() if one.confidence >= SURE_ENOUGH}


def _people(*texts: str) -> set[str]:
    return _sure(view(*column(*texts)), PERSON)


def test_a_mail_header_names_a_person_and_ties_the_address_to_the_name() -> None:
    found = _found(view(line("From: Ilse Brandt <ilse.brandt@harbour.example>")), PERSON)
    assert list(found) == ["ilse brandt"]
    assert found["ilse brandt"].aliases == ("ilse.brandt@harbour.example",)
    assert found["ilse brandt"].line_numbers == (0,)


def test_a_mail_of_a_company_is_no_person() -> None:
    seen = view(line("Kanalbote Buchladen <service@kanalbote.example>"))
    assert _sure(seen, PERSON) == set()
    assert _sure(seen, ORGANISATION) == {"kanalbote buchladen"}


def test_a_name_that_is_the_site_of_its_address_is_no_person() -> None:
    seen = view(line("Mosel Keramik <mk@moselkeramik.example>"))
    assert _sure(seen, PERSON) == set()


def test_an_address_alone_is_a_person_unless_it_is_an_office() -> None:
    assert _people("write to jonas.feld@quarry.example") == {"jonas.feld@quarry.example"}
    assert _people("write to no-reply@quarry.example or info@quarry.example") == set()


@pytest.mark.parametrize(
    "heading",
    ["TO  Tove Olsen 09:04", "Tove Olsen 12 March 2026 14:31", "Tove Olsen · Yesterday 8:15"],
)
def test_the_heading_of_a_message_names_who_wrote_it(heading: str) -> None:
    assert _people(heading, "I put the keys on the shelf.") == {"tove olsen"}


def test_a_mail_shown_without_addresses_names_sender_and_recipient() -> None:
    row = (line("Tove Olsen", left=400), line("Tue 10 Mar 2026, 08:03", left=1200))
    seen = view(*row, line("to Ilse Brandt", top=330))
    assert _sure(seen, PERSON) == {"tove olsen", "ilse brandt"}
    in_a_list = (line("Kanal Post", left=400), line("07:02", left=1200))
    assert _sure(view(*in_a_list), PERSON) == set()


def test_an_avatar_beside_a_single_name_makes_it_a_person() -> None:
    seen = view(line("R", left=360), line("Ruben 10:12", left=400))
    assert _sure(seen, PERSON) == {"ruben"}
    assert _people("Ruben 10:12") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Monday 09:30",
        "Lunch Break 12:00",
        "Labour, 9 hours at 58.00",
        "New Tab",
        "Main Menu",
        "FOLDED NEWSPAPERS",
        "March April",
        "Team Meeting 14:00",
        "Version 2.10",
    ],
)
def test_labels_days_and_headings_are_nobody(text: str) -> None:
    assert _people(text) == set()


def test_a_list_under_a_label_names_people_until_it_ends() -> None:
    assert _people("MEMBERS", "• Ilse Brandt", "● Jean-Luc Moreau", "Search", "Pia Lund") == {
        "ilse brandt",
        "jean-luc moreau",
    }


def test_a_label_names_one_or_several() -> None:
    assert _people("Assignee", "Ilse Brandt") == {"ilse brandt"}
    assert _people("Present: Ilse, Tove and Bram") == {"ilse", "tove", "bram"}


def test_who_signs_and_who_is_greeted() -> None:
    assert _people("Dear Ms Lund,", "the shelf is here.", "Kind regards", "Ilse Brandt, Sales") == {
        "lund",
        "ilse brandt",
    }


def test_honorifics_and_acts_in_running_text() -> None:
    assert _people("The check-up is with Dr. Marchetti at ten.") == {"marchetti"}
    assert _people("Yesterday Pia Lund asked for the second key.") == {"pia lund"}
    assert _people("Yesterday Pia Lund and the second key.") == set()


def test_handles_in_a_sentence_but_not_in_code() -> None:
    assert _people("@tove.olsen can you look at this?") == {"@tove.olsen"}
    assert _people("@dataclass(frozen=True)", "@property", "import {x} from @scope/lib") == set()


def test_an_accent_lost_or_a_zero_for_an_o_is_the_same_person() -> None:
    assert _people("Author: René 0lsen <rene.olsen@quarry.example>") == {"rene olsen"}


def test_a_name_carries_every_line_that_it_stands_on() -> None:
    seen = view(*column("Tove Olsen 09:04", "Hello.", "the list that Tove Olsen keeps"))
    assert _found(seen, PERSON)["tove olsen"].line_numbers == (0, 2)


def test_boilerplate_names_nobody_but_a_mail_header_does() -> None:
    members = column("MEMBERS", "Ilse Brandt")
    assert _sure(view(*members, chrome=frozenset({0, 1})), PERSON) == set()
    header = line("Ilse Brandt <ilse@harbour.example>")
    assert _sure(view(header, chrome=frozenset({0})), PERSON) == {"ilse brandt"}


def test_repositories_by_address_title_prompt_and_subject() -> None:
    assert _sure(view(url="https://git.quarry.example/tools/crane-log/-/issues"), PROJECT) == {
        "crane-log"
    }
    assert _sure(view(url="https://github.com/quarry/crane-log"), PROJECT) == {"crane-log"}
    assert _sure(view(title="winch.py - crane-log - Codium"), PROJECT) == {"crane-log"}
    assert _sure(view(line("pia@rock:~/crane-log$ git status")), PROJECT) == {"crane-log"}
    assert _sure(view(line("pia@rock:~/Downloads$ ls")), PROJECT) == set()
    assert _sure(view(line("[crane-log] Build failed")), PROJECT) == {"crane-log"}


def test_ticket_prefixes_need_a_cue() -> None:
    assert _sure(view(title="[CRN-17] Rope frays"), PROJECT) == {"crn"}
    assert _sure(view(line("Closes CRN-17.")), PROJECT) == {"crn"}
    assert _sure(view(*column("CRN-17 Rope", "CRN-18 Hook", "CRN-21 Oil")), PROJECT) == {"crn"}
    assert _sure(view(*column("Offer QT-7741", "UTF-8", "Gate SG-07")), PROJECT) == set()


def test_channels_but_no_directives_colours_or_numbers() -> None:
    assert _sure(view(title="#quay-crew - Harbour - Chat"), PROJECT) == {"#quay-crew"}
    code = column('#include "rope.h"', "#define HOOK 3", "#ff8800", "#317", "# a comment")
    assert _sure(view(*code), PROJECT) == set()


def test_files_in_titles_and_lines() -> None:
    assert _sure(view(title="Rope tests 2026.ods - LibreOffice Calc"), FILE) == {
        "rope tests 2026.ods"
    }
    assert _sure(view(line("see docs/rope-plan.pdf and winch.py")), FILE) == {
        "rope-plan.pdf",
        "winch.py",
    }
    texts = column("Node.js", "e.g. this", "mail pia@rock.sh", "https://rock.example/a/index.html")
    assert _sure(view(*texts), FILE) == set()


def test_the_site_is_the_host_without_www() -> None:
    assert _sure(view(url="https://www.kanal.example:8080/a"), SITE) == {"kanal.example"}
    assert _sure(view(url="file:///plans/plan.pdf"), SITE) == set()


def test_places_and_companies() -> None:
    seen = view(
        *column(
            "The review is in room Anker 2 at ten.",
            "Gate 14 opens soon",
            "Mill Lane 7, Harwich",
            "Hafenstraße 12",
            "Sommer Akustik GmbH, Bremen",
            "Room for improvement",
        )
    )
    assert _sure(seen, PLACE) == {"anker 2", "gate 14", "mill lane 7", "hafenstrasse 12"}
    assert _sure(seen, ORGANISATION) == {"sommer akustik gmbh"}


def test_each_entity_is_there_once_with_all_its_lines() -> None:
    seen = view(*column("€ 18.40 each", "or 18,40 EUR"), app="Ledger")
    amounts = _found(seen, EntityKind.AMOUNT)
    assert list(amounts) == ["EUR 18.40"]
    assert amounts["EUR 18.40"].line_numbers == (0, 1)
    assert list(_found(seen, EntityKind.APP)) == ["ledger"]


def test_an_empty_view_has_only_its_window() -> None:
    assert [one.kind for one in entities_in(view(app="editor"))] == [EntityKind.APP]
    assert entities_in(view(app="", title="")) == ()
