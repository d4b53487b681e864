import pytest

from dateline.fetch.outcome import Stop
from dateline.fetch.url import Url, onward, parse_url, shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c"),
        ("HTTP://EXAMPLE.org:80", "http://example.org/"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://example.org./", "https://example.org/"),
        ("https://example.org:444/", "https://example.org:444/"),
        ("http://[2606:2800:21F::1]:80/x", "http://[2606:2800:21f::1]/x"),
        ("https://münchen.test/Straße?q=ä", "https://xn--mnchen-3ya.test/Stra%C3%9Fe?q=%C3%A4"),
        ("https://faß.test/", "https://xn--fa-hia.test/"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org?q=1", "https://example.org/?q=1"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
        ("http://１９２.0.2.1/", "http://192.0.2.1/"),
    ],
)
def test_a_url_has_one_spelling(words, expected):
    assert expected == str(parse_url(words))


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("example.org/page", "only http and https"),
        ("", "only http and https"),
        ("//example.org/", "only http and https"),
        ("https://ada:secret@example.org/", "a user name or a password"),
        ("https://@example.org/", "a user name or a password"),
        ("http:example.org", "names no host"),
        ("http:///path", "names no host"),
        ("http://127.1/", "names no host"),
        ("http://0x7f000001/", "names no host"),
        ("http://2130706433/", "names no host"),
        ("http://0177.0.0.1/", "names no host"),
        ("http://127.0.0.1.0x/", "names no host"),
        ("http://%31%32%37.0.0.1/", "names no host"),
        ("http://exa..mple/", "names no host"),
        ("http://[fe80::1%25eth0]/", ""),
        ("http://[::1/", "is no URL"),
        ("http://example.org:99999/", "is no URL"),
        ("http://example.org:x/", "is no URL"),
        ("http://good.test\\@evil.test/", "backslash"),
        ("http://example.org/a b", "blank"),
        ("http://example.org/\r\nHost: evil.test", "blank"),
        ("http://exa\tmple.org/", "blank"),
        ("http://example.org/\x00", "blank"),
        ("http://example.org/\udcff", "blank"),
        ("http://" + "a" * 64 + ".test/", "names no host"),
        ("http://example.org/" + "a" * 5_000, "longer than"),
    ],
)
def test_what_is_no_plain_url_of_the_web_is_refused_with_its_reason(words, cause):
    found = parse_url(words)
    assert isinstance(found, Stop), found
    assert ("R90", "refused") == (found.code, found.verdict)
    assert cause in found.cause


def test_a_redirect_may_be_relative_have_blanks_and_be_written_in_utf_8():
    here = Url("https", "example.org", 443, "/news/today?x=1")
    assert "https://example.org/news/may%20day" == str(onward(here, "may day"))
    assert "https://other.test/" == str(onward(here, "//other.test"))
    assert "https://example.org/caf%C3%A9" == str(onward(here, "/café".encode().decode("latin-1")))
    assert isinstance(onward(here, "http://[::1"), Stop)
    assert isinstance(onward(here, "file:///etc/passwd"), Stop)


def test_a_password_is_not_shown():
    assert "https://…@example.org/a" == shown("https://ada:secret@example.org/a")
    assert "https://example.org/a@b" == shown("https://example.org/a@b")
