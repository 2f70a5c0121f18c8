"""The network that comes along: a line lies near the questions that it answers."""

import shutil
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelUnavailable
from core.models.line_encoder import LineEncoder, NoLineEncoder, PageStretch
from core.models.onnx_line_encoder import (
    STRETCH_PIECES,
    OnnxLineEncoder,
    OnnxLineReader,
    open_line_encoder,
)

DIMS = 384
LINES = (
    "Island ferries, summer timetable",
    "Our boats are painted every spring.",
    "The crossing takes 55 minutes and starts from the old pier.",
    "Bicycles travel for 9 euros.",
    "Harbour office: ask for Femke",
    "Dogs must be on a lead on deck.",
)
PAGE = PageStretch("Timetable - Firefox", LINES)


@pytest.fixture(scope="module")
def encoder() -> LineEncoder:
    return OnnxLineEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files, to be spoilt."""
    own = Path(str(resources.files("resources.line_reader")))
    for name in ("lines.onnx", "answers.onnx", "vocabulary.txt"):
        shutil.copyfile(own / name, tmp_path / name)
    return tmp_path


def nearest(encoder: LineEncoder, question: str) -> str:
    (vectors,) = encoder.encode_stretches([PAGE])
    return LINES[int((vectors @ encoder.encode_question(question)).argmax())]


def test_vectors_have_the_promised_shape(encoder: LineEncoder) -> None:
    texts = ("When?", "", " \n", "日本 ☃ \ud800", "word " * 2000, "x" * 5000)
    for text in texts:
        vector = encoder.encode_question(text)
        assert vector.shape == (DIMS,)
        assert vector.dtype == np.float32
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    stretches = [PageStretch("", (text, "and more")) for text in texts[:4]]
    vectors = encoder.encode_stretches([PAGE, *stretches, PageStretch("Empty", ())])
    assert [one.shape for one in vectors] == [(6, DIMS), *[(2, DIMS)] * 4, (0, DIMS)]
    assert {one.dtype for one in vectors} == {np.dtype(np.float32)}
    np.testing.assert_allclose(np.linalg.norm(np.concatenate(vectors), axis=1), 1, atol=1e-5)
    assert encoder.encode_stretches([]) == []


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("How long is the boat ride?", LINES[2]),
        ("What does it cost to take my bike along?", LINES[3]),
        ("Who can I speak to at the port?", LINES[4]),
        ("May I bring my terrier?", LINES[5]),
    ],
)
def test_the_line_that_answers_is_the_nearest_also_in_other_words(
    encoder: LineEncoder, question: str, line: str
) -> None:
    assert nearest(encoder, question) == line


def test_a_line_is_read_among_its_neighbours(encoder: LineEncoder) -> None:
    ferry = PageStretch("Mail", ("Ferry to the island, one way", "Total: 31.50"))
    hotel = PageStretch("Mail", ("Hotel by the station, two nights", "Total: 31.50"))
    question = encoder.encode_question("How much is the ferry?")
    of_ferry, of_hotel = (
        vectors[1] @ question for vectors in encoder.encode_stretches([ferry, hotel])
    )
    assert of_ferry > of_hotel


def test_a_stretch_has_the_same_vectors_whatever_is_read_with_it(encoder: LineEncoder) -> None:
    others = [PageStretch(f"Page {number}", LINES[:number] * number) for number in range(1, 6)]
    (alone,) = encoder.encode_stretches([PAGE])
    together = encoder.encode_stretches([*others, PAGE, *others])[len(others)]
    # Not equal: the network reckons in whole numbers, whose scale is that of all that is read.
    assert (alone * together).sum(axis=1).min() > 0.98


def test_of_many_stretches_each_has_its_own_vectors(encoder: LineEncoder) -> None:
    many = [PageStretch("List", (f"Shelf {number}",)) for number in range(150)]
    first = encoder.encode_stretches([*many, many[0], PAGE])
    again = encoder.encode_stretches([PAGE, many[0], many[149]])
    for one, other in zip(again, (first[151], first[0], first[149]), strict=True):
        assert (one * other).sum(axis=1).min() > 0.98
    np.testing.assert_array_equal(first[0], first[150])


def test_the_end_of_a_stretch_that_is_too_long_is_all_zeros(encoder: LineEncoder) -> None:
    long = PageStretch("", ("word " * (STRETCH_PIECES // 2), "tide " * STRETCH_PIECES, "a", "b"))
    (vectors,) = encoder.encode_stretches([long])
    lengths = np.linalg.norm(vectors, axis=1)
    np.testing.assert_allclose(lengths, [1, 1, 0, 0], atol=1e-5)


def test_every_line_is_told_its_likeliest_words(encoder: LineEncoder) -> None:
    pages = [PAGE, PageStretch("", ("", " \n", "日本 ☃", "Bicycles")), PageStretch("Empty", ())]
    of_page, of_odd, of_empty = encoder.answers_in("What does my bike cost?", pages)
    assert (len(of_page), of_odd[:2], len(of_odd), of_empty) == (6, (None, None), 4, ())
    for line, answer in zip((*LINES, *pages[1].lines[2:]), (*of_page, *of_odd[2:]), strict=True):
        assert answer is not None
        assert 0 <= answer.begin < answer.end <= len(line)
        assert line[answer.begin : answer.end] == line[answer.begin : answer.end].strip()
        assert np.isfinite(answer.score)
    assert encoder.answers_in("When?", []) == []


def test_words_are_whole_words_of_their_line(encoder: LineEncoder) -> None:
    line = "  Überfahrt:  Harbourmaster's kayak, 12,50 €"
    words = {"Überfahrt", "Harbourmaster", "s", "kayak", "12", "50", "€", "'", ":", ","}
    for question in ("Who lends it?", "How much?", "What is it?", ""):
        ((answer,),) = encoder.answers_in(question, [PageStretch("", (line,))])
        assert answer is not None
        assert {one for one in words if line[answer.begin :].startswith(one)}
        assert {one for one in words if line[: answer.end].endswith(one)}


def test_the_line_that_answers_scores_best(encoder: LineEncoder) -> None:
    (answers,) = encoder.answers_in("How long is the crossing?", [PAGE])
    scores = [one.score for one in answers if one is not None]
    assert int(np.argmax(scores)) == 2


def test_the_same_words_answer_when_a_stretch_is_asked_about_again(encoder: LineEncoder) -> None:
    others = [PageStretch("List", (f"Shelf {number}",)) for number in range(40)]
    (first,) = encoder.answers_in("What does a bike cost?", [PAGE])
    encoder.answers_in("What does a bike cost?", others)
    assert encoder.answers_in("What does a bike cost?", [PAGE]) == [first]


def test_the_end_of_a_stretch_that_is_too_long_has_no_answers(encoder: LineEncoder) -> None:
    long = PageStretch("", ("word " * (STRETCH_PIECES // 2), "tide " * STRETCH_PIECES, "a", "b"))
    ((first, cut, *rest),) = encoder.answers_in("word?", [long])
    assert first is not None
    assert cut is not None
    assert cut.end <= len("tide " * STRETCH_PIECES) // 2
    assert rest == [None, None]


def test_reading_alone_needs_no_network_of_answers(folder: Path, encoder: LineEncoder) -> None:
    (folder / "answers.onnx").unlink()
    reader = OnnxLineReader(folder)
    vector = reader.encode_question("When?")
    np.testing.assert_array_equal(vector, encoder.encode_question("When?"))
    read = reader.read_stretch(PAGE)
    assert read.text.states.shape == (len(read.text.numbers), DIMS)
    assert [len(pieces) > 0 for _, pieces in read.lines] == [True] * 6
    for first, pieces in read.lines:
        numbers = read.text.numbers[first : first + len(pieces)]
        assert numbers == tuple(one.number for one in pieces)


def test_a_network_of_answers_that_is_another_is_told_when_it_is_asked(folder: Path) -> None:
    shutil.copyfile(folder / "lines.onnx", folder / "answers.onnx")
    encoder = OnnxLineEncoder(folder)
    with pytest.raises(ModelUnavailable, match=r"cannot be used .* install Recollect again\.$"):
        encoder.answers_in("When?", [PAGE])


def test_what_comes_along_can_be_opened() -> None:
    assert isinstance(open_line_encoder(), OnnxLineEncoder)


@pytest.mark.parametrize("name", ["lines.onnx", "answers.onnx", "vocabulary.txt"])
def test_a_missing_file_is_told_in_a_sentence(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelUnavailable, match=r"cannot be used .* install Recollect again\.$"):
        OnnxLineEncoder(folder)


@pytest.mark.parametrize("name", ["lines.onnx", "answers.onnx"])
@pytest.mark.parametrize("kept_bytes", [0, 1000, 1_000_000])
def test_a_network_that_broke_off_is_told_in_a_sentence(
    folder: Path, name: str, kept_bytes: int
) -> None:
    network = folder / name
    network.write_bytes(network.read_bytes()[:kept_bytes])
    with pytest.raises(ModelUnavailable, match=r"cannot be used .* install Recollect again\.$"):
        OnnxLineEncoder(folder)


@pytest.mark.parametrize("vocabulary", ["", "only\nwords\n", "[UNK]\n[CLS]\n", "\ufffe"])
def test_a_vocabulary_without_its_signs_is_told_in_a_sentence(
    folder: Path, vocabulary: str
) -> None:
    (folder / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"cannot be used"):
        OnnxLineEncoder(folder)


def test_a_vocabulary_of_another_network_is_told_when_it_is_read(folder: Path) -> None:
    longer = ["[UNK]", "[CLS]", "[SEP]", *(f"filler{number}" for number in range(40_000)), "tide"]
    (folder / "vocabulary.txt").write_text("\n".join(longer), encoding="utf-8")
    encoder = OnnxLineEncoder(folder)
    with pytest.raises(ModelUnavailable, match=r"cannot be used"):
        encoder.encode_question("tide")
    with pytest.raises(ModelUnavailable, match=r"cannot be used"):
        encoder.encode_stretches([PageStretch("", ("tide",))])


def test_broken_files_are_the_reason_why_there_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "lines.onnx").write_bytes(b"nothing")
    monkeypatch.setattr("core.models.onnx_line_encoder.resources.files", lambda _room: folder)
    opened = open_line_encoder()
    assert isinstance(opened, NoLineEncoder)
    assert opened.reason.endswith("install Recollect again.")


def test_a_network_of_answers_that_loads_and_does_not_run_is_not_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(folder / "lines.onnx", folder / "answers.onnx")
    monkeypatch.setattr("core.models.onnx_line_encoder.resources.files", lambda _room: folder)
    opened = open_line_encoder()
    assert isinstance(opened, NoLineEncoder)
    assert "cannot be used" in opened.reason


def test_a_network_that_loads_and_does_not_run_is_not_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fillers = (f"filler{number}" for number in range(40_000))
    (folder / "vocabulary.txt").write_text("\n".join(("[UNK]", *fillers, "[CLS]", "[SEP]")))
    monkeypatch.setattr("core.models.onnx_line_encoder.resources.files", lambda _room: folder)
    opened = open_line_encoder()
    assert isinstance(opened, NoLineEncoder)
    assert "cannot be used" in opened.reason


def test_nothing_is_written_to_stderr(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    OnnxLineEncoder().encode_question("When does the ferry leave?")
    (folder / "lines.onnx").write_bytes(b"nothing")
    with pytest.raises(ModelUnavailable):
        OnnxLineEncoder(folder)
    assert capfd.readouterr() == ("", "")
