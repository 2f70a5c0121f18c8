"""Question shapes in German and Spanish, and the words of both that carry no content.

They stand behind the English ones, so that an English question costs nothing more than before.
"""

from collections.abc import Iterable

from core.answer.wanted import Wanted

OTHER_SHAPES: tuple[tuple[Wanted, str], ...] = (
    (
        Wanted.STEPS,
        r"^\W*wie (habe|mache|kann|muss|soll|hat|macht) (ich|man|wir)\b"
        r"|^\W*¿?c[oó]mo (se|puedo|hago|hice|hay que|debo)\b|\bqu[eé] pasos\b",
    ),
    (
        Wanted.PHONE,
        r"\b(telefonnummer|handynummer|rufnummer|durchwahl)\b|\bn[uú]mero de tel[eé]fono\b"
        r"|\btel[eé]fono de\b",
    ),
    (Wanted.EMAIL, r"\b(mail-?adresse|e-mail-adresse)\b|\bcorreo electr[oó]nico de\b"),
    (
        Wanted.LINK,
        r"\b(webseite|internetseite|webadresse)\b|\bwelche (web-?)?seite\b|\bqu[eé] p[aá]gina\b",
    ),
    (
        Wanted.CLOCK,
        r"\b(um wie ?viel uhr|um welche uhrzeit|wie sp[aä]t|welche uhrzeit)\b|\ba qu[eé] hora\b",
    ),
    (
        Wanted.DURATION,
        r"\bwie lange\b|\bwie viele (minuten|stunden|tage|wochen|monate|jahre)\b"
        r"|\bcu[aá]nto (tiempo|dura)\b|\bcu[aá]nt[oa]s (minutos|horas|d[ií]as|semanas|meses)\b",
    ),
    (
        Wanted.MONEY,
        r"\b(was kostet|was kosten|wie ?viel kostet|wie teuer|welcher preis|der preis)\b"
        r"|\bwie ?viel (habe|muss|hat|zahlt?|zahle)\b|\bcu[aá]nto (cuesta|vale|pagu[eé]|debo|es)\b"
        r"|\bprecio (del?|de la)\b",
    ),
    (
        Wanted.QUANTITY,
        r"\bwie (hoch|breit|schwer|lang|tief|gro[sß]+|schnell|hei[sß]+|dick)\b"
        r"|\bcu[aá]nto (pesa|mide)\b",
    ),
    (Wanted.AUTHOR, r"\bwer hat .*\bgeschrieben\b|\bqui[eé]n escribi[oó]\b"),
    (Wanted.COUNT, r"\bwie ?viele?\b|\bcu[aá]nt[oa]s\b"),
    (
        Wanted.DATE,
        r"\b(wann|an welchem tag|bis wann|ab wann)\b|\b(cu[aá]ndo|qu[eé] d[ií]a|hasta cu[aá]ndo)\b",
    ),
    (Wanted.PERSON, r"\b(wer|wen|wem|wessen)\b|\bqui[eé]n(es)?\b"),
    (Wanted.NAME, r"\bwie hei[sß]+t\b|\bc[oó]mo se llama\b"),
    (
        Wanted.PLACE,
        r"\b(wo|wohin|woher|in welche[mrn] (raum|zimmer|saal|stra[sß]+e|stadt|halle))\b"
        r"|\b(d[oó]nde|ad[oó]nde|en qu[eé] (sala|calle|ciudad|lugar|hotel))\b",
    ),
    (
        Wanted.CODE,
        r"\b(\w*nummer|kennung|buchungscode|aktenzeichen)\b|\b(c[oó]digo|referencia|n[uú]mero)\b",
    ),
)

# Articles, pronouns, prepositions and question words, without diacritics as the index folds them.
_FUNCTION_WORDS = frozenset(
    """der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner dein
    deine unser unsere ist sind war waren wird werden wurde hat habe haben hatte kann muss soll wie
    was wer wen wem wann wo wohin warum welche welcher welches welchem welchen viel viele bei beim
    mit von vom zum zur im in am an auf aus fur uber unter nach vor um und oder nicht ich du er sie
    es wir ihr lautet heisst uhr nummer
    el la los las un una unos unas lo al del de en con por para sin y o que cual cuales cuando donde
    como quien cuanto cuanta cuantos cuantas es son fue era esta estan mi mis tu su sus se hay ha
    hora dia""".split()
)
# Those of them that no English question has.
_TELLING = frozenset(
    """der das dem ein eine einen mein meine meinen ist sind wird wurde wie wer wann wo welche
    welcher welches welchem bei beim mit vom zum zur und nicht ich wir
    el los las una del con por para que cuando donde como quien cuanto cuanta cuantos cuantas
    es esta mi mis""".split()
)
_ENOUGH = 2
_ALONE_TELLING = frozenset(
    """kostet wieviel lautet heisst wann wer welche welcher welches welchem cuesta cuando donde
    quien cuanto cuanta cuantos cuantas""".split()
)


def function_words(words: Iterable[str]) -> frozenset[str]:
    """The words without content of a German or Spanish question; none for an English one."""
    said = frozenset(words)
    is_foreign = len(_TELLING & said) >= _ENOUGH or not _ALONE_TELLING.isdisjoint(said)
    return _FUNCTION_WORDS if is_foreign else frozenset()
