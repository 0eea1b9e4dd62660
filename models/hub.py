"""The Hugging Face Hub, asked through huggingface_hub: which files there are, and where they lie.

huggingface_hub reads HF_ENDPOINT, HF_TOKEN, HF_HOME and HF_HUB_OFFLINE by itself. It takes 0.3 s to
import, so that happens where it is first asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from models.catalogue import Offer
from models.errors import StoreFailed
from models.model_file import ModelFile, is_wanted

if TYPE_CHECKING:
    from huggingface_hub.errors import HfHubHTTPError

_PASSING = (408, 425, 429)  # and all from 500 on: the same question may be answered next time


class Interrupted(Exception):
    """The network or a server failed in a way that may pass; the text says how."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a file can be fetched now; such an address may hold for some minutes only.

    ``token`` is to be sent along, "" for none.
    """

    url: str
    token: str


class Hub:
    """``endpoint`` None: the one in $HF_ENDPOINT, else https://huggingface.co."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def files(self, offer: Offer) -> tuple[ModelFile, ...]:
        """What is fetched of the pinned revision, weights last.

        Raises `Interrupted`, or `StoreFailed` where asking again is of no use.
        """
        from huggingface_hub import HfApi

        with _translated(offer):
            told = HfApi(self._endpoint).model_info(
                offer.repo, revision=offer.revision, files_metadata=True, timeout=timeout()
            )
            files = [
                ModelFile(
                    file.rfilename,
                    int(file.size or 0),
                    f"sha256:{file.lfs.sha256}" if file.lfs else f"git-sha1:{file.blob_id}",
                )
                for file in told.siblings or ()
                if is_wanted(file.rfilename)
            ]
        _check(offer, str(told.sha or offer.revision), files)
        return tuple(sorted(files, key=lambda file: file.size))

    def locate(self, offer: Offer, file: ModelFile) -> Location:
        """Raises as `files` does."""
        from huggingface_hub import get_hf_file_metadata, get_token, hf_hub_url

        token = get_token()
        url = hf_hub_url(offer.repo, file.name, revision=offer.revision, endpoint=self._endpoint)
        with _translated(offer):
            found = get_hf_file_metadata(
                url, token=token, timeout=timeout(), endpoint=self._endpoint
            )
        # The token is for the hub alone, not for the servers that it sends us to.
        same = urlsplit(found.location)[:2] == urlsplit(url)[:2]
        return Location(found.location, token if token and same else "")


def cached(offer: Offer, file: ModelFile) -> Path | None:
    """The file in the cache that all programs share ($HF_HOME), if it is there. Unchecked."""
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(offer.repo, file.name, revision=offer.revision)
    return Path(found).resolve() if isinstance(found, str) else None


def timeout() -> float:
    """Seconds without an answer or a byte after which it is asked again."""
    from huggingface_hub import constants

    return float(constants.HF_HUB_DOWNLOAD_TIMEOUT)


def is_offline() -> bool:
    """Whether $HF_HUB_OFFLINE forbids the network."""
    from huggingface_hub import constants

    return bool(constants.HF_HUB_OFFLINE)


def _check(offer: Offer, revision: str, files: list[ModelFile]) -> None:
    told = {file.name: file.checksum for file in files}
    wrong = [name for name, sha in offer.weights.items() if told.get(name) != f"sha256:{sha}"]
    if (
        wrong
        or revision != offer.revision
        or not any(name.endswith(".safetensors") for name in told)
    ):
        raise StoreFailed(
            f"What is offered as {offer.title} are not the files that we know.",
            "Nothing was fetched. Check HF_ENDPOINT, or see whether there is a newer TenseLens.",
        )


@contextmanager
def _translated(offer: Offer) -> Iterator[None]:
    import httpx2
    from huggingface_hub import errors

    try:
        yield
    except errors.OfflineModeIsEnabled as error:
        raise StoreFailed("HF_HUB_OFFLINE is set, so nothing is fetched.") from error
    except errors.HfHubHTTPError as error:
        raise _refused(offer, error) from error
    except httpx2.TimeoutException as error:
        raise Interrupted("no answer in time") from error
    except (httpx2.HTTPError, errors.FileMetadataError, OSError) as error:
        raise Interrupted("no connection") from error
    except (ValueError, KeyError, TypeError) as error:  # a page of a hotel's network, not JSON
        raise StoreFailed(
            "What answered is not the Hugging Face Hub.",
            "Open a page in your browser: a network may ask you to log in. Check HF_ENDPOINT.",
        ) from error


def _refused(offer: Offer, error: HfHubHTTPError) -> StoreFailed | Interrupted:
    from huggingface_hub import errors

    page, status = f"https://huggingface.co/{offer.repo}", error.response.status_code
    if isinstance(error, errors.GatedRepoError):
        return StoreFailed(
            f"{offer.title} is only given to those who accept its licence.",
            f"Accept it at {page}, then set HF_TOKEN to a token from "
            "https://huggingface.co/settings/tokens",
        )
    if isinstance(error, errors.RevisionNotFoundError | errors.EntryNotFoundError):
        return StoreFailed(
            f"The hub no longer has the revision of {offer.title} that we know.",
            "See whether there is a newer TenseLens.",
        )
    # The hub answers so for a wrong token too.
    if isinstance(error, errors.RepositoryNotFoundError) or status == HTTPStatus.UNAUTHORIZED:
        return StoreFailed(
            f"{offer.title} is not on the hub, or your token is not accepted.",
            f"Look at {page}, and check HF_TOKEN and HF_ENDPOINT.",
        )
    if status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Interrupted(f"the server answered {status}")
    return StoreFailed(f"The hub refused to give {offer.title} (answer {status}).")
