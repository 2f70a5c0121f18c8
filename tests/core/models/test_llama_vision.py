"""A tiny model with a tiny projector looks at pictures, in this process and in one of its own."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from core.errors import ModelUnavailable
from core.models.llama_generator import LlamaGenerator
from core.models.model_process import Limits, ModelProcess
from core.models.text_generator import GenerationStopped
from tests.core.models.tiny_gguf import Shape, write_tiny_gguf
from tests.core.models.tiny_projector import PICTURE_TOKENS, write_tiny_projector

SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 24}},
    "required": ["text"],
    "additionalProperties": False,
}
PROMPT = "What is this?"


def picture(colour: str, size: tuple[int, int] = (120, 70)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "WEBP", lossless=True)
    return data.getvalue()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("vision")
    return write_tiny_gguf(folder / "tiny.gguf"), write_tiny_projector(folder / "eye.gguf")


@pytest.fixture
def generator(files: tuple[Path, Path]) -> Iterator[LlamaGenerator]:
    made = LlamaGenerator(files[0], context_tokens=1_024, threads=1, projector_path=files[1])
    yield made
    made.close()


def test_the_picture_makes_the_answer_and_the_same_one_the_same(generator: LlamaGenerator) -> None:
    seen = [
        generator.generate_json(PROMPT, SCHEMA, max_tokens=120, picture=picture(colour))
        for colour in ("red", "navy", "red")
    ]
    assert all(json.loads(one)["text"] for one in seen)
    assert seen[0] == seen[2]
    assert seen[0] != seen[1]


def test_what_is_read_without_a_picture_stays_as_it_was(
    generator: LlamaGenerator, files: tuple[Path, Path]
) -> None:
    generator.generate_json(PROMPT, SCHEMA, max_tokens=120, picture=picture("red"))
    after = generator.generate_json(PROMPT, SCHEMA, max_tokens=120)
    plain = LlamaGenerator(files[0], context_tokens=1_024, threads=1)
    assert after == plain.generate_json(PROMPT, SCHEMA, max_tokens=120)
    plain.close()


def test_a_picture_takes_room_in_the_context(generator: LlamaGenerator) -> None:
    most = generator.context_tokens - len(PROMPT) - PICTURE_TOKENS
    with pytest.raises(ValueError, match="does not fit"):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=most + 1, picture=picture("red"))
    assert generator.generate_json(PROMPT, SCHEMA, max_tokens=most, picture=picture("red"))


def test_a_large_picture_is_made_smaller_and_what_is_none_is_refused(
    generator: LlamaGenerator,
) -> None:
    large = picture("red", (3_840, 2_160))
    assert generator.generate_json(PROMPT, SCHEMA, max_tokens=60, picture=large)
    with pytest.raises(ValueError, match="no picture"):
        generator.generate_json(PROMPT, SCHEMA, max_tokens=60, picture=b"text")


def test_a_model_that_only_reads_says_so(files: tuple[Path, Path]) -> None:
    plain = LlamaGenerator(files[0], context_tokens=1_024, threads=1)
    with pytest.raises(ModelUnavailable, match="sees no pictures"):
        plain.generate_json(PROMPT, SCHEMA, max_tokens=60, picture=picture("red"))
    plain.close()


def test_a_projector_that_does_not_fit_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF and nothing else")
    others = write_tiny_projector(tmp_path / "others.gguf", Shape(dims=128))
    for path, why in (
        (tmp_path / "gone.gguf", "is not at"),
        (broken, "cannot be read"),
        (others, "of another model"),
    ):
        with pytest.raises(ModelUnavailable, match=why):
            LlamaGenerator(files[0], context_tokens=512, threads=1, projector_path=path)


def test_in_a_process_of_its_own_it_looks_reads_and_stops(
    files: tuple[Path, Path], generator: LlamaGenerator
) -> None:
    process = ModelProcess(files[0], None, 1_024, Limits(), threads=1, projector_path=files[1])
    try:
        told = process.look(picture("red"), PROMPT, SCHEMA, max_tokens=120)
        assert told == generator.generate_json(
            PROMPT, SCHEMA, max_tokens=120, picture=picture("red")
        )
        assert process.generate_json(PROMPT, SCHEMA, max_tokens=120) != told
        with pytest.raises(ValueError, match="no picture"):
            process.look(b"text", PROMPT, SCHEMA, max_tokens=120)
        with pytest.raises(GenerationStopped):
            process.look(picture("red"), PROMPT, SCHEMA, max_tokens=120, should_stop=lambda: True)
        assert process.look(picture("red"), PROMPT, SCHEMA, max_tokens=120) == told
    finally:
        process.close()
