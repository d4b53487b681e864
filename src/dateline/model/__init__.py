"""The nouns of the ledger: every type that passes from one room to the next. Imports nothing of ours."""
