import time

import pytest

from dateline.fetch.outcome import Stop
from dateline.fetch.request import Response
from dateline.fetch.robots import rules_of, token_of
from dateline.fetch.url import Url, parse_url
from dateline.fetch.visits import Visits

PAGE = Url("http", "news.test", 80, "/page")
SECURE = Url("https", "secure.test", 443, "/page")


def robots(text: str) -> Response:
    return Response(PAGE, "93.184.215.14", b"", b"", 200, (), text.encode())


def moved(make_answer, where: str, status: str = "302 Found") -> bytes:
    return make_answer(b"", f"Location: {where}", status=status)


def test_a_redirect_is_followed_and_the_answer_is_of_its_end(site, world, make_answer):
    site.answers |= {"/page": moved(make_answer, "/new"), "/new": make_answer(b"Calm")}
    found = Visits(world.client()).page(PAGE)
    assert ("http://news.test/new", b"Calm") == (str(found.url), found.body)
    assert ["/robots.txt", "/page", "/new"] == site.paths


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1/admin",
        "http://inside.test/",
        "http://127.1/",
        "http://169.254.169.254/latest/meta-data/",
        "//[::1]/",
        "file:///etc/passwd",
        "gopher://inside.test/",
        "http://ada:secret@news.test/",
        "http://news.test:22/",
        "",
    ],
)
def test_a_redirect_that_leads_inside_or_off_the_web_is_refused(site, world, make_answer, where):
    world.names["inside.test"] = ["10.0.0.1"]
    site.answers["/page"] = moved(make_answer, where)
    found = Visits(world.client()).page(PAGE)
    assert isinstance(found, Stop)
    assert "refused" == found.verdict
    assert "leads on to" in found.cause
    assert "secret" not in found.cause
    assert ["/robots.txt", "/page"] == site.paths


def test_a_public_site_does_not_lead_to_this_machine_whatever_is_allowed(site, world, make_answer):
    site.answers["/page"] = moved(make_answer, site.url("/secret"))
    found = Visits(world.client(allow_loopback=True)).page(PAGE)
    assert ("R91", ["/robots.txt", "/page"]) == (found.code, site.paths)


def test_what_a_public_site_may_not_lead_to_may_still_be_asked_for_directly(site, world, make_answer):
    here = site.url("/secret")
    site.answers |= {"/page": moved(make_answer, here), "/secret": make_answer(b"Calm")}
    visits = Visits(world.client(allow_loopback=True))
    assert "R91" == visits.page(PAGE).code
    assert b"Calm" == visits.page(parse_url(here)).body
    assert "R91" == visits.page(PAGE).code


def test_a_redirect_is_looked_up_anew(site, world, make_answer):
    answers = iter([["93.184.215.14"], ["93.184.215.14"], ["127.0.0.1"]])
    world.names["news.test"] = lambda: next(answers)
    site.answers["/page"] = moved(make_answer, "/new")
    found = Visits(world.client()).page(PAGE)
    assert ("R91", ["/robots.txt", "/page"]) == (found.code, site.paths)


def test_a_circle_and_a_long_way_are_not_gone(site, world, make_answer):
    site.answers |= {"/page": moved(make_answer, "/other"), "/other": moved(make_answer, "/page")}
    found = Visits(world.client()).page(PAGE)
    assert ("R93", "leads in a circle, back to http://news.test/page") == (found.code, found.cause)
    site.answers |= {f"/{n}": moved(make_answer, f"/{n + 1}") for n in range(10)}
    found = Visits(world.client()).page(parse_url("http://news.test/0"))
    assert ("R93", "leads on more than 5 times") == (found.code, found.cause)
    assert "/5" == site.paths[-1]


def test_five_redirects_are_followed(site, world, make_answer):
    site.answers |= {f"/{n}": moved(make_answer, f"/{n + 1}", "308 Permanent") for n in range(5)}
    site.answers["/5"] = make_answer(b"Calm")
    assert b"Calm" == Visits(world.client()).page(parse_url("http://news.test/0")).body


def test_https_does_not_lead_down_to_http(secure_site, secure_world, make_answer):
    secure_site.answers["/page"] = moved(make_answer, "http://secure.test/page")
    found = Visits(secure_world.client()).page(SECURE)
    assert ("R93", "leads from https down to http://secure.test/page") == (found.code, found.cause)


def test_robots_are_asked_for_once_a_site_and_obeyed(site, world, make_answer):
    site.answers |= {
        "/robots.txt": make_answer(b"User-agent: *\nDisallow: /private\nAllow: /private/open$\n"),
        "/page": make_answer(b"Calm"),
        "/private/open": make_answer(b"Calm"),
    }
    visits = Visits(world.client())
    found = [visits.page(parse_url(f"http://news.test{path}")) for path in ("/page", "/private/x", "/private/open")]
    assert [False, True, False] == [isinstance(answer, Stop) for answer in found]
    assert ("R92", "refused") == (found[1].code, found[1].verdict)
    assert ["/robots.txt", "/page", "/private/open"] == site.paths


def test_a_redirect_into_what_robots_forbid_is_refused(site, world, make_answer):
    site.answers |= {
        "/robots.txt": make_answer(b"User-agent: dateline\nDisallow: /private\n"),
        "/page": moved(make_answer, "/private"),
    }
    found = Visits(world.client()).page(PAGE)
    assert ("R92", ["/robots.txt", "/page"]) == (found.code, site.paths)


@pytest.mark.parametrize("status", ["500 Broken", "503 Busy", "429 Too Many", "302 Found"])
def test_robots_that_cannot_be_read_close_the_site(site, world, make_answer, status):
    site.answers |= {"/robots.txt": make_answer(b"", status=status), "/page": make_answer(b"Calm")}
    visits = Visits(world.client())
    for _ in range(2):
        found = visits.page(PAGE)
        assert ("R92", "refused") == (found.code, found.verdict)
        assert "its robots.txt cannot be read" in found.cause
    assert ["/robots.txt"] == site.paths


@pytest.mark.parametrize("status", ["404 None", "403 Closed", "401 Login", "410 Gone"])
def test_a_site_without_robots_is_open(site, world, make_answer, status):
    site.answers |= {"/robots.txt": make_answer(b"Disallow: /", status=status), "/page": make_answer(b"Calm")}
    assert b"Calm" == Visits(world.client()).page(PAGE).body


def test_robots_may_be_moved_and_too_large_ones_close_the_site(site, world, make_answer):
    site.answers |= {
        "/robots.txt": moved(make_answer, "http://www.news.test/rules"),
        "/rules": make_answer(b"User-agent: *\nDisallow: /page\n"),
    }
    assert "R92" == Visits(world.client()).page(PAGE).code
    site.answers["/rules"] = make_answer(b"#" * 600_000)
    found = Visits(world.client()).page(PAGE)
    assert ("R92", "its robots.txt cannot be read: leads on to http://www.news.test/rules: larger than 0.512 MB") == (
        found.code,
        found.cause,
    )


def test_between_two_requests_to_a_host_there_is_a_second(site, world, make_answer):
    site.answers["/page"] = make_answer(b"Calm")
    visits = Visits(world.client())
    visits.page(PAGE)
    assert [1.0] == [round(pause, 1) for pause in world.slept]
    visits.page(PAGE)
    assert [1.0, 1.0] == [round(pause, 1) for pause in world.slept]
    visits.page(Url("http", "other.test", 80, "/page"))
    assert [1.0, 1.0, 1.0] == [round(pause, 1) for pause in world.slept]


@pytest.mark.parametrize("rule", ["Crawl-delay: 7", "Request-rate: 1/7", "Crawl-delay: 7\nRequest-rate: 2/4s"])
def test_a_longer_pause_is_kept_where_the_site_asks_for_one(site, world, make_answer, rule):
    site.answers |= {
        "/robots.txt": make_answer(f"User-agent: *\n{rule}\n".encode()),
        "/page": make_answer(b"Calm"),
    }
    visits = Visits(world.client())
    visits.page(PAGE)
    visits.page(PAGE)
    assert [1.0, 7.0] == [round(pause, 1) for pause in world.slept]


def test_a_pause_of_an_hour_is_not_waited_for(site, world, make_answer):
    site.answers |= {
        "/robots.txt": make_answer(b"User-agent: *\nCrawl-delay: 3600\n"),
        "/page": make_answer(b"Calm"),
    }
    visits = Visits(world.client())
    assert b"Calm" == visits.page(PAGE).body
    found = visits.page(PAGE)
    assert ("R92", "its robots.txt asks for 3600 seconds between two pages") == (found.code, found.cause)
    assert sum(world.slept) < 2


def test_a_site_that_asks_for_rest_is_left_alone(site, world, make_answer):
    site.answers["/page"] = make_answer(b"", "Retry-After: 120", status="429 Too Many Requests")
    visits = Visits(world.client())
    for _ in range(3):
        found = visits.page(PAGE)
        assert ("R97", "the site asks for fewer requests (wait: 120)") == (found.code, found.cause)
    assert ["/robots.txt", "/page"] == site.paths


def test_robots_speak_to_a_program_by_its_name():
    named = "User-agent: Dateline/2.0\nUser-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    assert rules_of(robots(named), "dateline").refusal(PAGE)
    assert not rules_of(robots(named), "reader").refusal(PAGE)
    assert not rules_of(robots("User-agent: date\nDisallow: /\n"), "dateline").refusal(PAGE)
    assert rules_of(robots("User-agent: date\nUser-agent: *\nDisallow: /\n"), "dateline").refusal(PAGE)
    assert "dateline" == token_of("dateline/0.1.0 (+https://example.org)")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_robots_may_be_written_sloppily(end):
    text = f"\ufeffuser agent *{end}disalow: /page # not this{end}{end}User-agent{end}Disallow: /"
    assert rules_of(robots(text), "dateline").refusal(PAGE)
    assert not rules_of(robots(text), "dateline").refusal(Url("http", "news.test", 80, "/open"))


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: d{n}\n" for n in range(15_000)) + "Disallow: /x\n" * 20_000,
        "User-agent: *\n" * 30_000 + "Disallow: /*a*b*c$\n" * 5_000,
        "User-agent: *\nDisallow: /" + "a*" * 100_000 + "$",
        "User-agent: *\nDisallow: /" + "$" * 200_000,
        "User-agent:" + " " * 400_000,
        "\x00" * 500_000,
    ],
)
def test_hostile_robots_are_read_in_bounded_time(text):
    begun = time.process_time()
    rules_of(robots(text), "dateline").refusal(parse_url("http://news.test/" + "a" * 4_000))
    assert time.process_time() - begun < 3
