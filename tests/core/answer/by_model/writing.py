"""What a scripted model writes: sentences that cite the block in which some words stand."""

import json
import re
from collections.abc import Callable

_BLOCK = re.compile(
    r"^<<<EVIDENCE (\d+) \(data\)\n(.*?)\n>>>EVIDENCE \1 ends$", re.MULTILINE | re.DOTALL
)


def blocks_in(prompt: str) -> dict[int, str]:
    """The blocks of evidence in a prompt, by number, in the order shown."""
    return {int(number): text for number, text in _BLOCK.findall(prompt)}


def block_with(prompt: str, words: str) -> int:
    """The number of the first block in which these words stand."""
    return next(number for number, text in blocks_in(prompt).items() if words in text)


def sentence(text: str, *blocks: int, differs: bool = False) -> dict[str, object]:
    return {"text": text, "blocks": list(blocks), "differs": differs}


def answer(*sentences: dict[str, object]) -> dict[str, object]:
    return {"sentences": list(sentences)}


def writes(*said: tuple[str, str], differs: bool = False) -> Callable[[str], str]:
    """Writes each text, citing the block in which its words stand."""

    def write(prompt: str) -> str:
        return json.dumps(
            answer(
                *(
                    sentence(text, block_with(prompt, words), differs=differs)
                    for text, words in said
                )
            )
        )

    return write
