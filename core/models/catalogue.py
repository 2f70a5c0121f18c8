"""The models that Recollect knows how to install, as `resources/models.toml` lists them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from core.errors import ModelUnavailable

DEFAULT_EMBEDDER_ID = "all-minilm-l6-v2"

_SHA256 = re.compile(r"[0-9a-f]{64}")


class ModelRole(StrEnum):
    """What a model is for."""

    EMBEDDER = "embedder"
    CHAT = "chat"
    VISION = "vision"
    RERANKER = "reranker"


class SourceKind(StrEnum):
    """Where a model's files come from."""

    HUB = "hf"
    PYTHON_PACKAGE = "python-package"


class Checksum(StrEnum):
    """Who says what a file must be: we do, or, where nobody told us, the hub that has it."""

    OF_THE_CATALOGUE = "of the catalogue"
    OF_THE_HUB = "of the hub"


class FilePart(StrEnum):
    """What a file is to its model. A projector turns pictures into what the model reads."""

    WEIGHTS = "weights"
    PROJECTOR = "projector"


@dataclass(frozen=True, slots=True)
class ModelSource:
    """One place that has the files: a hub repository or an installed Python package.

    `revision` is the repository's commit, so that what was checked is what is fetched; empty
    for its newest one.
    """

    kind: SourceKind
    name: str
    revision: str = ""

    @property
    def needs_network(self) -> bool:
        return self.kind is SourceKind.HUB


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model as its publisher made it.

    `sha256` is 64 lower-case hex digits; it is empty where the checksum is that of the hub, and
    then `size_bytes` is near the truth rather than the truth.
    """

    name: str
    size_bytes: int
    sha256: str
    checksum: Checksum = Checksum.OF_THE_CATALOGUE
    part: FilePart = FilePart.WEIGHTS

    @property
    def has_known_checksum(self) -> bool:
        return self.checksum is Checksum.OF_THE_CATALOGUE


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the catalogue.

    `size_bytes` is the installed size, `download_bytes` what is fetched for it; `context` is in
    tokens; `memory_bytes` an estimate for the loaded model; `conversion` names the step from the
    publisher's files to one GGUF file, None where the file is one already. What an embedder was
    trained to see before a question and before a passage are its prefixes.
    """

    id: str
    title: str
    role: ModelRole
    licence: str
    size_bytes: int
    context: int
    memory_bytes: int
    sources: tuple[ModelSource, ...]
    files: tuple[ModelFile, ...]
    languages: tuple[str, ...]
    dims: int | None = None
    conversion: str | None = None
    query_prefix: str = ""
    passage_prefix: str = ""

    @property
    def download_bytes(self) -> int:
        return sum(file.size_bytes for file in self.files)

    @property
    def has_known_checksums(self) -> bool:
        """Whether the catalogue itself says what every file must be, byte for byte."""
        return all(file.has_known_checksum for file in self.files)

    @property
    def projector(self) -> ModelFile | None:
        """The file that lets the model see; None for a model that only reads."""
        return next((file for file in self.files if file.part is FilePart.PROJECTOR), None)


class Catalogue(Mapping[str, ModelEntry]):
    """All models by id, in the order of the file."""

    def __init__(self, entries: tuple[ModelEntry, ...]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise ValueError("two models in the catalogue have the same id")

    def __getitem__(self, model_id: str) -> ModelEntry:
        return self._entries[model_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, model_id: str) -> ModelEntry:
        """Raises: ModelUnavailable, naming the models that there are, for an unknown id."""
        if model_id not in self._entries:
            known = ", ".join(self._entries)
            raise ModelUnavailable(f"There is no model called {model_id}; choose one of: {known}.")
        return self._entries[model_id]

    def with_role(self, role: ModelRole) -> tuple[ModelEntry, ...]:
        return tuple(entry for entry in self._entries.values() if entry.role is role)


def load_catalogue() -> Catalogue:
    """The catalogue that ships with Recollect."""
    return parse_catalogue(resources.files("resources").joinpath("models.toml").read_text("utf-8"))


def parse_catalogue(text: str) -> Catalogue:
    """Raises: ValueError for a catalogue that makes no sense; it is ours, so that is a bug."""
    return Catalogue(tuple(_entry(table) for table in tomllib.loads(text)["model"]))


def is_sha256(text: str) -> bool:
    """Whether this is a SHA-256 as we write it: 64 lower-case hex digits."""
    return _SHA256.fullmatch(text) is not None


def _entry(table: dict[str, Any]) -> ModelEntry:
    fields = dict(table)
    files = tuple(_file(file) for file in fields.pop("files"))
    sources = tuple(_source(source) for source in fields.pop("sources"))
    entry = ModelEntry(
        **{**fields, "role": ModelRole(fields["role"]), "languages": tuple(fields["languages"])},
        files=files,
        sources=sources,
    )
    if not files or not sources:
        raise ValueError(f"the model {entry.id} needs sources and files with checksums")
    weights = [file for file in files if file.part is FilePart.WEIGHTS]
    if entry.conversion is None and len(weights) != 1:
        raise ValueError(f"the model {entry.id} must be one file unless it is converted")
    if len(files) - len(weights) > 1:
        raise ValueError(f"the model {entry.id} can have one projector")
    return entry


def _file(table: dict[str, Any]) -> ModelFile:
    checksum = Checksum(table.get("checksum", Checksum.OF_THE_CATALOGUE))
    part = FilePart(table.get("part", FilePart.WEIGHTS))
    file = ModelFile(**{**table, "checksum": checksum, "part": part})
    is_sound = is_sha256(file.sha256) if file.has_known_checksum else not file.sha256
    if not is_sound:
        raise ValueError(f"the file {file.name} needs one of the two checksums")
    return file


def _source(text: str) -> ModelSource:
    kind, _, place = text.partition(":")
    name, _, revision = place.partition("@")
    if not name:
        raise ValueError(f"a model source needs a name: {text}")
    return ModelSource(SourceKind(kind), name, revision)
