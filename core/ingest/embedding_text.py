"""What an embedder is given for a passage."""


def embedding_text(text: str, title: str) -> str:
    """The passage's text after the title that gives it context."""
    return f"{title}: {text}" if title else text
