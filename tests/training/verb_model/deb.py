"""Debian packages of our own, byte by byte."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Mapping

PACK: dict[str, Callable[[bytes], bytes]] = {"": bytes, "gz": gzip.compress, "xz": lzma.compress}


def archive(files: Mapping[str, bytes], packing: str = "xz") -> bytes:
    """A tar archive with names as in a .deb; content that begins with b"-> " makes a link."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"./{name}")
            if content.startswith(b"-> "):
                member.type, member.linkname = tarfile.SYMTYPE, content[3:].decode()
            else:
                member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return PACK[packing](made.getvalue())


def ar(members: Mapping[str, bytes]) -> bytes:
    """An `ar` archive."""
    made = b"!<arch>\n"
    for name, content in members.items():
        made += f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n".encode()
        made += content + b"\n" * (len(content) % 2)
    return made


def deb(files: Mapping[str, bytes], packing: str = "xz") -> bytes:
    """A package that installs ``files``."""
    ending = f".{packing}" if packing else ""
    return ar(
        {
            "debian-binary": b"2.0\n",
            "control.tar.xz": archive({"control": b"Package: own\n"}),
            f"data.tar{ending}": archive(files, packing),
        }
    )
