"""From a gold set's document to the page a reader would have, and from what the product read to the scorer's fields.

Thin on purpose: nothing is recognised here. A figure that is bad must be mended in the product.
"""

from collections.abc import Callable, Mapping

from adapters.actors import actors
from adapters.article import articles, dateline, docdate
from adapters.document import Document, Prediction
from adapters.event_location import event_location
from adapters.factuality import factuality
from adapters.mentions import geo, newsquant, timex
from adapters.muc4 import muc4
from adapters.names import entities
from adapters.plover import plover
from adapters.records import cameo_class, gva, polnear
from adapters.ucdp import ucdp
from adapters.wikievents import wikievents
from dateline.pipeline import Desk

__all__ = ["ADAPTERS", "Document", "Prediction"]

ADAPTERS: Mapping[str, Callable[[Document, Desk], Prediction]] = {
    "actors": actors,
    "articles": articles,
    "cameo-class": cameo_class,
    "dateline": dateline,
    "docdate": docdate,
    "entities": entities,
    "event-location": event_location,
    "factuality": factuality,
    "geo": geo,
    "gva": gva,
    "muc4": muc4,
    "newsquant": newsquant,
    "plover": plover,
    "polnear": polnear,
    "timex": timex,
    "wikievents": wikievents,
    "ucdp": ucdp,
}
