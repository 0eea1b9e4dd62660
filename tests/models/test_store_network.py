"""Networks and servers that break, lie, refuse or say nothing; and stopping at once."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from models.backends import Cancelled, Ticket
from models.errors import MissingDependency, StoreFailed
from models.model_record import RECORD
from models.pace import Progress
from models.store import Store
from tests.models.hub_faults import Fault
from tests.models.hub_server import HubServer
from tests.models.tiny_model import (
    REPO,
    REVISION,
    SHARDS,
    safetensors,
    tiny_files,
    wanted,
)

FILES = tiny_files()
QUICK = 2.0  # seconds, on a busy machine too; what stalls would take thirty
pytestmark = pytest.mark.usefixtures("no_hub_account")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != RECORD}


def _bytes_in(parts: Path) -> int:
    return sum(path.stat().st_size for path in parts.glob("*.part"))


def test_what_is_cut_goes_on_where_it_was(store: Store, hub: HubServer) -> None:
    cut = 1_000_000
    hub.faults = [Fault("cdn", cut=cut), Fault("cdn", cut=cut, reset=True)]
    assert content(store.download("tiny").folder) == wanted(FILES)
    starts = [one.start for one in hub.of("cdn") if one.start]
    assert starts
    assert hub.sent < sum(map(len, wanted(FILES).values())) + 2 * cut


def test_a_server_that_ignores_ranges_is_read_from_the_start(store: Store, hub: HubServer) -> None:
    hub.faults = [Fault("cdn", cut=50_000), Fault("cdn", whole=True)]
    assert content(store.download("tiny").folder) == wanted(FILES)


@pytest.mark.parametrize("kind", ["list", "resolve", "cdn"])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_fails_for_a_moment_is_asked_again(
    store: Store, hub: HubServer, kind: str, status: int
) -> None:
    hub.faults = [Fault(kind, status=status, times=2)]
    assert store.download("tiny").current


def test_an_address_that_ran_out_is_asked_for_anew(store: Store, hub: HubServer) -> None:
    hub.faults = [Fault("cdn", cut=100_000), Fault("cdn", status=403)]
    assert store.download("tiny").current


def test_without_an_end_of_failures_it_says_so_and_keeps_the_part(
    store: Store, hub: HubServer
) -> None:
    hub.faults = [Fault("cdn", times=0), Fault("cdn", cut=90_000), Fault("cdn", 99, status=503)]
    with pytest.raises(StoreFailed, match=r"cannot be reached.*503") as caught:
        store.download("tiny")
    assert "kept" in caught.value.hint
    assert store.begun("tiny") >= 90_000
    assert store.find("tiny") is None
    hub.faults = []
    hub.sent = 0
    assert content(store.download("tiny").folder) == wanted(FILES)
    assert hub.sent <= sum(map(len, wanted(FILES).values())) - 90_000


def test_without_a_server_it_says_so(store: Store, tmp_path: Path) -> None:
    gone = Store(endpoint="http://127.0.0.1:9", folder=tmp_path, among=store.offers)
    with pytest.raises(StoreFailed, match=r"cannot be reached \(no connection\)"):
        gone.download("tiny")


@pytest.mark.parametrize("kind", ["list", "resolve", "cdn"])
def test_a_server_that_says_nothing_is_not_waited_for_without_end(
    store: Store, hub: HubServer, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DOWNLOAD_TIMEOUT", 0.3)
    hub.faults = [Fault(kind, stall=0)]
    assert store.download("tiny").current


def test_what_arrives_damaged_once_is_fetched_again(store: Store, hub: HubServer) -> None:
    hub.faults = [Fault("cdn", spoil=True)]
    assert content(store.download("tiny").folder) == wanted(FILES)


def test_what_always_arrives_damaged_is_never_a_model(store: Store, hub: HubServer) -> None:
    hub.faults = [Fault("cdn", 99, spoil=True)]
    with pytest.raises(StoreFailed, match="arrives damaged"):
        store.download("tiny")
    assert store.find("tiny") is None
    with pytest.raises(MissingDependency, match="not installed"):
        store.folder_of("tiny")


def test_other_weights_than_the_catalogue_names_are_refused(store: Store, hub: HubServer) -> None:
    hub.revisions[REPO, REVISION][SHARDS[1]] = safetensors(500_000, seed=7)
    with pytest.raises(StoreFailed, match="not the files that we know"):
        store.download("tiny")
    assert not hub.of("cdn")


def test_another_revision_than_the_pinned_one_is_refused(store: Store, hub: HubServer) -> None:
    hub.commit = "7" * 40
    with pytest.raises(StoreFailed, match="not the files that we know"):
        store.download("tiny")
    assert not hub.of("cdn")


@pytest.mark.parametrize("path", ["../evil.json", "/tmp/evil.json", "a/b.json", "..\\x.json"])
def test_a_name_that_leads_elsewhere_is_never_fetched(
    store: Store, hub: HubServer, path: str
) -> None:
    hub.revisions[REPO, REVISION][path] = b"{}"
    found = store.download("tiny")
    assert content(found.folder) == wanted(FILES)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Fault("list", status=403, error="GatedRepo"), "accept its licence"),
        (Fault("list", status=401), "token is not accepted"),
        (Fault("list", status=404, error="RepoNotFound"), "not on the hub"),
        (Fault("list", status=404, error="RevisionNotFound"), "no longer has the revision"),
        (Fault("resolve", status=404, error="EntryNotFound"), "no longer has the revision"),
        (Fault("list", status=400), "refused .*400"),
    ],
)
def test_what_the_hub_refuses_is_told_at_once(
    store: Store, hub: HubServer, fault: Fault, message: str
) -> None:
    hub.faults = [fault]
    with pytest.raises(StoreFailed, match=message):
        store.download("tiny")


def test_the_token_goes_to_the_hub_alone(
    store: Store, hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.token = "hf_secret"
    with pytest.raises(StoreFailed, match="accept its licence"):
        store.download("tiny")
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    assert store.download("tiny").current
    assert hub.of("cdn")
    assert all("Authorization" not in one.headers for one in hub.of("cdn"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault("list", stall=0),
        Fault("resolve", stall=0),
        Fault("cdn", stall=0),
        Fault("cdn", stall=70_000),
    ],
)
def test_cancel_is_quick_even_when_nothing_comes(
    store: Store, hub: HubServer, fault: Fault
) -> None:
    hub.faults = [fault]
    ticket = Ticket()
    stopped: list[float] = []

    def stop() -> None:
        parts = store.folder / "tiny.part"
        while not hub.of(fault.kind) or _bytes_in(parts) < fault.stall:
            time.sleep(0.01)
        stopped.append(time.monotonic())
        ticket.cancel()

    threading.Thread(target=stop).start()
    with pytest.raises(Cancelled):
        store.download("tiny", ticket)
    assert time.monotonic() - stopped[0] < QUICK
    assert store.find("tiny") is None
    hub.asked.clear()
    assert content(store.download("tiny").folder) == wanted(FILES)
    assert hub.of("cdn")[0].start == (fault.stall if fault.kind == "cdn" else 0)


def test_cancel_in_full_run_keeps_the_part(store: Store, hub: HubServer) -> None:
    hub.rate = 2e6
    ticket = Ticket()
    late: list[float] = []

    def watch(progress: Progress) -> None:
        if progress.done > 1_000_000 and not late:
            late.append(time.monotonic())
            ticket.cancel()

    with pytest.raises(Cancelled):
        store.download("tiny", ticket, watch)
    assert time.monotonic() - late[0] < QUICK
    part = (store.folder / "tiny.part" / f"{SHARDS[1]}.part").stat().st_size
    assert part > 800_000
    hub.rate = 0
    hub.asked.clear()
    assert store.download("tiny").current
    assert [one.start for one in hub.of("cdn")] == [part, 0]


def test_what_is_no_hub_is_told(store: Store, hub: HubServer) -> None:
    """The page of a network that wants a log-in first."""
    hub.faults = [Fault("list", page="<html>Welcome to our hotel</html>")]
    with pytest.raises(StoreFailed, match="not the Hugging Face Hub") as caught:
        store.download("tiny")
    assert "browser" in caught.value.hint
