"""The likeliest token that fits a JSON schema, through llama.cpp's grammars."""

import ctypes
import json
import re
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

import numpy as np

from core.errors import ModelUnavailable

# What may stand in a string. Source: RFC 8259; WORKAROUND(llama-cpp-python 0.3.36): its own rule
# lets raw control characters through, and escapes that are half of a character.
_STRING_RULE = re.compile(r"^char ::= .*$", re.MULTILINE)
_STRICT_STRING_RULE = r'char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/bfnrt]'


class SchemaGrammar:
    """What may come next in one answer; `accept` tells it what came."""

    def __init__(
        self, llama: Any, vocab: Any, schema: Mapping[str, object], resources: ExitStack
    ) -> None:
        """`resources` frees it. Raises: ValueError if the schema means nothing."""
        self._llama = llama
        self._vocab = vocab
        loose = llama.llama_grammar.json_schema_to_gbnf(json.dumps(schema))
        rules = _STRING_RULE.sub(lambda _: _STRICT_STRING_RULE, loose)
        self._grammar = llama.llama_sampler_init_grammar(vocab, rules.encode("utf-8"), b"root")
        if not self._grammar:
            raise ValueError("the schema makes no grammar that llama.cpp takes")
        resources.callback(llama.llama_sampler_free, self._grammar)

    def accept(self, token: int) -> None:
        """Go on behind a token that `most_likely` named."""
        self._llama.llama_sampler_accept(self._grammar, token)

    def most_likely(self, logits: np.ndarray[Any, Any]) -> int:
        """The likeliest token that the grammar allows; `logits` are one per token.

        Nearly always it is the likeliest of all; only where not, every token of the vocabulary
        is held against the grammar, which is slow.
        Raises: ModelUnavailable if no token is allowed.
        """
        favourite = np.array([int(logits.argmax())], dtype=np.int32)
        for tokens in (favourite, np.arange(len(logits), dtype=np.int32)):
            allowed = self._under_grammar(tokens, logits[tokens])
            while allowed[best := int(allowed.argmax())] > -np.inf:
                if not self._is_control(int(tokens[best])):
                    return int(tokens[best])
                allowed[best] = -np.inf
        raise ModelUnavailable("The language model has no words for this answer.")

    def _is_control(self, token: int) -> bool:
        """Whether a token is no text; the grammar sees only how it is spelt."""
        llama = self._llama
        if llama.llama_vocab_is_eog(self._vocab, token):
            return False
        no_text = llama.LLAMA_TOKEN_ATTR_CONTROL | llama.LLAMA_TOKEN_ATTR_UNKNOWN
        return bool(llama.llama_vocab_get_attr(self._vocab, token) & no_text)

    def _under_grammar(
        self, tokens: np.ndarray[Any, Any], logits: np.ndarray[Any, Any]
    ) -> np.ndarray[Any, Any]:
        """The tokens' logits, minus infinity where the grammar forbids the token."""
        llama = self._llama
        data = np.zeros(len(tokens), dtype=[("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
        data["id"], data["logit"] = tokens, logits
        candidates = llama.llama_token_data_array(
            data=data.ctypes.data_as(llama.llama_token_data_p),
            size=len(data),
            selected=-1,
            sorted=False,
        )
        llama.llama_sampler_apply(self._grammar, ctypes.byref(candidates))
        return np.asarray(data["logit"])
