"""From a file, the clipboard or a drag to a small picture: upright, at most 512 pixels a side, JPEG or PNG.

What a camera notes in its files (the place, the device) does not come along.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.errors import PictureNotTaken
from desktop_crm.operations.picture import picture_of

SIDE = 512
_QUALITY = 88
_MOST_BYTES = 60_000_000
_MOST_PIXELS = 120_000_000  # more than any camera has, and still quickly scaled
_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jfif", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".ico", ".heic", ".heif", ".avif"}
)
_WITHIN, _SMOOTH = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation

Source = Path | QImage


def file_patterns() -> str:
    """Return the files that can be read, for a file dialog: "*.jpg *.png"."""
    known = {f".{bytes(name.data()).decode()}" for name in QImageReader.supportedImageFormats()}
    return " ".join(f"*{suffix}" for suffix in sorted(_SUFFIXES & known))


def holds_picture(mime: QMimeData) -> bool:
    """Whether what is dragged or copied is a picture, or a file of that kind."""
    return mime.hasImage() or _file_in(mime) is not None


def picture_in(mime: QMimeData) -> Source | None:
    """Return the picture in what is dragged or copied: the file where there is one, since it is whole."""
    file = _file_in(mime)
    if file is not None or not mime.hasImage():
        return file
    image = QImage(mime.imageData())
    return None if image.isNull() else image


def _file_in(mime: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _SUFFIXES else None


def read_picture(_session: Any, source: Source) -> bytes:
    """Return a picture as the small file that is kept; for the worker, since large ones take their time.

    Raises PictureNotTaken.
    """
    image = _from_file(source) if isinstance(source, Path) else source
    image.setDevicePixelRatio(1)  # that of a screen it was taken from
    if max(image.width(), image.height()) > SIDE:
        image = image.scaled(QSize(SIDE, SIDE), _WITHIN, _SMOOTH)
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    bare = _bare(image)
    return _written(bare, b"PNG") if _is_transparent(bare) else _written(bare, b"JPEG", _QUALITY)


def _bare(image: QImage) -> QImage:
    """Return the picture alone, without notes and colour profile."""
    bare = QImage(image.size(), QImage.Format.Format_ARGB32)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def small_picture(session: Any, record: RecordKind, record_id: int, side: int, fills: bool) -> QImage:
    """Return a kept picture for a square of so many pixels, which it *fills* from its middle, or stands in whole.

    A question for the worker. Where there is no picture, or none that can be read, the image is null.
    """
    image = QImage.fromData(picture_of(session, record, record_id) or b"")
    if image.isNull():
        return image
    if not fills:
        return image.scaled(side, side, _WITHIN, _SMOOTH) if max(image.width(), image.height()) > side else image
    image = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, _SMOOTH)
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


def _from_file(path: Path) -> QImage:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PictureNotTaken("too_large", path.name)
    except OSError:
        raise PictureNotTaken("unreadable", path.name) from None
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise PictureNotTaken("too_large", path.name)
    if max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(SIDE, SIDE, _WITHIN).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PictureNotTaken("unreadable", path.name)
    return image


def _is_transparent(image: QImage) -> bool:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    lines, width = bytes(alpha.constBits()), alpha.bytesPerLine()
    return any(min(lines[row * width : row * width + alpha.width()]) < 255 for row in range(alpha.height()))


def _written(image: QImage, form: bytes, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form)
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
