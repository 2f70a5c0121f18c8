"""Finding values of a wanted sort in a line of text."""

import re
from dataclasses import dataclass

from core.answer.wanted import Wanted

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli"
    r"|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre"
    r"|noviembre|diciembre)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = (
    rf"(?:(?i:{_WEEKDAY}),?\s+)?"
    rf"(?:\d{{1,2}}\.?\s+(?i:{_MONTH})|(?i:{_MONTH})\s+\d{{1,2}})\b(?:,?\s+\d{{4}})?"
)
_NUMBER = r"\d+(?:[.,’' ]\d{3})*(?:[.,]\d+)?"
_MANY = r"(?:\s(?:thousand|million|billion|lakh|crore|Millionen|Mio\.|millones)\b)?"
_NUMBER_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred)"
)
_UNIT = (
    r"(?:mm|cm|dm|km|m²|m³|m2|m3|ha|m|metres?|meters?|kg|g|grams?|mg|t|tons?|tonnes?|l|ml|cl|dl|litres?|liters?"
    r"|°\s?[CF]|degrees|K|bar|mbar|hPa|kPa|Pa|psi|Nm|kN/m|kN|N|V|mV|kV|A|mA|W|kW|kWh|Wh|mAh|Ah|Hz|kHz|MHz"
    r"|GHz|dB|dBm|bit|bytes?|[kKMGT]i?B|%|percent|px|dpi|rpm|km/h|m/s|mph|knots?|kn|lux|lumens?|lm|ppm|inch(?:es)?|feet|ft"
    r"|tbsp|tsp|cups?|years?)"
)
_TIME_UNIT = (
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|(?:working )?days?|weeks?|months?|years?"
    r"|Sekunden?|Minuten?|Stunden?|Tagen?|Tage?|Wochen?|Monaten?|Monate?|Jahren?|Jahre?"
    r"|segundos?|minutos?|horas?|d[ií]as?|semanas?|meses|mes|años?)"
)
_LEAST_PHONE_DIGITS = 7
_NO_CLOCK_UNIT = r"(?:[%°]|[kcm]?m|k?g|m?l|[kmg]b|k?[vw])"
_CURRENCY_CODE = (
    "EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|BRL|CAD|AUD|NZD|SGD|HKD|ZAR|MXN|TRY|ILS"
    "|AED|RON|ISK"
)
_CURRENCY_WORD = (
    "[Ee]uros?|[Dd]ollars?|[Pp]ounds?|Franken|Pfund|francs?|crowns?|kronor|kroner|kr|yen|yuan|rupees?|pesos?|z[lł]oty|zł"
    "|Kč|cents?|pence|bucks"
)
_PERSON_WORD = r"(?:(?:Ó\s)?[A-ZÀ-ÖØ-ÞČĆĐŁŚŠŻŽ][\w'’-]+)"
_STREET = (
    r"(?:[Ss]treet|St|[Rr]oad|Rd|[Ll]ane|Ln|[Aa]venue|Ave|[Ss]quare|[Rr]ow|[Ww]ay|[Dd]rive|[Cc]lose"
    r"|[Cc]ourt|[Qq]uay|[Tt]errace|[Pp]lace|[Hh]ill|[Gg]ardens|[Cc]rescent|[Bb]oulevard|Blvd|[Pp]ark)"
)
_STREET_FIRST = (
    r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Qq]uai|[Pp]lace|[Ii]mpasse|[Vv]ia|[Vv]iale|[Pp]iazza"
    r"|[Cc]alle|[Aa]venida|[Pp]laza)"
)
_INITIALS = r"(?:[A-Z]\.\s?)+"
_NAME = rf"(?:{_INITIALS})?{_PERSON_WORD}(?:\s(?:de|van|von|der|den|la|di|{_PERSON_WORD})){{0,3}}"
_ADDRESS = r"[^\s<>\"')]*[^\s<>\"').,;:!?]"

_PATTERNS: dict[Wanted, re.Pattern[str]] = {
    Wanted.MONEY: re.compile(
        rf"(?:[€$£¥₹₽₺₩₴]|\b(?:{_CURRENCY_CODE})\b|\bRs\b\.?|\bR[$M])\s?{_NUMBER}{_MANY}"
        rf"|{_NUMBER}{_MANY}\s?(?:[€$£¥₹₽₺₩₴]|(?:{_CURRENCY_CODE}|{_CURRENCY_WORD})\b)"
    ),
    Wanted.CLOCK: re.compile(
        rf"(?<![\d:.,])(?<![€$£¥])(?<![€$£¥]\s)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|[:.,]\d)"
        rf"(?!\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b|{_NO_CLOCK_UNIT}(?!\w)))"
        r"(?:\s?[ap]\.?m\b\.?)?"
        r"|\b(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?",
        re.IGNORECASE,
    ),
    Wanted.DATE: re.compile(
        rf"\b(?:{_WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?"
        rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
        rf"|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b{_WEEKDAY}\b",
        re.IGNORECASE,
    ),
    Wanted.DURATION: re.compile(
        rf"\b(?:{_NUMBER}\s?(?:s|h|{_TIME_UNIT})|(?:{_NUMBER_WORDS}|half an|an?)\s{_TIME_UNIT})\b",
        re.IGNORECASE,
    ),
    Wanted.QUANTITY: re.compile(rf"(?<![\w.,]){_NUMBER}\s?{_UNIT}(?![\w/])"),
    Wanted.COUNT: re.compile(
        r"(?<![\w.,:/-])(?:\d{1,3}(?:[,’]\d{3})+|\d{1,6}(?![\w.,:/-]*\d))\b"
        rf"|\b{_NUMBER_WORDS}\b",
        re.IGNORECASE,
    ),
    Wanted.PHONE: re.compile(
        r"(?<![\w.-])(?!\d{1,2}([./-])\d{1,2}\1\d{2,4}\b)(?!0[.,]\d+\b(?![./-]))"
        r"(?:\+|\(?0)\d?[\d\s()./-]{6,}\d(?![\w-])"
    ),
    Wanted.EMAIL: re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    Wanted.LINK: re.compile(
        rf"\bhttps?://{_ADDRESS}|\b(?:[\w-]+\.)+(?:[a-z]{{2,10}})/{_ADDRESS}|\bwww\.{_ADDRESS}",
        re.IGNORECASE,
    ),
    Wanted.CODE: re.compile(
        r"\b(?=[A-Za-z0-9#!/-]*\d)(?=[A-Za-z0-9#!/-]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9#/-]{1,}\b"
        r"|\b\d+(?:[-.]\d+)+\b|(?<!\w)[#!]\d+\b|\b\d{2,}\b"
    ),
    Wanted.PLACE: re.compile(
        r"\b(?:[Rr]oom|[Hh]all|[Gg]ate|[Pp]latform|[Tt]rack|[Ff]loor|[Dd]rawer|[Bb]uilding|[Ss]uite"
        r"|[Zz]immer|[Rr]aum|[Ss]aal|[Hh]alle|[Gg]leis|[Ss]ala|[Aa]ula|[Aa]nd[eé]n"
        r"|[Ss]helf|[Ll]ine|[Dd]esk|[Bb]ox|[Zz]one|[Aa]isle|[Rr]ow)\s+"
        r"(?:[A-ZÄÖÜÅ][\w-]*(?:\s?\d+\w*)?|\d+\w*|[a-z]\d+\w*|[a-z]\b)"
        rf"|\b\d{{1,4}}[a-z]?,?\s(?:{_PERSON_WORD}\s){{1,3}}{_STREET}\b"
        rf"|\b\d{{1,4}}[a-z]?,?\s{_STREET_FIRST}\s(?:(?:d[eu]s?|de la|del|della|de los)\s)?"
        rf"{_PERSON_WORD}(?:\s{_PERSON_WORD})*"
        rf"|{_PERSON_WORD}(?:\s{_PERSON_WORD})*\s\d{{1,4}}[a-z]?\b"
        rf"|\b(?:at|in|to|from|zu|bei|nach)\s(?:the\s)?{_PERSON_WORD}(?:\s{_PERSON_WORD})*"
    ),
    Wanted.NAME: re.compile(rf"(?<=[a-z,;:] ){_NAME}|“[^”]+”|\"[^\"]+\""),
    Wanted.FILE: re.compile(
        r"(?<![\w@/:.])(?:~?/)?(?:[\w-]+/)*[\w-][\w.-]*\."
        r"(?:pdf|docx?|odt|rtf|txt|md|tex|xlsx?|ods|csv|tsv|pptx?|odp|key|png|jpe?g|gif|svg|webp|tiff?"
        r"|psd|ai|indd|dwg|dxf|step|stl|mp3|mp4|wav|mov|zip|tar|gz|json|ya?ml|toml|ini|conf|cfg|log"
        r"|sql|py|ipynb|js|ts|html?|css|c|h|cpp|hpp|rs|go|java|sh|r)\b(?!\.\w)",
        re.IGNORECASE,
    ),
    Wanted.PERSON: re.compile(
        rf"\b(?:Ms|Mr|Mrs|Dr|Prof)\.?\s{_PERSON_WORD}\b(?!\s[A-ZÄÖÜÅÉ])|\b(?:(?:Ms|Mr|Mrs|Dr|Prof)\.?\s)?{_PERSON_WORD}(?:\s(?:de|van|von|der|den|la|di)){{0,2}}(?:\s{_PERSON_WORD}){{1,2}}"
    ),
    Wanted.AUTHOR: re.compile(
        rf"(?:\b(?:[Bb]y|BY|[Aa]uthors?:?|[Ww]ritten by|[Vv]on|[Dd]oor|[Pp]ar|[Pp]or)\s+)"
        rf"{_NAME}(?:(?:,| and| &)\s+{_NAME})*"
        rf"|^{_PERSON_WORD}(?:\s{_PERSON_WORD}){{1,3}}(?=\s?[,·|]\s?{_DAY}\W*$)"  # under a headline
        rf"|^{_NAME}(?:(?:,| and| &)\s+{_NAME})+"
    ),
    Wanted.COMMAND: re.compile(
        r"(?:(?<=[$#>%] )|(?<=^))[a-z][\w./-]*(?: [^\s]+)+|`[^`]+`"
        r"|\b[a-z][\w-]+ (?:--?[\w-]+[^.;]*)"
    ),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text: `text[start:end]`, and its sort."""

    start: int
    end: int
    text: str
    wanted: Wanted


def values_in(text: str, wanted: Wanted) -> tuple[Value, ...]:
    """The values of one sort in a text, in order. None for sorts that are not read from text."""
    pattern = _PATTERNS.get(wanted)
    if pattern is None:
        return ()
    return tuple(
        Value(found.start(), found.end(), found[0].strip(), wanted)
        for found in pattern.finditer(text)
        if found[0].strip() and (wanted is not Wanted.PHONE or _may_be_dialled(found[0]))
    )


def _may_be_dialled(text: str) -> bool:
    """Whether a run of figures is one number, not two cells of a row."""
    return sum(map(str.isdigit, text)) >= _LEAST_PHONE_DIGITS and "  " not in text.strip()
