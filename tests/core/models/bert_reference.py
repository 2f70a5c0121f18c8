"""all-MiniLM-L6-v2 in plain numpy, float32: what the converted file is measured against."""

import math
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from core.models.embedder import FloatArray

_HEADS = 12


class BertReference:
    """BERT encoder with exact GELU, mean pooling and L2 norm, one text at a time."""

    def __init__(self, tensors: Mapping[str, FloatArray], vocabulary: Path) -> None:
        self._tensors = tensors
        tokens = vocabulary.read_text(encoding="utf-8").splitlines()
        self._ids = {token: index for index, token in enumerate(tokens)}

    def embed(self, text: str) -> FloatArray:
        """Returns: float32, shape (384,), L2 norm 1."""
        ids = self._token_ids(text)
        get = self._tensors
        x = (
            get["embeddings.word_embeddings.weight"][ids]
            + get["embeddings.position_embeddings.weight"][: len(ids)]
            + get["embeddings.token_type_embeddings.weight"][0]
        )
        x = self._norm(x, "embeddings.LayerNorm")
        for layer in range(6):
            name = f"encoder.layer.{layer}"
            x = self._norm(x + self._attention(x, name), f"{name}.attention.output.LayerNorm")
            inner = self._dense(x, f"{name}.intermediate.dense")
            inner = 0.5 * inner * (1 + _erf(inner / np.float32(math.sqrt(2))))
            x = self._norm(
                x + self._dense(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
            )
        mean: FloatArray = x.mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))

    def _attention(self, x: FloatArray, name: str) -> FloatArray:
        size = x.shape[1] // _HEADS
        query, key, value = (
            self._dense(x, f"{name}.attention.self.{part}").reshape(-1, _HEADS, size).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(1, 2) / math.sqrt(size)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = (weights @ value).swapaxes(0, 1).reshape(x.shape)
        return self._dense(mixed, f"{name}.attention.output.dense")

    def _dense(self, x: FloatArray, name: str) -> FloatArray:
        out: FloatArray = x @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]
        return out

    def _norm(self, x: FloatArray, name: str) -> FloatArray:
        centred = x - x.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        out: FloatArray = (
            centred / deviation * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        )
        return out

    def _token_ids(self, text: str) -> list[int]:
        plain = "".join(
            char
            for char in unicodedata.normalize("NFD", text.lower())
            if unicodedata.category(char) != "Mn"
        )
        plain = re.sub(r"([\u4e00-\u9fff])", r" \1 ", plain)
        ids = [self._ids["[CLS]"]]
        for word in re.findall(r"\w+|[^\w\s]", plain.replace("_", " _ ")):
            ids += self._pieces(word)
        return [*ids, self._ids["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self._ids:
                    pieces.append(self._ids[piece])
                    start = end
                    break
            else:
                return [self._ids["[UNK]"]]
        return pieces


def _erf(x: FloatArray) -> FloatArray:
    """The error function to within 1.5e-7. Source: Abramowitz and Stegun, 7.1.26."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    out: FloatArray = np.sign(x) * (1 - series * np.exp(-x * x))
    return out
