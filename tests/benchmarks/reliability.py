"""Whether confidence means what it says: the share of right answers per step of confidence."""

from collections.abc import Sequence

_STEPS = 5


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """For each fifth of the scale that has answers: their number, mean confidence, share right."""
    rows = []
    for step in range(_STEPS):
        low, high = step / _STEPS, (step + 1) / _STEPS
        inside = [
            (confidence, is_right)
            for confidence, is_right in pairs
            if low <= confidence < high or (step == _STEPS - 1 and confidence >= high)
        ]
        if inside:
            rows.append(
                {
                    "from": low,
                    "to": high,
                    "answers": len(inside),
                    "confidence": round(sum(c for c, _ in inside) / len(inside), 3),
                    "right": round(sum(r for _, r in inside) / len(inside), 3),
                }
            )
    return rows


def reliability_rows(pairs: Sequence[tuple[float, bool]]) -> list[str]:
    """The same as lines of text."""
    return [
        f"{row['from']:.1f}–{row['to']:.1f}  {row['answers']:4.0f} answers"
        f"  confidence {row['confidence']:.2f}  right {row['right']:.2f}"
        for row in reliability(pairs)
    ]
