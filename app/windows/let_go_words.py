"""What upkeep let go of by itself, as the window says it."""

from app.translation import tr
from app.windows.words import clock_time, counted, long_day, size_on_disk
from core.memory.upkeep.hourly import UpkeepReceipt


def let_go_words(receipt: UpkeepReceipt) -> str:
    """One sentence with the time, in the app's language."""
    parts = (
        (receipt.offers, tr("expired offer to the vault"), tr("expired offers to the vault")),
        (receipt.pixels, tr("picture"), tr("pictures")),
        (receipt.details, tr("old text"), tr("old texts")),
    )
    told = ", ".join(counted(number, one, many) for number, one, many in parts if number)
    if receipt.bytes_freed:
        told = f"{told} ({size_on_disk(receipt.bytes_freed)})"
    return tr("Let go on {day}, {time}: {told}.").format(
        day=long_day(receipt.at.date()), time=clock_time(receipt.at), told=told
    )
