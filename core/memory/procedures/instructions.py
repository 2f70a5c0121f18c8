"""Whether a sentence tells somebody to do something."""

import re

_VERBS = frozenset(
    """
    accept activate add adjust align allow answer apply approve arrange ask assemble attach avoid
    back backup bake beat begin blend boil book boot bring browse brush build buy calibrate call
    cancel carry change charge check chill choose chop clean clear click clone close coat collect
    combine commit compare compile configure confirm connect continue cook cool copy count cover
    create cross cut decide delete deploy describe detach disable disconnect discard dissolve
    divide double download drag drain draw drill drop dry edit eject empty enable enter erase
    estimate exit expand export extract fasten fetch file fill filter find finish fire fit fix
    flash flip fold follow force format fry garnish generate get give glue go grab grate grease
    grind hang heat hold import include increase inform initialize insert inspect install invite
    join keep knead label launch lay leave let lift line load locate lock log look loosen lower
    make mark mash measure melt merge mix mount mount move name navigate note open order oil pack
    paste patch peel pick pin place plan plug point pour power prepare press print pull pump push
    put quit raise re-enter reach read reattach reboot rebuild receive reconnect record recover
    reduce refresh register reinstall reject release reload remove rename repeat replace report
    request reseat reserve reset resize restart restore retry return review rinse roll rotate run
    sand save scan schedule scroll season seal search secure see select send separate serve set
    shake share ship shut sieve sift sign simmer skip slice slide slow soak solder sort specify
    spray spread sprinkle squeeze stack start stash stir stop store strain submit subscribe swap
    sweat switch tag take tap taste tear tell test tick tie tighten tip toast top toss touch trim
    try turn type unblock uncheck undo unfold unlock unmount unpack unplug unscrew unzip update
    upgrade upload use verify visit wait wake walk warm wash watch wear weigh whisk wipe wire wrap
    write zip power-cycle note ensure bookmark
    """.split()
)
_GERMAN_VERBS = frozenset(
    """
    nehmen nimm geben gib drücken drücke stecken stecke ziehen ziehe öffnen öffne schließen
    schließe starten starte stoppen stoppe warten warte prüfen prüfe klicken klicke wählen wähle
    schneiden schneide mischen mische kochen koche braten brate rühren rühre halten halte setzen
    setze legen lege stellen stelle entfernen entferne löschen lösche laden lade speichern
    speichere verbinden verbinde trennen trenne schalten schalte führen führe lassen lass messen
    messe reinigen reinige installieren installiere aktualisieren aktualisiere
    """.split()
)
_DETERMINERS = frozenset(
    "the a an your this that these those it them all both each every any one two three four half"
    " off up out down on in into onto back away my our its another".split()
)
_NO_VERBS = frozenset(
    """
    the a an this that these those it they we you i he she there here one two three some many most
    all no not what which who whose how why where when if because since although while and or but
    so as at by for from in into of off on onto out over to under up with without about above after
    before between during through our your my his her their its is are was were has have had will
    would can could should may might must do does did both each every another any such only also
    just even yes please because than then
    """.split()
)
_OPENING = re.compile(
    r"^\s*(?:(?:now|then|next|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|afterwards"
    r"|carefully|gently|slowly|quickly|again|please|also|always|never|do not|don['’]t|optionally"
    r"|after that|meanwhile|immediately|manually|zuerst|zunächst|dann|danach|anschließend|zuletzt"
    r"|schließlich|nun|jetzt|bitte|and|to start|to begin|begin by|start by)\b[\s,:]*)+",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^\s*(?:if|when|once|as soon as|after|before|while|until|to|in|on|at|with|using|from|for"
    r"|wenn|sobald|nach|vor|um|unter|im|in der)\b[^,:]{2,90}[,:]\s+",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"`[^`]+`|^(?:sudo|apt|apt-get|dnf|brew|pip3?|npm|yarn|pnpm|cargo|git|docker|kubectl|cmake"
    r"|python3?|ssh|scp|curl|wget|systemctl|chmod|chown|mkdir|cd|cp|mv|rm|tar|unzip|bash|uv|poetry"
    r"|helm|terraform)\s+[\w./~-]|\s--?[a-z][\w-]*(?:[ =.]|$)"
)
_POLITE_GERMAN = re.compile(r"^[A-ZÄÖÜ]\w+(?:en|ern|eln)\s+Sie\b")
_GERMAN_INFINITIVE = re.compile(
    r"^[A-ZÄÖÜ\d].*\s[a-zäöüß]{2,}(?:en|ern|eln)(?:\s+(?:und|oder)\s.*[a-zäöüß]{2,}(?:en|ern|eln))?\W*$"
)
_SEPARABLE_INFINITIVE = re.compile(
    r"\b(?:ab|an|auf|aus|ein|zu|vor|weg|los|nach|her|hin|zurück)[a-zäöüß]{3,}(?:en|ern|eln)\W*$"
)
_GERMAN_WORDS = re.compile(
    r"\b(?:der|die|das|den|dem|und|mit|auf|bei|aus|ein|eine|einen|zum|zur|für|vom|nicht)\b"
)


def is_instruction(text: str) -> bool:
    """Whether a text tells to do something: a verb in the imperative, or a command to type."""
    rest = _OPENING.sub("", text).strip()
    after_condition = _CONDITION.sub("", rest)
    if _COMMAND.search(text):
        return True
    return any(_starts_with_verb(one) for one in {rest, after_condition})


def has_ordering(text: str) -> bool:
    """Whether a sentence says which place it has in an order: “Then …”, “Danach …”."""
    return bool(
        re.match(
            r"\s*(?:then|next|after that|afterwards|second(?:ly)?|third(?:ly)?|now|finally|lastly"
            r"|last|dann|danach|anschließend|zuletzt|schließlich|zum schluss|nun)\b",
            text,
            re.IGNORECASE,
        )
    )


def _starts_with_verb(text: str) -> bool:
    words = re.findall(r"[\w'’-]+", text.casefold())
    if not words or words[0] in _NO_VERBS:
        return False
    first = words[0]
    if first in _VERBS or first in _GERMAN_VERBS or first.partition("-")[2] in _VERBS:
        return not (len(words) > 1 and words[1] in {"is", "are", "was", "of", "has"})
    if _is_german_instruction(text):
        return True
    is_form_of_verb = first.isalpha() and not first.endswith(("ing", "ed", "s", "ly"))
    return is_form_of_verb and len(words) > 2 and words[1] in _DETERMINERS - {"in", "on", "one"}


def _is_german_instruction(text: str) -> bool:
    """“Drehen Sie …”, or an infinitive at the end: “Den Deckel abnehmen”."""
    if _POLITE_GERMAN.match(text):
        return True
    if not text[:1].isupper():
        return False
    is_german = bool(_GERMAN_WORDS.search(text))
    return bool(_SEPARABLE_INFINITIVE.search(text)) or (
        is_german and bool(_GERMAN_INFINITIVE.match(text))
    )
