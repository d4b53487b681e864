from datetime import date

import msgspec

from dateline.merge.stories import stories_of
from dateline.model.values import When, Where, Who


def changed(report, **fields):
    event = msgspec.structs.replace(report.records[0], **fields)
    return msgspec.structs.replace(report, records=(event, *report.records[1:]))


def test_two_accounts_of_one_bombing_are_one_story(make_report):
    (story,) = stories_of([make_report(killed=9), make_report(killed=12)])
    assert 2 == len(story.accounts)


def test_figures_never_decide_and_stand_side_by_side(make_report):
    (story,) = stories_of([make_report(killed=9), make_report(killed=90)])
    (killed,) = story.ranges
    assert (9, 90) == (killed.low, killed.high)


def test_the_best_figure_is_the_latest(make_report):
    later = changed(make_report(killed=11, day=6), when=When(date(2011, 9, 5), date(2011, 9, 5), "day"))
    (story,) = stories_of([later, make_report(killed=9)])
    assert 11 == story.ranges[0].best.low


def test_another_day_another_place_or_another_kind_is_another_story(make_report):
    other = make_report(killed=10)
    for fields in (
        {"when": When(date(2011, 9, 6), date(2011, 9, 6), "day")},
        {"where": (Where("Basra", None, "place"),)},
        {"type": "shooting"},
    ):
        assert 2 == len(stories_of([make_report(), changed(other, **fields)])), fields


def test_an_unknown_day_or_a_mere_country_joins_nothing(make_report):
    for fields in ({"when": None}, {"where": (Where("Iraq", None, "country"),)}, {"where": ()}):
        pair = [changed(make_report(killed=killed), **fields) for killed in (9, 10)]
        assert 2 == len(stories_of(pair)), fields


def test_known_attackers_that_differ_keep_accounts_apart(make_report):
    one = changed(make_report(killed=9), actors=(Who("the army", "irq-army"),))
    other = changed(make_report(killed=10), actors=(Who("al Qaeda", "aqi"),))
    assert 2 == len(stories_of([one, other]))


def test_the_order_of_the_reports_changes_nothing(make_report):
    reports = [make_report(killed=killed, agency=agency) for killed in (9, 10, 11) for agency in ("A", "B")]
    assert stories_of(reports) == stories_of(reversed(reports))


def test_a_report_without_an_event_tells_no_story(report):
    assert () == stories_of([msgspec.structs.replace(report, records=report.records[1:])])
