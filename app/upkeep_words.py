"""What the app let go of by itself, in words."""

from core.answer.wording import moment_words
from core.memory.upkeep.hourly import UpkeepReceipt

_BYTES_OF_A_MB = 1_000_000


def let_go_words(receipt: UpkeepReceipt | None) -> str:
    """One sentence; empty if nothing was let go."""
    if receipt is None or receipt.is_empty:
        return ""
    parts = [
        _counted(receipt.offers, "expired offer to the vault", "expired offers to the vault"),
        _counted(receipt.pixels, "picture", "pictures"),
        _counted(receipt.details, "old text", "old texts"),
    ]
    told = ", ".join(part for part in parts if part)
    size = f" ({receipt.bytes_freed / _BYTES_OF_A_MB:.1f} MB)" if receipt.bytes_freed else ""
    return f"Let go on {moment_words(receipt.at)}: {told}{size}."


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
