"""Which first digits and lengths payment cards have, by network: data alone.

Sources: ISO/IEC 7812-1 for the form; the networks' own ranges as their rules for merchants list
them. Lengths that only old or rare cards have are left out where other numbers are as long: what
stands beside the word “card” is taken by its form alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardRange:
    """Cards whose first digits lie from `first` to `last`, which are equally long."""

    network: str
    first: str
    last: str
    sizes: tuple[int, ...]

    def covers(self, digits: str) -> bool:
        head = digits[: len(self.first)]
        return len(digits) in self.sizes and self.first <= head <= self.last


CARD_RANGES = (
    CardRange("Visa", "4", "4", (16, 19)),
    CardRange("Mastercard", "51", "55", (16,)),
    CardRange("Mastercard", "2221", "2720", (16,)),
    CardRange("Mir", "2200", "2204", (16,)),
    CardRange("American Express", "34", "34", (15,)),
    CardRange("American Express", "37", "37", (15,)),
    CardRange("Diners Club", "300", "305", (14, 16, 19)),
    CardRange("Diners Club", "36", "36", (14, 16, 19)),
    CardRange("Diners Club", "38", "39", (14, 16, 19)),
    CardRange("JCB", "3528", "3589", (16, 19)),
    CardRange("Discover", "6011", "6011", (16, 19)),
    CardRange("Discover", "644", "659", (16, 19)),
    CardRange("RuPay", "60", "60", (16,)),
    CardRange("RuPay", "82", "82", (16,)),
    CardRange("UnionPay", "62", "62", (16, 19)),
    CardRange("UnionPay", "81", "81", (16, 19)),
    CardRange("Maestro", "50", "50", (16, 19)),
    CardRange("Maestro", "56", "59", (16, 19)),
    CardRange("Maestro", "61", "61", (16, 19)),
    CardRange("Maestro", "63", "63", (16, 19)),
    CardRange("Maestro", "67", "67", (16, 19)),
    CardRange("Troy", "9792", "9792", (16,)),
)


def is_of_a_network(digits: str) -> bool:
    """Whether the first digits and the length belong to a known card network."""
    return any(one.covers(digits) for one in CARD_RANGES)
