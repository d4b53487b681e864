"""The ledger of conflict news: what happened, according to whom, in whose words."""

__version__ = "0.1.0"
