"""The converted MiniLM computes what the publisher's weights say."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelUnavailable
from core.models.embedder import Embedder
from core.models.llama_embedder import LlamaEmbedder
from core.models.minilm_conversion import ConversionCancelled, Precision, convert_minilm
from core.models.safetensors_file import read_float_tensors
from tests.core.models.bert_reference import BertReference

SENTENCES = [
    "The cat sits outside.",
    "A man is playing guitar",
    "The new movie is awesome!",
    "What was the number of the offer from the battery company?",
    "Order P-55120 was shipped on 2026-06-12 at 09:30.",
    "git commit -m 'drop CBOR, keep TLV'",
    "Überweisung an die Stadtwerke Tübingen über 1.250,00 €",
    "Où est la gare la plus proche ?",
    "¿Dónde está la biblioteca?",
    "日本語の文章です。",
    "Привет, как дела?",
    "C++ templates & lambdas: auto f = [](int x) { return x * 2; };",
    "https://example.com/tide?x=1&y=2#top",
    "nora.velling@tide.example",
    "snake_case_name and CamelCaseName",
    "antidisestablishmentarianism",
    "Ms Vogt's phone number changed; it's +49 7071 555 0124 now.",
    "50 % of 3/4 is 0.375",
    "— dashes – and “quotes” …",
    "TODAY'S MENU: FISH, CHIPS & PEAS",
    "a",
    "?",
    "the the the the the",
    "Meeting moved from Tuesday to Thursday afternoon because Bram is ill.",
    "def embed(texts: list[str]) -> FloatArray: ...",
    "Error: connection refused (os error 111)",
    "Flight K7QX2M to Gothenburg, seat 14C, boarding at 07:39",
    "naïve café résumé",
    "Power-cycle, nrfjprog --recover, then west flash",
    "The spreading factor changed that afternoon.",
    "battery capacity 3.6 V 2400 mAh lithium thionyl chloride",
    "grey cabinet, drawer 5 (key at reception)",
    'She said: "I\'ll be there by noon."',
    "x = 3; y = x ** 2",
    "İstanbul'da hava güzel",
    "10:11 Wed — dropping CBOR",
    "Re: Re: Fwd: invoice INV-2026-0142",
    "water waterway waterways waterfront",
    "Please find attached the quarterly report with all figures and tables.",
    " ".join(["A longer passage about tides, buoys and the battery that feeds them."] * 8),
]


@pytest.fixture(scope="module")
def reference_vectors(
    minilm_files: dict[str, Path],
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    tensors = read_float_tensors(minilm_files["model.safetensors"])
    reference = BertReference(tensors, minilm_files["vocab.txt"])
    return np.stack([reference.embed(sentence) for sentence in SENTENCES])


@pytest.mark.parametrize(("precision", "least"), [(Precision.Q8_0, 0.995), (Precision.F16, 0.999)])
def test_vectors_agree_with_the_reference(
    precision: Precision,
    least: float,
    minilm_files: dict[str, Path],
    reference_vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    tmp_path: Path,
) -> None:
    target = tmp_path / "minilm.gguf"
    convert_minilm(minilm_files["model.safetensors"], minilm_files["vocab.txt"], target, precision)
    embedder = LlamaEmbedder(target, "minilm")
    vectors = embedder.embed_passages(SENTENCES)
    embedder.close()
    cosines = (vectors * reference_vectors).sum(axis=1)
    worst = int(cosines.argmin())
    assert cosines[worst] >= least, f"{cosines[worst]} for: {SENTENCES[worst]}"


def test_vectors_have_the_promised_shape(embedder: LlamaEmbedder) -> None:
    as_protocol: Embedder = embedder
    vectors = as_protocol.embed_passages(
        ["tide", "", " \n", "x" * 100_000, "word " * 5000, "\ud800"]
    )
    assert vectors.shape == (6, as_protocol.dims) == (6, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert as_protocol.embed_passages([]).shape == (0, 384)
    assert as_protocol.embed_query("tide").shape == (384,)


def test_a_text_has_one_vector_whatever_stands_beside_it(embedder: LlamaEmbedder) -> None:
    together = embedder.embed_passages(SENTENCES * 3)
    alone = np.stack([embedder.embed_query(sentence) for sentence in SENTENCES * 3])
    # Not 1: with Q8_0, llama.cpp rounds one row and many rows in different ways.
    assert (together * alone).sum(axis=1).min() > 0.995


def test_near_meanings_lie_close(embedder: LlamaEmbedder) -> None:
    query = embedder.embed_query("Where is the cat?")
    near, far = embedder.embed_passages(["The feline is in the garden.", "Stock prices fell."])
    assert query @ near > query @ far + 0.2


def test_only_the_first_tokens_of_a_long_text_count(embedder: LlamaEmbedder) -> None:
    start = "tide " * 300
    one, other = embedder.embed_passages([start, start + "and quite another ending"])
    np.testing.assert_allclose(one, other, atol=1e-4)


def test_nothing_is_written_to_stderr(
    minilm_gguf: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    embedder = LlamaEmbedder(minilm_gguf, "minilm")
    embedder.embed_passages(SENTENCES[:4])
    embedder.close()
    embedder.close()
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(minilm_gguf.read_bytes()[:100_000])
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        LlamaEmbedder(broken, "broken")
    with pytest.raises(ModelUnavailable, match="install it again"):
        LlamaEmbedder(tmp_path / "absent.gguf", "absent")
    assert capfd.readouterr() == ("", "")


def test_a_stopped_or_failed_conversion_leaves_nothing(
    minilm_files: dict[str, Path], tmp_path: Path
) -> None:
    weights, vocabulary = minilm_files["model.safetensors"], minilm_files["vocab.txt"]
    target = tmp_path / "minilm.gguf"
    with pytest.raises(ConversionCancelled):
        convert_minilm(weights, vocabulary, target, should_cancel=lambda: True)
    other = tmp_path / "vocab.txt"
    other.write_text("[PAD]\n[UNK]\n", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="do not belong together"):
        convert_minilm(weights, other, target)
    cut = tmp_path / "model.safetensors"
    cut.write_bytes(weights.read_bytes()[:200_000])
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        convert_minilm(cut, vocabulary, target)
    assert {path.name for path in tmp_path.iterdir()} == {"vocab.txt", "model.safetensors"}
