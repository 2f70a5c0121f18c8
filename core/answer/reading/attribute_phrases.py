"""Attributes that are said in whole phrases, which no list of single words tells.

“What must she avoid?” is answered by “no nuts for me”; “who looks after it?” by “in charge of”;
“how does he want it?” by “on paper, please”.
"""

import re

_NO_THING = (
    r"\bno (?!one|more|longer|idea|need|problem|news|time|hurry|rush|worr|question|answer"
    r"|reply|new)[a-z]{3,}"
)
_PHRASES = (
    (
        re.compile(
            r"\b(?:avoid|leave out|must not|mustn['’]t"
            r"|(?:not|can['’]t|cannot|shouldn['’]t) (?:(?:i|we) )?"
            r"(?:be in|eat|bring|order|cook|serve|bake)"
            r"|(?:does|do|can|could)(?: not|n['’]t) (?:[a-z]+ )?(?:eat|have|stand|bear|touch)"
            r"|allerg\w+|intoleran\w+)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_NO_THING}|\bhates?\b|\ballerg\w+|\bintoleran\w+|\bwithout\b"
            r"|\bnot for (?:me|him|her)\b|\bleave (?:it|them) out"
            r"|\b(?:does|do|can)(?: ?not|n['’]t) (?:eat|have|stand|bear|touch)"
            r"|\bmakes? me (?:ill|sick|sneeze)|\bgives? me\b"
            r"|\bswells? up\b|\bhives\b|\ba rash\b|\bitch\w*",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            r"\b(?:look(?:s|ing|ed)? after|tak(?:es?|ing) care of|in charge of|responsible for)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:looks? after|tak(?:es?|ing) (?:care of|over)|in charge of|responsible for"
            r"|hand(?:s|ed|ing)? (?:it )?over to|maintained by)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\bhow (?:do|does|did|would) .*\b(?:want|like|prefer)\b", re.IGNORECASE),
        re.compile(
            r"\bplease\b|\bprefer\w*|\brather\b|\bnot as\b"
            r"|\bwould like\b|['’]d like\b|\bcannot\b|\binstead of\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\b(?:until|till|up to|by) when\b", re.IGNORECASE),
        re.compile(
            r"\bfrom\b[^.!?]{3,30}\b(?:to|until|till)\b[^.!?]{0,12}\d"
            r"|\b(?:until|till|no later than|at the latest|valid (?:to|through))\b",
            re.IGNORECASE,
        ),
    ),
)


def is_of_somebody(question: str) -> bool:
    """Whether a question asks for somebody's likes, so that the line must be that person's."""
    return any(_PHRASES[number][0].search(question) for number in (0, 2))


def says_attribute(question: str, text: str) -> bool:
    """Whether a text says in other words what a question asks for."""
    return any(asked.search(question) and said.search(text) for asked, said in _PHRASES)
