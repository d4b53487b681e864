"""dateline reads the news of conflict and politics and keeps the ledger: what happened, according to whom, in whose words."""

__version__ = "0.1.0"
