"""The models on disk: what can be had, what is there, fetch, check, mend, remove, bring in.

A model is a folder with a record (`models/model_record.py`) that names each file with its
checksum. It grows in a folder beside, ``NAME.part``, gets its record when all files are there and
checked, and takes its name last, so what has the name is whole. Who changes a model holds its lock.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from models.backends import Ticket
from models.catalogue import Offer, offer_of, offers
from models.errors import MissingDependency, StoreFailed
from models.folders import models_folder
from models.hub import Hub
from models.model_record import RECORD, Record, read_record
from models.one_at_a_time import alone
from models.pace import Pace, Watch


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that is there. ``lacking`` are files that are gone or cut off."""

    offer: Offer
    folder: Path
    record: Record
    lacking: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        """Whether it is whole and of the revision that is offered."""
        return not self.lacking and self.record.revision == self.offer.revision


class Store:
    """The models in a folder. All that takes long goes by a ticket and can be stopped at once.

    ``offline``: no network, whatever happens. ``endpoint``, ``folder`` and ``among`` take the place
    of $HF_ENDPOINT, `models_folder` and the catalogue.
    """

    def __init__(
        self,
        *,
        offline: bool = False,
        endpoint: str | None = None,
        folder: Path | None = None,
        among: Mapping[str, Offer] | None = None,
    ) -> None:
        self.offers = offers() if among is None else among
        self.folder = folder or models_folder()
        self.offline = offline
        self._endpoint = endpoint

    def offer(self, name: str) -> Offer:
        """Raises `StoreFailed` where there is none of that name."""
        return offer_of(name, self.offers)

    def find(self, name: str) -> Installed | None:
        """The model, if it is there. Reads its record and no file: some milliseconds at most."""
        offer = self.offer(name)
        folder = self.place(offer)
        record = read_record(folder)
        if record is None or record.model != offer.name:
            return None
        return Installed(offer, folder, record, record.lacking(folder))

    def folder_of(self, name: str) -> Path:
        """Where to load the model from. Raises `MissingDependency` where it is not there whole."""
        found = self.find(name)
        if found is None:
            raise MissingDependency(
                f"{self.offer(name).title} is not installed.",
                f"To fetch it: tenselens models download {name}",
            )
        if found.lacking:
            raise MissingDependency(
                f"{found.offer.title} is not whole: {', '.join(found.lacking)}.",
                f"Run: tenselens models verify {name} --repair",
            )
        return found.folder

    def begun(self, name: str) -> int:
        """Bytes of the model that came before its download was broken off."""
        with suppress(OSError):
            return sum(path.stat().st_size for path in self.growing(self.offer(name)).iterdir())
        return 0

    def download(
        self, name: str, ticket: Ticket | None = None, watch: Watch | None = None
    ) -> Installed:
        """Fetch the pinned revision, from where an earlier try ended; free where it is there.

        Raises `StoreFailed`, or `Cancelled` within 0.2 s of it; what came so far is kept.
        """
        ticket = ticket or Ticket()
        offer = self.offer(name)
        with self._changing(offer, ticket):
            found = self.find(name)
            if found is not None and found.current:
                return found
            self._fetch(offer, ticket, watch)
        return self._sure(offer)

    def verify(
        self, name: str, ticket: Ticket | None = None, watch: Watch | None = None
    ) -> tuple[str, ...]:
        """Names of files that are not what their checksums say. Reads all: a second a GB.

        Raises `MissingDependency` where the model is not there.
        """
        ticket = ticket or Ticket()
        with self._changing(self.offer(name), ticket):
            found = self.find(name)
            if found is None:
                self.folder_of(name)  # says so
                raise AssertionError
            pace = Pace(f"Checking {found.offer.title}", found.record.size, ticket, watch)
            wrong, done = [], 0
            for file in found.record.files:
                if not file.is_at(found.folder / file.name, pace.after(done)):
                    wrong.append(file.name)
                done += file.size
            return tuple(wrong)

    def repair(
        self, name: str, ticket: Ticket | None = None, watch: Watch | None = None
    ) -> Installed:
        """Check every file and fetch again what is damaged. Raises as `download` does."""
        ticket = ticket or Ticket()
        offer = self.offer(name)
        with self._changing(offer, ticket):
            self._fetch(offer, ticket, watch)
        return self._sure(offer)

    def remove(self, name: str, ticket: Ticket | None = None) -> int:
        """Delete the model and what was begun of it; the bytes that this frees.

        Raises `MissingDependency` where there is nothing, `StoreFailed` where it cannot be done.
        """
        offer = self.offer(name)
        with self._changing(offer, ticket or Ticket()):
            folders = [self.place(offer), self.growing(offer), self.replaced(offer)]
            there = [folder for folder in folders if folder.is_dir()]
            if not there:
                raise MissingDependency(f"{offer.title} is not installed.")
            freed = sum(path.stat().st_size for folder in there for path in folder.iterdir())
            for folder in there:
                (folder / RECORD).unlink(missing_ok=True)  # first: no longer a model
                shutil.rmtree(folder)
            return freed

    def bring_in(
        self, source: Path, ticket: Ticket | None = None, name: str | None = None
    ) -> Installed:
        """Copy a model from a folder or stick, checked; ``name`` where the folder does not tell.

        Raises `StoreFailed` where it is not a whole model of the catalogue. Uses no network.
        """
        from models.store_import import copy_model, look_at

        ticket = ticket or Ticket()
        offer = look_at(source, self.offers, name)
        with self._changing(offer, ticket):
            copy_model(source, offer, self.growing(offer), ticket)
            self._put_in_place(offer)
        return self._sure(offer)

    def place(self, offer: Offer) -> Path:
        return self.folder / offer.name

    def growing(self, offer: Offer) -> Path:
        return self.folder / f"{offer.name}.part"

    def replaced(self, offer: Offer) -> Path:
        return self.folder / f"{offer.name}.old"

    def _fetch(self, offer: Offer, ticket: Ticket, watch: Watch | None) -> None:
        from models.store_download import Work, complete

        growing = self.growing(offer)
        record = read_record(growing)
        if record is None or record.revision != offer.revision or record.lacking(growing):
            complete(Work(self, offer, ticket, watch), Hub(self._endpoint))
        self._put_in_place(offer)

    def _put_in_place(self, offer: Offer) -> None:
        if self.place(offer).exists():
            self.place(offer).rename(self.replaced(offer))
        self.growing(offer).rename(self.place(offer))
        self._settle(offer)

    def _settle(self, offer: Offer) -> None:
        """Finish an exchange of two folders, also one during which a program ended."""
        place, growing, replaced = self.place(offer), self.growing(offer), self.replaced(offer)
        if not replaced.exists():
            return
        if not place.exists():
            (growing if read_record(growing) else replaced).rename(place)
        if replaced.exists():
            shutil.rmtree(replaced)

    def _sure(self, offer: Offer) -> Installed:
        found = self.find(offer.name)
        if found is None:  # another program removed it in this moment
            raise StoreFailed(f"{offer.title} was removed by another program.")
        return found

    @contextmanager
    def _changing(self, offer: Offer, ticket: Ticket) -> Iterator[None]:
        """Hold the lock of the model."""
        with alone(self.folder, offer.name, offer.title, ticket):
            self._settle(offer)
            yield
