"""How Recollect looks: named tokens, icons and the one style sheet made from them."""
