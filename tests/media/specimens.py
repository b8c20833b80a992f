"""Pictures and documents drawn or assembled for the tests; the repository carries no photographs."""

import zipfile
from io import BytesIO

from PIL import Image, ImageDraw, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

SECRET = b"Villa 12, Sousse"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b"<rdf:Description>" + SECRET + b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)
ORIENTATION, GPS = 0x0112, 0x8825


def drawing(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue elsewhere."""
    image = Image.new(mode, (width, height), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, width // 5, height), fill="red")
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """A camera's block with a place, a comment and an orientation."""
    block = Image.Exif()
    block[ORIENTATION] = orientation
    block[0x010E] = SECRET.decode()
    degrees = tuple(TiffImagePlugin.IFDRational(n) for n in (35, 49, 30))
    block[GPS] = {1: "N", 2: degrees, 3: "E", 4: degrees}
    return block


def picture(kind: str = "jpeg", *, image: Image.Image | None = None, orientation: int = 0) -> bytes:
    """Encoded bytes; with an orientation they carry EXIF, GPS, XMP and comments as far as the kind can."""
    extra = {}
    if orientation:
        extra = {"exif": exif(orientation), "xmp": XMP, "comment": SECRET}
        if kind == "png":
            text = PngInfo()
            text.add_text("Comment", SECRET.decode())
            text.add_itxt("XML:com.adobe.xmp", XMP.decode())
            extra = {"exif": exif(orientation), "pnginfo": text}
    output = BytesIO()
    (image or drawing()).save(output, kind.upper(), **extra)
    return output.getvalue()


def animation(kind: str = "gif", frames: int = 3) -> bytes:
    """A moving picture."""
    first, *others = [Image.new("RGB", (20, 10), (40 * n % 256, n, 90)) for n in range(frames)]
    output = BytesIO()
    first.save(output, kind.upper(), save_all=True, append_images=others, duration=100, loop=0)
    return output.getvalue()


def archive(entries: dict[str, bytes], *, packed: bool = True) -> bytes:
    """A ZIP file."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as target:
        for name, content in entries.items():
            # Of a fixed date: parallel processes must make the same bytes.
            entry = zipfile.ZipInfo(name, date_time=(2030, 5, 14, 9, 0, 0))
            target.writestr(entry, content, compress_type=target.compression)
    return output.getvalue()


def office(kind: str, **extra: bytes) -> bytes:
    """The least that makes a Word, Excel or PowerPoint file."""
    main = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}.get(
        kind, "presentationml.presentation"
    )
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{main}.main+xml"/>'
    entries = {"[Content_Types].xml": types.encode() + b"</Types>", "main.xml": b"<main/>"}
    return archive(entries | extra)


def open_document(kind: str) -> bytes:
    """The least that makes a LibreOffice file."""
    name = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[kind]
    declared = f"application/vnd.oasis.opendocument.{name}".encode()
    return archive({"mimetype": declared, "content.xml": b"<x/>"}, packed=False)


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
