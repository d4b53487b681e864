"""Wordings of actors coded on their own, without a text around them."""

import re

from adapters.document import Document, Prediction
from dateline.analysis.actor_coding import actor_of
from dateline.pipeline import Desk


def actors(document: Document, desk: Desk) -> Prediction:
    """Country and sector of a wording, and its name; the context and the year are given where the set has them."""
    tables, gazetteer = desk.analysis.names, desk.analysis.places.gazetteer
    context, year = document.get("context"), re.search(r"\b(?:19|20)\d\d\b", document.get("date") or "")
    home = actor_of(context, tables).country if context else None
    who = actor_of(document["text"], tables, home=home, year=int(year[0]) if year else None, gazetteer=gazetteer)
    return {"country": who.country, "sector": who.sector, "name": who.name}
