from dateline.export.stories_text import stories_text
from dateline.export.why_text import why_article, why_record, why_story
from dateline.merge.stories import stories_of


def test_a_story_shows_the_figures_of_each_source(make_report):
    stories = stories_of([make_report(killed=9), make_report(killed=12, agency="Gulf Press", uri="b.txt")])
    text = stories_text(stories)
    assert "killed 12 (9–12 in 2 accounts)" in text or "killed 9 (9–12 in 2 accounts)" in text
    assert "Northern Wire" in text
    assert "Gulf Press" in text
    assert "denied by Army" in text


def test_no_story_says_so():
    assert "No story yet: no report with an event has been read.\n" == stories_text([])


def test_why_shows_each_field_with_its_words_rule_and_offsets(report):
    text = why_record(report.records[0], report)
    start = report.page.text.index("9 people")
    assert f"“9 people” at {start}–{start + 8} · toll.killed · read by toll.verb" in text
    assert f"according_to   {report.records[1].id} (police)" in text


def test_why_of_an_article_shows_what_the_day_of_publication_rests_on(report):
    text = why_article(report)
    assert "“on Monday”" in text
    assert all(record.id in text for record in report.records)


def test_why_of_a_story_names_the_rule_of_its_best_figure(make_report):
    (story,) = stories_of([make_report(killed=9), make_report(killed=12, uri="b.txt")])
    assert "latest day, then most accounts, then lowest" in why_story(story)
