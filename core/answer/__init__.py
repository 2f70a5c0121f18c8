"""Answering: from hits to a short answer with its proof, or the honest reason for none."""
