"""The seed's answer sheet against our output: every entry is found, wrong (with what differs) or missing; what no entry
accounts for is surplus."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.model.records import Event, Figure, Record, Relation, Report, Statement, Trend
from dateline.model.sourced import Span
from dateline.model.values import When, Who

# The sheet's kinds in the words of our lexicon; a field name may differ, every entry must be findable.
KINDS = {
    "suicide bombing": ("suicide bombing",),
    "bombing": ("bombing", "car bombing", "suicide bombing"),
    "military offensive": ("offensive",),
    "release of detainees": ("release", "release of detainees"),
    "talks": ("talks", "meeting"),
    "ceasefire": ("ceasefire",),
    "visit": ("visit",),
    "threat": ("threat",),
    "pledge": ("pledge",),
    "alliance and expulsion": ("expulsion", "expulsion of a group", "alliance"),
    "relocation": ("relocation",),
}
STATUS = {
    "happened": ("occurred",),
    "cancelled": ("cancelled",),
    "in force": ("ongoing", "occurred"),
    "alleged": ("occurred", "ongoing"),
}
PREDICATES = {
    "renegade members of": ("renegade member of", "member of"),
    "supplies weapons to": ("supplies weapons to", "supplies"),
}


@dataclass
class Outcome:
    """One entry of the sheet and what became of it."""

    entry: str
    state: str
    why: list[str] = field(default_factory=list)
    record: str | None = None


class Sheet:
    """The sheet and a report, with the words of the page between them."""

    def __init__(self, sheet: dict[str, Any], report: Report) -> None:
        self.sheet, self.report, self.text = sheet, report, report.page.text
        self.aliases = {
            p["name"].lower(): {plain(p["name"]), *(plain(a) for a in p.get("aliases", ()))}
            for p in sheet["people_and_groups"]
        }
        self.used: set[str] = set()

    def outcomes(self) -> Iterator[Outcome]:
        """Every entry of events, figures, trends, relations, statements and contested, in the sheet's order."""
        kinds: list[tuple[str, type, Callable[[Any, dict[str, Any]], list[str]]]] = [
            ("events", Event, self._event),
            ("figures", Figure, self._figure),
            ("trends", Trend, self._trend),
            ("relations", Relation, self._relation),
            ("statements", Statement, self._statement),
        ]
        for section, kind, check in kinds:
            for entry in self.sheet[section]:
                yield self._best(entry, kind, check)
        for claim in self.sheet["contested"]:
            yield self._contested(claim)

    def surplus(self) -> list[Record]:
        """The records that no entry of the sheet accounts for."""
        return [record for record in self.report.records if record.id not in self.used]

    def _best(self, entry: dict[str, Any], kind: type, check: Callable[[Any, dict[str, Any]], list[str]]) -> Outcome:
        tried = []
        for record in self.report.records:
            if isinstance(record, kind) and self._near(record, entry):
                complaints = check(record, entry)
                tried.append((len(complaints), record.id in self.used, record.id, complaints))
        if not tried:
            return Outcome(entry["id"], "missing")
        _, _, best, complaints = min(tried)
        if not complaints:
            for _, _, other, none in tried:
                if not none:
                    self.used.add(other)
        return Outcome(entry["id"], "wrong" if complaints else "found", complaints, best)

    def _near(self, record: Record, entry: dict[str, Any]) -> bool:
        """Whether the record has evidence in the words of the entry, or in its paragraph when it has none."""
        spans = [
            record.trigger,
            *(row.span for row in record.evidence if row.field in ("trigger", "type", "cue", "content")),
        ]
        if "words" in entry and isinstance(record, Statement | Event):
            start = self.text.find(entry["words"], self.report.article.body[max(0, entry["p"] - 1)].start)
            place = Span(start, start + len(entry["words"])) if start >= 0 else Span(0, 0)
        else:
            place = self.report.article.body[max(0, entry["p"] - 1)]
        return any(place.overlaps(span) for span in spans)

    def same(self, who: Who | None, name: str | None) -> bool:
        """Whether the resolved actor is the one the sheet names, by any of the wordings the sheet knows."""
        if who is None or name is None:
            return who is None and name is None
        ours = {plain(n) for n in (who.name, *who.aliases) if n}
        theirs = self.aliases.get(name.lower(), set()) | {plain(name)}
        owned = who.country == "USA" and plain(name) == f"u.s. {plain(who.name)}"  # "its warships" after Washington
        return bool(ours & theirs) or owned or plain(who.name).endswith(" " + plain(name))

    def _event(self, event: Event, entry: dict[str, Any]) -> list[str]:
        bad = []
        if event.type not in KINDS[entry["kind"]]:
            bad.append(f"kind {event.type!r}")
        if event.status not in STATUS[entry["modality"]]:
            bad.append(f"status {event.status!r}")
        if entry["modality"] == "alleged" and not event.according_to:
            bad.append("according to nobody")
        everyone = (*event.actors, *event.targets)
        for name in ("actor", "target", "to", "of", "ordered_by", "parties"):
            for wanted in _list(entry.get(name)):
                pool = (
                    event.targets if name == "target" else event.actors if name in ("actor", "ordered_by") else everyone
                )
                if not any(self.same(who, wanted) for who in pool):
                    bad.append(f"{name} {wanted!r} not in {[w.name for w in pool]}")
        for place in _list(entry.get("place")):
            if not any(
                plain(place) in plain(f"{w.relation or ''} {w.name}") or plain(w.name) in plain(place)
                for w in event.where
            ):
                bad.append(f"place {place!r} not in {[w.name for w in event.where]}")
        if "killed" in entry:
            found = [t.count for t in event.toll if t.outcome == "killed" and not t.of_perpetrators]
            if entry["killed"] is None:
                if any(c.low is not None and c.low > 1 for c in found):
                    bad.append(f"killed {found}")
            elif [(c.low, c.high) for c in found] != [(entry["killed"], entry["killed"])]:
                bad.append(f"killed {[(c.low, c.high) for c in found]}")
        if "killed_including" in entry and not any(
            entry["killed_including"] in (t.including or "") for t in event.toll
        ):
            bad.append(f"including {[t.including for t in event.toll]}")
        if "suspected" in entry and not any(self.same(w, entry["suspected"]) for w in (*event.suspected,)):
            bad.append(f"suspected {[w.name for w in event.suspected]}")
        if "according_to" in entry and not self._said_by(event.according_to, entry["according_to"]):
            bad.append(f"according to {event.according_to}")
        bad += self._dates(event.when, entry.get("when") or entry.get("start") or entry.get("scheduled_for"))
        terms = event.terms
        checks = [
            ("round", terms.round == entry.get("round")),
            (
                "lasts",
                plain(str(terms.duration or "")).replace("-", " ").rstrip("s")
                == plain(str(entry.get("lasts"))).rstrip("s"),
            ),
            (
                "reason",
                entry.get("reason", "") in f"because of {terms.reason or ''}"
                or entry.get("reason", "") in (terms.reason or ""),
            ),
            ("subject", plain(str(entry.get("subject"))) in plain(terms.subject or "")),
            ("expires", terms.expires is not None and not self._dates(terms.expires, entry.get("expires"))),
        ]
        return bad + [
            f"{name}: {getattr(terms, name, terms.duration)!r}" for name, ok in checks if name in entry and not ok
        ]

    def _figure(self, figure: Figure, entry: dict[str, Any]) -> list[str]:
        bad = []
        measure = "share" if entry.get("unit") == "percent" else entry["measure"]
        if measure not in figure.measure:
            bad.append(f"measure {figure.measure!r}")
        low, value = figure.count.low, entry["value"]
        wanted = value + 1 if entry.get("qualifier") == "more than" else value
        if low != wanted:
            bad.append(f"value {low} for {wanted}")
        if "who" in entry and plain(entry["who"]) not in plain(figure.of or ""):
            bad.append(f"of {figure.of!r}")
        if "by" in entry and not self.same(figure.by, entry["by"]):
            bad.append(f"by {figure.by and figure.by.name!r}")
        if "of_which" in entry and not any(c.low == entry["of_which"]["value"] for c, _ in figure.of_which):
            bad.append(f"of which {figure.of_which}")
        bad += self._dates(figure.period, entry.get("since"), edge_only=True)
        bad += self._dates(figure.period, entry.get("period"))
        if not self._said_by(figure.according_to, entry["according_to"]):
            bad.append(f"according to {figure.according_to}")
        if "via" in entry and len(figure.according_to) < 2:
            bad.append("no nested source")
        return bad

    def _trend(self, trend: Trend, entry: dict[str, Any]) -> list[str]:
        bad = []
        if trend.direction != entry["direction"]:
            bad.append(f"direction {trend.direction!r}")
        words = [w for w in re.findall(r"[a-z]+", entry["measure"].lower()) if len(w) > 4 or w == "efp"]
        heads = [w[:5] for w in words]
        told = " ".join((trend.measure, *(where.name for where in trend.where))).lower()
        if sum(h in told for h in heads) < min(2, len(heads)):
            bad.append(f"measure {trend.measure!r}")
        if "degree" in entry and entry["degree"][:6] not in (trend.degree or ""):
            bad.append(f"degree {trend.degree!r}")
        if "since" in entry:
            bad += self._dates(trend.period, entry["since"], edge_only=True)
        if isinstance(entry.get("period"), list):
            first, last = (date.fromisoformat(str(d)) for d in entry["period"])
            if trend.period is None or (trend.period.earliest, trend.period.latest) != (first, last):
                bad.append(f"period {trend.period}")
        return bad

    def _relation(self, relation: Relation, entry: dict[str, Any]) -> list[str]:
        bad = []
        if relation.predicate not in PREDICATES.get(entry["predicate"], (entry["predicate"],)):
            bad.append(f"predicate {relation.predicate!r}")
        if not self.same(relation.subject, entry["subject"]) and "militiamen" not in entry["subject"]:
            bad.append(f"subject {relation.subject.name!r}")
        if "militiamen" in entry["subject"] and "militiamen" not in relation.subject.name:
            bad.append(f"subject {relation.subject.name!r}")
        if not self.same(relation.object, entry["object"]):
            bad.append(f"object {relation.object.name!r}")
        if "what" in entry and entry["what"] not in (relation.what or ""):
            bad.append(f"what {relation.what!r}")
        status = entry.get("status", "")
        if ("alleged" in status or status == "considered") and not relation.according_to:
            bad.append("according to nobody")
        if "denied" in status and not relation.denied_by:
            bad.append("denied by nobody")
        return bad

    def _statement(self, statement: Statement, entry: dict[str, Any]) -> list[str]:
        bad = []
        if not self.same(statement.source, entry["source"]):
            bad.append(f"source {statement.source and statement.source.name!r}")
        if statement.stance != entry["stance"]:
            bad.append(f"stance {statement.stance!r}")
        if "target" in entry and not self.same(statement.target, entry["target"]):
            bad.append(f"target {statement.target and statement.target.name!r}")
        if "answers" in entry and statement.answers is None:
            bad.append("answers nothing")
        if entry.get("quotation") == "direct" and statement.mode == "indirect":
            bad.append(f"mode {statement.mode!r}")
        if "to" in entry and plain(entry["to"]) not in plain(statement.audience or ""):
            bad.append(f"audience {statement.audience!r}")
        if "place" in entry and (statement.where is None or entry["place"] not in statement.where.name):
            bad.append(f"place {statement.where and statement.where.name!r}")
        if "when" in entry:
            bad += self._dates(statement.when, entry["when"])
        if entry.get("voice") and statement.voice != entry["voice"]:
            bad.append(f"voice {statement.voice!r}")
        return bad

    def _contested(self, claim: dict[str, Any]) -> Outcome:
        for record in self.report.records:
            if isinstance(record, Relation | Event) and record.denied_by and record.according_to:
                by = self._said_by(record.according_to, claim["asserted_by"])
                if by and self._said_by(record.denied_by, claim["denied_by"]):
                    return Outcome(f"contested {claim['claim']}", "found", record=record.id)
        return Outcome(f"contested {claim['claim']}", "missing")

    def _said_by(self, ids: tuple[str, ...], name: str) -> bool:
        found = [r for r in self.report.records if isinstance(r, Statement) and r.id in ids]
        return any(self.same(s.source, name) for s in found)

    def _dates(self, when: When | None, wanted: object, *, edge_only: bool = False) -> list[str]:
        if wanted is None or not re.match(r"\d{4}", str(wanted)):
            return []
        if when is None or when.earliest is None:
            return [f"no date for {wanted}"]
        ours = when.earliest.isoformat()
        stated = str(wanted).split()[0]
        if not ours.startswith(stated):
            return [f"date {ours} for {wanted}"]
        return []


def plain(words: str) -> str:
    """Lower case, straight quotes, no article in front."""
    return re.sub(r"^(the|a|an)\s+", "", words.lower().replace("’", "'").strip())


def _list(value: object) -> list[str]:
    return [] if value is None else [str(v) for v in value] if isinstance(value, list) else [str(value)]
