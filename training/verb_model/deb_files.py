"""Files out of a Debian package, read without dpkg.

A .deb is an `ar` archive (deb(5)) of three members: ``debian-binary``, ``control.tar.*`` and
``data.tar.*``, which holds what the package installs.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath

MAGIC = b"!<arch>\n"
# Name, time, owner, group, mode, size, end of the header: deb(5), ar(5).
HEADER = 60
HEADER_END = b"`\n"


class DebError(ValueError):
    """These bytes are no Debian package that can be read; the message says why."""


def ar_members(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each member of an `ar` archive. Raises `DebError`."""
    if not raw.startswith(MAGIC):
        raise DebError("It does not begin as an ar archive does.")
    at = len(MAGIC)
    while at < len(raw):
        header = raw[at : at + HEADER]
        size = header[48:58].strip()
        if not header.endswith(HEADER_END) or not size.isdigit():
            raise DebError(f"At byte {at} there is no header of a member.")
        first = at + HEADER
        after = first + int(size)
        if after > len(raw):
            raise DebError(f"It ends at byte {len(raw)}, before a member that ends at {after}.")
        yield header[:16].decode("ascii", "replace").strip().rstrip("/"), raw[first:after]
        # Members begin at even places.
        at = after + after % 2


def installed_files(deb: bytes, folder: str, ending: str) -> Iterator[bytes]:
    """What the package installs under ``folder`` with names in ``ending``, in the package's order.

    Links are passed over. Raises `DebError`; one packed by zstd cannot be read (Debian packs by
    xz).
    """
    for name, raw in ar_members(deb):
        if name.startswith("data.tar"):
            yield from _unpacked(name, raw, PurePosixPath(folder), ending)
            return
    raise DebError("It has no data.tar.")


def _unpacked(name: str, raw: bytes, folder: PurePosixPath, ending: str) -> Iterator[bytes]:
    try:
        with tarfile.open(fileobj=io.BytesIO(raw), mode="r|*") as archive:
            for member in archive:
                # PurePosixPath drops the "./" that names in a .deb begin with.
                path = PurePosixPath(member.name)
                if member.isfile() and path.is_relative_to(folder) and path.name.endswith(ending):
                    file = archive.extractfile(member)
                    if file is not None:
                        yield file.read()
    except tarfile.TarError as error:
        raise DebError(f"Its {name} cannot be read: {error}.") from error
