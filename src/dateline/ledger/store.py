"""The store and its one owner: segments go in, the index follows, readers get a published copy."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from dateline.ledger import index
from dateline.ledger.errors import StoreError, WrongUseError, is_full
from dateline.ledger.lock import writing
from dateline.ledger.schema import Run, Source, rows_of
from dateline.ledger.segments import (
    FOLDER,
    MANIFEST,
    Segment,
    broken_segments,
    damage,
    remove_unfinished,
    segment_name,
    set_aside,
    standing_segments,
    sync,
    write_segment,
)
from dateline.model.names import STORE_MARK
from dateline.model.records import Report

Clock = Callable[[], datetime]


class Store:
    """An open store in the hands of its owner; made by `own_store`. `notes` are lines for the user on what it found
    and mended, `broken` those on segments that are not whole: what the index holds of them is kept."""

    def __init__(self, root: Path, *, clock: Clock, mends: bool) -> None:
        self.root = root
        self.notes: list[str] = []
        self.broken: list[str] = []
        self._clock = clock
        self._is_changed = False
        with self._told_of_a_full_disk():
            if removed := remove_unfinished(root):
                self.notes.append(
                    f"{root}: {removed} unfinished segment(s) of a broken run removed; nothing stored is lost"
                )
            self._connection = index.open_index(root)
            if mends:
                self._mend()
            self._catch_up()

    def source(self, uri: str) -> Source | None:
        """The current page under a uri."""
        row = self._connection.execute(
            "SELECT uri, page, version FROM sources WHERE uri = ? AND known_to IS NULL", [uri]
        ).fetchone()
        return None if row is None else Source(*row)

    def versions(self, uri: str) -> int:
        """How many texts have been found under a uri."""
        row = self._connection.execute("SELECT coalesce(max(version), 0) FROM sources WHERE uri = ?", [uri]).fetchone()
        return 0 if row is None else int(row[0])

    def run_of(self, page: str) -> str | None:
        """The id of the run whose reading of a page (digest) is current, None for a page that is not read."""
        row = self._connection.execute(
            "SELECT run FROM articles WHERE page = ? AND known_to IS NULL", [page]
        ).fetchone()
        return None if row is None else str(row[0])

    def standing(self, uri: str, *, run: Run) -> dict[int, str]:
        """The digest of the page at each offset of a file ("FILE#OFFSET") that this run has read, by offset."""
        rows = self._connection.execute(
            "SELECT s.uri, s.page FROM sources s JOIN articles a ON a.page = s.page "
            "WHERE s.known_to IS NULL AND a.known_to IS NULL AND a.run = ? AND starts_with(s.uri, ?)",
            [run.id, f"{uri}#"],
        ).fetchall()
        found = {row[len(uri) + 1 :]: page for row, page in rows}
        return {int(offset): found[offset] for offset in sorted(found) if offset.isdecimal()}

    def add(self, reports: Iterable[Report], sources: Iterable[Source], *, run: Run) -> Segment | None:
        """Store what one chunk gave: as a segment, then in the index. None when there was nothing to store.

        Raises `StoreError` when the disk is full or fails; every earlier chunk stays stored.
        """
        chunk, found = tuple(reports), tuple(sources)
        if not chunk and not found:
            return None
        with self._told_of_a_full_disk():
            stored = self._stored([report.page.digest for report in chunk])
            segment = write_segment(
                self.root,
                rows_of(chunk, found, run=run, stored=stored),
                name=segment_name(found, run),
                run=run,
                known_from=self._now(),
            )
            index.apply(self._connection, self.root, segment)
            self._is_changed = True
        return segment

    def publish(self) -> None:
        """Give readers what stands now: a copy of the index under its published name, by one rename."""
        if not self._is_changed and index.held(self.root / index.PUBLISHED) == index.applied(self._connection):
            return
        with self._told_of_a_full_disk():
            self._connection.execute("CHECKPOINT")
            self._connection.close()
            copy = self.root / f".{index.PUBLISHED}.new"
            shutil.copyfile(self.root / index.FILE, copy)
            sync(copy)
            copy.replace(self.root / index.PUBLISHED)
            sync(self.root)
            self._connection = index.open_index(self.root)
            self._is_changed = False

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def _catch_up(self) -> None:
        """Enter the segments that the index lacks; begin anew when an older one came back and all are whole.

        What a broken or missing segment once brought into the index stays there: it may be all that is left of it.
        """
        segments, _ = standing_segments(self.root)
        known = index.applied(self._connection)
        self.broken += broken_segments(self.root, known)
        missing = [segment for segment in segments if segment.name not in known]
        entered = [segment.known_from for segment in segments if segment.name in known]
        if entered and missing and missing[0].known_from < max(entered):
            if self.broken or any(damage(self.root, segment) for segment in segments):
                self.broken.append(
                    f"{self.root / FOLDER / missing[0].name}: came back and is left out: the index is made anew only "
                    "from whole segments; restore the others from a backup"
                )
                return
            self._connection.close()
            self._connection = index.empty_index(self.root)
            missing = segments
            self._is_changed = True
        for segment in missing:
            if (damaged := damage(self.root, segment)) is not None:
                self.broken.append(damaged)
            else:
                index.apply(self._connection, self.root, segment)
                self._is_changed = True

    def _mend(self) -> None:
        """Write segments that are broken or gone anew from the index; one that the index lacks is set aside."""
        whole = {segment.name for segment in standing_segments(self.root)[0]}
        known = index.applied(self._connection)
        for path in sorted((self.root / FOLDER).glob("[!.]*")):
            if path.name not in whole | known:
                aside = set_aside(self.root, path.name)
                self.broken.append(
                    f"{path}: not a whole segment; set aside as {aside.name}, its reports are read again when ingested"
                )
        for name in sorted(known - whole):
            rows, run, known_from = index.entered(self._connection, name)
            write_segment(self.root, rows, name=name, run=run, known_from=known_from)
            self.notes.append(f"{self.root / FOLDER / name}: was broken or gone; written anew from the index")

    def _stored(self, pages: list[str]) -> frozenset[str]:
        rows = self._connection.execute(
            "SELECT digest FROM pages WHERE digest IN (SELECT unnest(?::VARCHAR[]))", [pages]
        ).fetchall()
        return frozenset(digest for (digest,) in rows)

    def _now(self) -> datetime:
        """The clock's time in UTC, moved on where it would not be later than the last segment's: order is by time."""
        row = self._connection.execute("SELECT max(known_from) FROM segments").fetchone()
        last: datetime | None = row[0] if row is not None else None
        now = self._clock().astimezone(UTC)
        return now if last is None else max(now, last.replace(tzinfo=UTC) + timedelta(microseconds=1))

    @contextmanager
    def _told_of_a_full_disk(self) -> Iterator[None]:
        try:
            yield
        except (OSError, duckdb.Error) as failed:
            if is_full(failed):
                cause, remedy = "the disk is full", "make room and run the same command again"
            else:
                cause, remedy = f"writing failed ({failed})", "check permissions and disk, then run the command again"
            raise StoreError(f"{self.root}: {cause}; what was stored before is safe: {remedy}") from failed


@contextmanager
def own_store(root: Path, *, clock: Clock, mends: bool = False) -> Iterator[Store]:
    """Open a store for writing, making its folder where there is none, and publish what it then holds at the end.

    With `mends`, segments that are broken are written anew from the index or set aside. Raises `WrongUseError` when
    the folder holds other things than a store, `StoreError` when it cannot be made or another process owns the store.
    """
    check_place(root)
    try:
        if not is_store(root) and root.is_dir() and any(root.iterdir()):
            raise WrongUseError(f"{root}: holds other things than a store; name a new or an empty folder with --store")
        root.mkdir(parents=True, exist_ok=True)
        (root / STORE_MARK).touch()
    except OSError as refused:
        cause = "cannot be written" if is_store(root) else "cannot be made a store"
        raise StoreError(
            f"{root}: {cause} ({refused.strerror}); correct its permissions or choose another with --store"
        ) from refused
    with writing(root):
        store = Store(root, clock=clock, mends=mends)
        try:
            yield store
        finally:
            try:
                store.publish()
            finally:
                store.close()


def is_store(root: Path) -> bool:
    """Whether this folder is a store, also one that lost its mark or its segments."""
    signs = (STORE_MARK, index.FILE, index.PUBLISHED)
    return any((root / sign).is_file() for sign in signs) or any((root / FOLDER).glob(f"*/{MANIFEST}"))


def check_place(root: Path) -> None:
    """Raises `WrongUseError` for a path at which no store can ever stand."""
    shown = os.fsencode(root).decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    if "\0" in str(root) or shown != str(root):
        raise WrongUseError(f"{shown}: no name for a store, which is UTF-8 without a null byte; choose another --store")
    try:
        is_file = root.is_file()
        is_store(root)
    except OSError as refused:
        raise StoreError(
            f"{root}: cannot be opened ({refused.strerror}); correct its permissions or name another with --store"
        ) from refused
    if is_file:
        raise WrongUseError(f"{root}: is a file, and a store is a folder; name a folder with --store")
