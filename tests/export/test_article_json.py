import msgspec

from dateline.export.article_json import article_json, article_object


def quotes(value):
    """Every object with start, end and quote, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


def test_every_quote_equals_its_slice_of_the_text(report):
    found = list(quotes(article_object(report)))
    assert 16 <= len(found)
    assert all(one["quote"] == report.page.text[one["start"] : one["end"]] != "" for one in found)


def test_the_top_level_is_article_actors_records_problems(report):
    assert ["article", "actors", "records", "problems"] == list(article_object(report))


def test_the_article_has_the_promised_fields_first_and_in_order(report):
    promised = [
        "id",
        "uri",
        "text_digest",
        "language",
        "section",
        "headline",
        "agency",
        "bylines",
        "dateline",
        "credits",
    ]
    promised += ["published", "body", "furniture"]
    assert promised == list(article_object(report)["article"])[: len(promised)]


def test_the_day_of_publication_keeps_what_it_rests_on(report):
    published = article_object(report)["article"]["published"]
    assert ("2011-09-05", "inferred", "on Monday") == (
        published["best"],
        published["how"],
        published["because"][0]["quote"],
    )


def test_furniture_has_kind_place_and_title(report):
    (part,) = article_object(report)["article"]["furniture"]
    start = report.page.text.index("Festival")
    assert {"kind": "latest", "start": start, "end": start + 29, "title": "Festival opens in the capital"} == part


def test_an_event_is_as_the_surface_promises(report):
    event = article_object(report)["records"][0]
    promised = ["id", "kind", "type", "plover", "status", "negated", "actors", "targets", "suspected", "weapon"]
    promised += ["toll", "things", "where", "wheres", "when", "terms", "according_to", "denied_by"]
    promised += ["trigger", "evidence"]
    assert promised == list(event)
    assert {"class": "ASSAULT", "mode": "explosives", "auxiliary": []} == event["plover"]
    assert ("Taji", 33.51, 44.26, "IRQ") == tuple(event["where"][name] for name in ("name", "lat", "lon", "country"))
    assert [event["where"]] == event["wheres"]
    assert {
        "earliest": "2011-09-05",
        "latest": "2011-09-05",
        "precision": "day",
        "how": "inferred",
        "part_of_day": None,
    } == (event["when"])
    assert ("killed", 9, 9, "exactly") == tuple(
        event["toll"][0][name] for name in ("outcome", "low", "high", "qualifier")
    )


def test_a_value_without_evidence_says_that_it_was_defaulted(report):
    statement = article_object(report)["records"][1]
    assert "defaulted" == statement["when"]["how"]


def test_ids_of_statements_stand_in_according_to(report):
    event, said, _, denied = article_object(report)["records"][:4]
    assert ([said["id"]], [denied["id"]]) == (event["according_to"], event["denied_by"])
    assert (said["id"], [event["id"]]) == (denied["answers"], said["about"])


def test_unknown_values_are_null_not_missing(report):
    event = article_object(report)["records"][0]
    days = ("starts", "expires", "deadline", "scheduled_for", "postponed_to")
    assert dict.fromkeys(("round", "duration", *days, "reason", "subject")) == event["terms"]
    assert event["weapon"] is None


def test_a_problem_points_at_its_words(report):
    (problem,) = article_object(report)["problems"]
    assert "in the capital" == report.page.text[problem["start"] : problem["end"]]


def test_equal_reports_give_equal_bytes(make_report):
    assert article_json(make_report()) == article_json(make_report())
    assert article_json(make_report()) != article_json(make_report(killed=10))
    assert article_object(make_report()) == msgspec.json.decode(article_json(make_report()))
