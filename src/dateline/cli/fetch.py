"""`dateline fetch`: pages from the web into a folder, as they came; the only command that touches the network."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from dateline import __version__
from dateline.cli.edge import FAILED, note, now, takes, tell
from dateline.fetch.fetch import Errand
from dateline.fetch.fetch import fetch as fetch_all
from dateline.fetch.network import real_network
from dateline.fetch.outcome import Outcome
from dateline.fetch.request import Client, Limits
from dateline.fetch.response_store import ResponseStore
from dateline.fetch.visits import Visits
from dateline.model.printable import printable
from dateline.settings import Settings

VERDICTS = ("fetched", "unchanged", "refused", "failed")
AGENT = f"dateline/{__version__}"
DEFAULTS = Limits()
MEGABYTE = 1_000_000
# A name, as robots.txt files speak to it, and what else a header may hold.
AGENT_FORM = re.compile(r"[A-Za-z][\x20-\x7e]{0,199}")


@click.command()
@click.argument("urls", nargs=-1, metavar="URL...")
@click.option("--list", "listed", metavar="FILE", help="A file with one URL a line; - is standard input.")
@click.option("--out", type=Path, default=Path("fetched"), show_default=True, metavar="DIR", help="Where to store.")
@click.option(
    "--size",
    type=click.IntRange(1, 1_000),
    default=DEFAULTS.size // MEGABYTE,
    show_default=True,
    metavar="MB",
    help="The largest page, packed or unpacked.",
)
@click.option(
    "--seconds",
    type=click.IntRange(1, 3_600),
    default=int(DEFAULTS.seconds),
    show_default=True,
    metavar="N",
    help="The longest that one request may take.",
)
@click.option("--agent", default=AGENT, show_default=True, metavar="NAME", help="Who asks, as sites are told.")
@click.option("--allow-loopback", is_flag=True, help="Ask this machine itself too, on any port.")
@takes()
def fetch(
    urls: tuple[str, ...],
    *,
    listed: str | None,
    out: Path,
    size: int,
    seconds: int,
    agent: str,
    allow_loopback: bool,
    settings: Settings,
) -> None:
    """Fetch pages from the web and store them as they came.

    Each answer becomes one WARC file in --out, which `dateline ingest` reads. Only http and https, only public
    addresses, and only what a site's robots.txt allows; one request at a time, a second apart. A page that is stored
    already is asked for only if it has changed. Ends with what was fetched, unchanged, refused and failed, each of the
    last two with its reason.
    """
    if not AGENT_FORM.fullmatch(agent):
        raise click.UsageError("--agent begins with a letter and is at most 200 characters of ASCII")
    wanted = [*urls, *(_listed(listed) if listed is not None else ())]
    if not wanted:
        raise click.UsageError("no URL: name one, or a file with one a line (--list FILE)")
    if out.exists() and not out.is_dir():
        raise click.UsageError(f"{out}: is a file; name a folder with --out")
    limits = Limits(size=size * MEGABYTE, seconds=seconds, allow_loopback=allow_loopback)
    visits = Visits(Client(real_network(), agent, limits))
    errand = Errand(visits, ResponseStore(out), now, AGENT)
    tally = Counter(_told(fetch_all(wanted, errand), settings=settings))
    note(", ".join(f"{tally[verdict]} {verdict}" for verdict in VERDICTS), settings=settings)
    if tally["fetched"]:
        note(f"go on with: dateline ingest {out} --store {settings.store}", settings=settings)
    raise SystemExit(FAILED if tally["refused"] or tally["failed"] else 0)


def _listed(name: str) -> Iterator[str]:
    """The URLs of a list; empty lines and lines that begin with # are none. What is no UTF-8 stays to be refused."""
    if name == "-":
        raw = sys.stdin.buffer.read()
    else:
        try:
            raw = Path(name).read_bytes()
        except FileNotFoundError as missing:
            raise click.UsageError(f"{name}: no such file; --list names a file with one URL a line") from missing
    for line in raw.decode("utf-8-sig", "replace").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


def _told(outcomes: Iterable[Outcome], *, settings: Settings) -> Iterator[str]:
    """The verdicts, each told as it comes: results on standard output, refusals and failures as problems."""
    for found in outcomes:
        if found.stop is None:
            about = f"{found.size:,} bytes, {found.file}" if found.verdict == "fetched" else "as stored"
            click.echo(printable(f"{found.verdict} {found.url} ({about})"))
        else:
            more = {"step": "fetch", "code": found.stop.code, "uri": found.url}
            tell(f"{found.verdict} {found.message}", settings=settings, verdict=found.verdict, **more)
        yield found.verdict
