"""`recollect tidy`: lets go of what the user's limits no longer keep."""

from typing import Annotated

import typer

from app.command_line.care_commands import megabytes
from app.command_line.context import JsonOption, known_errors, observation_name, session_of
from app.command_line.output import Output
from app.open_memory import Access
from core.clock import SystemClock
from core.memory.upkeep.retention import RetentionPolicy
from core.memory.upkeep.tidying import TidyReceipt, policy_of, tidy


@known_errors
def tidy_command(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would go; change nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Let go of old pictures, then old text, within the limits that you set; summaries stay."""
    with session_of(context).open(Access.WRITE) as memory:
        policy = policy_of(memory.store)
        receipt = tidy(memory.store, policy, SystemClock().now(), dry_run=dry_run)
    Output(as_json).data(
        {
            "pixels": receipt.pixels,
            "details": receipt.details,
            "bytes_freed": receipt.bytes_freed,
            "bytes_over": receipt.bytes_over,
            "dry_run": receipt.dry_run,
            "entries": [
                {"id": observation_name(one.id), "layer": one.layer.value, "reason": one.reason}
                for one in receipt.entries
            ],
        },
        _told(policy, receipt),
    )


def _told(policy: RetentionPolicy, receipt: TidyReceipt) -> str:
    if policy.keeps_all:
        return (
            "Everything is kept: no limit is set. See the settings retention.pixels_days, "
            "retention.detail_days and retention.disk_gb."
        )
    if not receipt.entries:
        return "Everything is within your limits; nothing was let go."
    verb = "Would let go of" if receipt.dry_run else "Let go of"
    told = (
        f"{verb} the pictures of {receipt.pixels} frames and the text of {receipt.details}: "
        f"{megabytes(receipt.bytes_freed)}."
    )
    if receipt.bytes_over:
        told += f" {megabytes(receipt.bytes_over)} more than your limit is too new or pinned."
    return told
