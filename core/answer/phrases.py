"""What answers say in their own words; the words are in `resources/wording`, a file a language."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from core.recall.language import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, named as in its file; braces mark what is filled in."""

    weekdays: Sequence[str]  # Monday first
    short_weekdays: Sequence[str]
    months: Sequence[str]
    short_months: Sequence[str]
    day: str
    moment: str
    short_moment: str
    short_day: str
    decimal_point: str
    untitled_window: str
    also_then: str
    nearest: str
    nearest_heading: str
    hidden_left_out: str
    stretch: str
    more_gaps: str
    part: Mapping[str, str]
    reckoned: Mapping[str, str]
    counts: Mapping[str, Sequence[str]]  # one, several
    gaps: Mapping[str, str]  # by GapKind
    gap_headlines: Mapping[str, str]
    reasons: Mapping[str, str]  # by AbstainReason
    headlines: Mapping[str, str]
    explanations: Mapping[str, str]
    tiers: Mapping[str, str]  # by Tier
    confidence: Mapping[str, str]
    understood: Mapping[str, str]
    told: Mapping[str, str]
    languages: Mapping[str, str]  # by code
    model: Mapping[str, str]
    picture: Mapping[str, str]


@lru_cache(maxsize=len(Language))
def phrases_in(language: Language) -> Phrases:
    """The phrases of a language; a missing or unknown key in its file is our mistake."""
    text = resources.files("resources.wording").joinpath(f"{language}.toml").read_text("utf-8")
    return Phrases(**tomllib.loads(text))
