"""From any picture to the small file that is kept: upright, at most 512 pixels, without what a camera noted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter

from desktop_crm.operations.errors import PictureNotTaken
from desktop_crm.views.parts.picture_reading import file_patterns, holds_picture, picture_in, read_picture
from desktop_crm.views.sentences import sentence

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG"


def drawn(width: int, height: int, colour: str = "steelblue") -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    return image


def saved(path: Path, image: QImage) -> Path:
    assert image.save(str(path))
    return path


@pytest.mark.parametrize(
    ("width", "height", "kept"),
    [(2000, 1000, (512, 256)), (600, 1200, (256, 512)), (200, 100, (200, 100)), (2, 4000, (1, 512))],
)
@pytest.mark.parametrize("suffix", ["jpg", "png", "bmp"])
def test_a_large_picture_is_scaled_down_and_a_small_one_left(
    tmp_path: Path, suffix: str, width: int, height: int, kept: tuple[int, int]
) -> None:
    content = read_picture(None, saved(tmp_path / f"a.{suffix}", drawn(width, height)))
    assert QImage.fromData(content).size() == QSize(*kept)
    assert content.startswith(JPEG)


def test_what_is_seen_through_stays_so_and_all_else_becomes_a_jpeg(tmp_path: Path) -> None:
    clear = drawn(40, 40, "transparent")
    content = read_picture(None, saved(tmp_path / "logo.png", clear))
    assert content.startswith(PNG)
    assert QImage.fromData(content).pixelColor(5, 5).alpha() == 0
    assert read_picture(None, drawn(40, 40)).startswith(JPEG)


def test_a_photograph_taken_upright_stands_upright(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    writer = QImageWriter(str(path))
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(drawn(1600, 800))
    assert QImage.fromData(read_picture(None, path)).size() == QSize(256, 512)


def test_what_was_noted_with_the_picture_is_left_behind(tmp_path: Path) -> None:
    image = drawn(40, 40, "transparent")
    image.setText("Location", "at home")
    path = saved(tmp_path / "a.png", image)
    assert b"Location" in path.read_bytes()
    assert b"Location" not in read_picture(None, path)


@pytest.mark.parametrize("name", ["letter.jpg", "gone.jpg", "folder.png"])
def test_what_is_no_picture_is_told_with_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.jpg").write_text("Dear Anne")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(PictureNotTaken) as refused:
        read_picture(None, tmp_path / name)
    told = f"{name} cannot be read. Save it as a JPEG or PNG file, and choose that."
    assert sentence(refused.value) == told


def test_a_huge_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "film.jpg"
    with path.open("wb") as file:
        file.truncate(61_000_000)
    with pytest.raises(PictureNotTaken) as refused:
        read_picture(None, path)
    assert sentence(refused.value) == "film.jpg is too large. Scale it down first; 512 pixels a side are enough."


def test_a_small_file_of_very_many_pixels_is_not_unpacked(tmp_path: Path) -> None:
    path = saved(tmp_path / "bomb.png", drawn(100, 100))
    content = bytearray(path.read_bytes())
    content[16:24] = (50_000).to_bytes(4, "big") * 2
    path.write_bytes(content)
    with pytest.raises(PictureNotTaken) as refused:
        read_picture(None, path)
    assert refused.value.why in ("too_large", "unreadable")


def test_a_dragged_file_an_image_and_neither() -> None:
    file, image, text, two = QMimeData(), QMimeData(), QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile("/home/anne/Anne Berg.JPG")])
    image.setImageData(drawn(3, 4))
    text.setText("Anne")
    two.setUrls([QUrl.fromLocalFile(f"/home/{n}.jpg") for n in (1, 2)])
    assert [holds_picture(mime) for mime in (file, image, text, two)] == [True, True, False, False]
    found = picture_in(image)
    assert isinstance(found, QImage)
    assert found.size() == QSize(3, 4)
    assert [picture_in(mime) for mime in (file, text, two)] == [Path("/home/anne/Anne Berg.JPG"), None, None]


def test_the_file_dialog_offers_what_can_be_read() -> None:
    assert {"*.jpg", "*.jpeg", "*.png", "*.gif", "*.webp"} <= set(file_patterns().split())
    assert "*.svg" not in file_patterns()


def test_a_picture_from_a_fine_screen_keeps_its_size() -> None:
    shot = drawn(400, 200)
    shot.setDevicePixelRatio(2)
    kept = QImage.fromData(read_picture(None, shot))
    assert kept.size() == QSize(400, 200)
    assert kept.pixelColor(399, 199).alpha() == 255
    assert kept.pixelColor(399, 199).blue() > 100
