"""Files for the tests of photos: damaged ones, locked ones, and ones that say they are huge."""

from __future__ import annotations

import io
import struct
import zlib

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "HEIF", "AVIF", "JPEG2000", "PPM", "PDF")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo_file(kind: str) -> bytes:
    """A small photo with something on it."""
    image = Image.linear_gradient("L").resize((120, 80)).convert("RGB")
    return saved(image, kind)


def huge(kind: str, side: int) -> bytes:
    """A small file whose header says that it has ``side`` pixels along each side."""
    content = photo_file(kind)
    width, height = 120, 80
    if kind == "PNG":
        head = content[:16] + struct.pack(">II", side, side) + content[24:29]
        return head + struct.pack(">I", zlib.crc32(head[12:])) + content[33:]
    if kind == "PPM":
        return content.replace(b"120 80", b"%d %d" % (side, side))
    if kind == "PDF":
        return content.replace(b"/Width 120", b"/Width %d" % side).replace(
            b"/Height 80", b"/Height %d" % side
        )
    if kind == "WEBP":  # lossy, RFC 9649: 14 bits for each side
        return content[:26] + struct.pack("<HH", side, side) + content[30:]
    form = {
        "JPEG": (">HH", (height, width)),
        "GIF": ("<HH", (width, height)),
        "BMP": ("<ii", (width, height)),
        "HEIF": (">II", (width, height)),
        "AVIF": (">II", (width, height)),
        "JPEG2000": (">II", (height, width)),
    }.get(kind)
    if form is None:
        return tiff(side, side)
    layout, sides = form
    before = struct.pack(layout, *sides)
    assert before in content
    return content.replace(before, struct.pack(layout, side, side))


def tiff(width: int, height: int, *, tile: int = 0) -> bytes:
    """A TIFF file of one bit a pixel, compressed by deflate, whose pixels are not there."""
    fields = [(256, width), (257, height), (258, 1), (259, 8), (262, 1), (277, 1)]
    if tile:
        fields += [(322, tile), (323, tile), (324, 8), (325, 4)]
    else:
        fields += [(273, 8), (278, height), (279, 4)]
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(fields))
    return b"II*\0" + struct.pack("<IH", 8, len(fields)) + directory + bytes(4)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF document of ``objects``, numbered from 1 on; the first is the catalogue."""
    content = b"%PDF-1.4\n"
    places = []
    for number, value in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, trailer, len(content))
    )


def written_page(text: str, *, box: str = "0 0 595 842", more: str = "") -> bytes:
    """A PDF document of one page with ``text`` set in letters of 24 points."""
    stream = b"BT /F 24 Tf 72 700 Td (%s) Tj ET" % text.encode("ascii")
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R"
        f"/Resources<</Font<</F 5 0 R>>>>{more}>>".encode(),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def locked_pdf() -> bytes:
    """A document with a password that nobody knows."""
    secret = b"<" + b"5a" * 32 + b">"
    lock = b"<</Filter/Standard/V 1/R 2/O%s/U%s/P -4>>" % (secret, secret)
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        lock,
        trailer=b"/Encrypt 3 0 R/ID[<00><00>]",
    )


def pdf_without_pages() -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")
