"""Legacy text: known outside samples, every letter there and back, nothing right is ever touched, nothing is guessed."""

from __future__ import annotations

import csv
import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_analysis.ingest.legacy import Reading, encode, read_legacy, read_many
from ocop_analysis.ingest.legacy.syllables import is_syllable

ROOT = Path(__file__).resolve().parent.parent
LETTERS = "ăâđêôơư" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in "\u0300\u0309\u0303\u0301\u0323"
)
TONED_CAPITALS = "".join(set(LETTERS.upper()) - set("ĂÂĐÊÔƠƯ"))


def communes() -> list[str]:
    with (ROOT / "params/units/communes.csv").open(encoding="utf-8", newline="") as file:
        return [row["name_vi"] for row in csv.DictReader(file)]


def phrases() -> list[str]:
    lines = (ROOT / "tests/vietnamese_texts.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def texts() -> list[str]:
    """All 393 commune names with their kind and without, and the 142 phrases and sentences."""
    names = communes()
    bare = [name.split(" ", 1)[1] for name in names if name.startswith(("Xã ", "Phường "))]
    return list(dict.fromkeys(names + bare + phrases()))


def wanted(text: str, encoding: str) -> str:
    """What can come back: TCVN3 has no toned capitals, and its capital fonts show nothing but capitals."""
    if encoding == "tcvn3_upper":
        return text.upper()
    return "".join(char.lower() if encoding == "tcvn3" and char in TONED_CAPITALS else char for char in text)


OUTSIDE = [
    # data-model.md of the project
    ("§¹i Tõ", "Đại Từ", "tcvn3"),
    ("Ñaïi Töø", "Đại Từ", "vni"),
    # The heading of every office paper, as typed for thirty years in .VnTime and in VNI-Times
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "tcvn3"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", "tcvn3"),
    ("QuyÕt ®Þnh cña Bé tr\u00adëng", "Quyết định của Bộ trưởng", "tcvn3"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "vni"),
    ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "vni"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc", "vni"),
    ("Caên cöù Luaät Toå chöùc HÑND vaø UBND", "Căn cứ Luật Tổ chức HĐND và UBND", "vni"),
    ("UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH", "vni"),
]


@pytest.mark.parametrize(("shown", "meant", "encoding"), OUTSIDE)
def test_known_samples_from_outside(shown: str, meant: str, encoding: str) -> None:
    assert read_legacy(shown) == Reading(meant, encoding, 1.0, True)
    assert encode(meant, encoding) == shown


@pytest.mark.parametrize("unit", ["tr.đ", "trđ"])
def test_a_heading_with_one_legacy_letter_follows_its_font(unit: str) -> None:
    shown = f"Doanh thu ({unit})".replace("đ", "®")
    assert read_legacy(shown, ".VnTime").text == f"Doanh thu ({unit})"
    assert read_legacy(shown).text == shown


def test_rows_of_rfc_1456() -> None:
    rows = {0x02: "Ẳ", 0x1E: "Ỵ", 0x80: "Ạ", 0x8F: "Ố", 0x9F: "Ỳ", 0xA1: "ắ", 0xAE: "ệ", 0xB5: "ộ", 0xBD: "ơ"}
    rows |= {0xC6: "ẳ", 0xD0: "Đ", 0xD5: "ạ", 0xDF: "ư", 0xE2: "â", 0xF0: "đ", 0xF8: "ụ", 0xFD: "ý", 0xFF: "Ữ"}
    for code, letter in rows.items():
        assert encode(letter, "viscii") in (chr(code), bytes([code]).decode("cp1252", "replace"))


def test_viscii_is_read_as_windows_1252_and_as_latin_1() -> None:
    codes = bytes.fromhex("B5") + b"ng h" + bytes.fromhex("F2") + b"a x" + bytes.fromhex("E3") + b" h" + b"\xb5i"
    codes = b"C" + codes + b" ch\xfc ngh\xeea Vi\xaet Nam H\x80NH"
    for codec in ("cp1252", "latin-1"):
        assert read_legacy(codes.decode(codec)).text == "Cộng hòa xã hội chủ nghĩa Việt Nam HẠNH"


def test_windows_1258_and_decomposed_text_are_composed() -> None:
    # Windows-1258 writes a letter and then its tone: 61 F2 = ạ, FD CC = ừ, EA F2 = ệ
    combining = bytes.fromhex("D061F26920 54FDCC 20 5669EAF274").decode("cp1258")
    assert read_legacy(combining) == Reading("Đại Từ Việt", "unicode_nfd", 1.0, True)
    assert read_legacy(unicodedata.normalize("NFD", "Hồ Núi Cốc")) == Reading("Hồ Núi Cốc", "unicode_nfd", 1.0, True)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_every_letter_has_its_own_code(encoding: str) -> None:
    letters = [letter for letter in LETTERS + LETTERS.upper() if wanted(letter, encoding) == letter]
    assert len(LETTERS) == 67
    assert len({encode(letter, encoding) for letter in letters}) == len(letters) == (74 if encoding == "tcvn3" else 134)
    word = "§" if encoding == "tcvn3" else encode("Đ", encoding)
    for letter in LETTERS.replace("đ", ""):
        shown = f"{word}{encode(letter, encoding)}"
        assert encode(f"Đ{letter}", encoding) == shown


@pytest.mark.parametrize("encoding", ["unicode", "unicode_nfd", "tcvn3", "tcvn3_upper", "vni", "viscii"])
def test_a_whole_sheet_in_one_encoding_is_read_right(encoding: str) -> None:
    font = ".VnTimeH" if encoding == "tcvn3_upper" else ""
    cells = [(encode(text, encoding), wanted(text, encoding)) for text in texts()]
    cells = [(shown, meant) for shown, meant in cells if not shown.isascii()]
    readings = read_many([shown for shown, _ in cells], [font] * len(cells))
    wrong = [(shown, each) for (shown, meant), each in zip(cells, readings) if each.changed and each.text != meant]
    missed = [(shown, each) for (shown, meant), each in zip(cells, readings) if not each.changed and each.text != meant]
    assert wrong == []
    assert all(each.confidence < 1 for _, each in missed)
    assert len(missed) <= 0.005 * len(cells)
    assert encoding not in ("unicode", "unicode_nfd") or {each.confidence for each in readings} == {1.0}


@pytest.mark.parametrize("encoding", ["unicode", "tcvn3", "vni", "viscii"])
def test_a_cell_alone_is_read_right_or_left_with_doubt(encoding: str) -> None:
    for text in texts():
        shown = encode(text, encoding)
        reading = read_legacy(shown)
        if reading.changed or reading.confidence == 1:
            assert reading.text in (wanted(text, encoding), text), (shown, reading)
        assert not (encoding == "unicode" and reading.changed)


@pytest.mark.parametrize("seed", range(6))
def test_a_mixed_sheet_is_never_read_wrong(seed: int) -> None:
    chance = random.Random(seed)
    cells = [(text, chance.choice(["unicode", "tcvn3", "vni"])) for text in texts()]
    shown = [encode(text, encoding) for text, encoding in cells]
    readings = read_many(shown)
    for (text, encoding), reading in zip(cells, readings):
        right = reading.text == wanted(text, encoding)
        assert right or (not reading.changed and reading.confidence < 1), (text, encoding, reading)
        assert not (encoding == "unicode" and reading.changed)
    assert sum(not each.changed and each.confidence <= 0.5 for each in readings) < 0.05 * len(readings)


WORDS = sorted({word for text in texts() for word in text.replace("(", " ").replace(")", " ").split()})
OTHER_TEXT = """
café Noël naïve crème brûlée château São Paulo Müller Nestlé® Citroën L'Oréal señor façade Zürich où thaï déjà vu
m² km² 5m³ 25°C ±0,5 ½ ¼ 3½h 12µm µg N·m kW·h 2×3 2m×3m 10€ £5 ¥ © § §5 1.234,5 67,3% 05/7/2023 QĐ-UBND TP.HCM
ocop@thainguyen.gov.vn https://ocop.vn/a?b=1&c=2 OCOP-19-164-0001 VietGAP ISO 22000:2018 “Trà” ‘mới’ – — … • × ÷
Đặc sản đắk Đắk Lắk P. H. TX. A/B a-b (x) [y] #1 * ** ★★★★ ✓ № ™ «gói» a) đ) 10.000đ đ/kg XÃ HUYỆN UBND Lan®
"""
OTHER = OTHER_TEXT.split()


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS + OTHER * 3), min_size=1, max_size=12), st.sampled_from([" ", "  ", ", ", "\n", "/"])
)
def test_right_unicode_is_never_touched(words: list[str], between: str) -> None:
    text = between.join(words)
    for cased in (text, text.upper(), text.lower()):
        reading = read_legacy(cased)
        assert (reading.text, reading.encoding, reading.changed) == (cased, "unicode", False)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS + OTHER), min_size=1, max_size=4).map(" ".join), max_size=40))
def test_a_unicode_sheet_is_never_touched(cells: list[str]) -> None:
    assert [each.text for each in read_many(cells)] == cells


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error_and_ascii_is_untouched(text: str) -> None:
    reading = read_legacy(text)
    assert reading.changed == (reading.text != text)
    plain = "".join(char for char in text if char.isascii() and char.isprintable())
    assert read_legacy(plain) == Reading(plain, "unicode", 1.0, False)


def test_capital_fonts_and_capitals_without_a_font() -> None:
    assert read_legacy("®¹i tõ", ".VnTimeH") == Reading("ĐẠI TỪ", "tcvn3_upper", 1.0, True)
    assert read_legacy("®¹i tõ", ".VnTime").text == read_legacy("®¹i tõ").text == "đại từ"
    # Typed with capital lock: the letters with a tone have no capital, the others show that capitals were meant.
    assert read_legacy("§¹I Tõ") == Reading("ĐẠI TỪ", "tcvn3_upper", 1.0, True)
    assert read_legacy("UBND x· §¹i Tõ").text == "UBND xã Đại Từ"


def test_what_can_be_both_is_left_unless_the_sheet_or_the_font_decides() -> None:
    # é is ộ in TCVN3: "Bé" is a Vietnamese word in both.
    assert read_legacy("Bé") == Reading("Bé", "unicode", 0.5, False)
    assert read_legacy("Bé", ".VnTime") == read_legacy("Bé", hint="tcvn3") == Reading("Bộ", "tcvn3", 0.95, True)
    assert read_legacy("Bé", ".VnTime", "unicode") == Reading("Bé", "unicode", 0.5, False)
    assert read_many(["Bé", "Võ Nhai là huyện"])[0] == Reading("Bé", "unicode", 1.0, False)
    assert read_many(["Bé", "X· §¹i Tõ"])[0].text == "Bộ"
    assert read_many(["Bé", "X· §¹i Tõ", "Xã Đại Từ"])[0] == Reading("Bé", "unicode", 0.5, False)


def test_each_font_of_a_mixed_sheet_decides_for_itself() -> None:
    cells = ["Bé", "X· §¹i Tõ", "Bé", "Xã Đại Từ"]
    fonts = ["Arial", "Arial", "Times New Roman", "Times New Roman"]
    assert [each.text for each in read_many(cells, fonts)] == ["Bộ", "Xã Đại Từ", "Bé", "Xã Đại Từ"]


def test_unicode_cells_without_a_telling_letter_survive_one_legacy_neighbour() -> None:
    readings = read_many(["Xã Tân Quang", "Thái Nguyên", "§¹i Tõ"])
    assert [each.text for each in readings] == ["Xã Tân Quang", "Thái Nguyên", "Đại Từ"]


@pytest.mark.parametrize("cell", ["C«ng ty Nestlé", "Th¬ng m¹i", "Xã Đại Từ, huyÖn §¹i Tõ"])
def test_a_cell_that_no_encoding_explains_whole_is_left_and_reported(cell: str) -> None:
    assert read_legacy(cell) == Reading(cell, "unicode", 0.5, False)


def test_abbreviations_and_currency_in_legacy_text() -> None:
    assert read_legacy("Sè 12/Q§-UBND ngµy 5/7").text == "Số 12/QĐ-UBND ngày 5/7"
    assert read_legacy("Gi¸ b¸n: 10.000®/kg").text == "Giá bán: 10.000đ/kg"
    assert read_legacy("10.000®", ".VnTime").text == "10.000đ"
    assert read_legacy("Nghò ñònh 98/NÑ-CP").text == "Nghị định 98/NĐ-CP"


def test_shape_of_a_syllable() -> None:
    right = "xã nguyễn thuở khuỷu ngoằn quạnh quyết giếng gì quý qúy hòa hoà thủy thuỷ ý yêu ướt nghĩa ghềnh kạn ỷ"
    wrong = "xả́ nguyờn cafe café bảngg ngế gẻ thươc bác̣ ươ aá Noël tõt wă ẩ ẵ"
    assert [word for word in right.split() if not is_syllable(word)] == []
    assert [word for word in wrong.split() if is_syllable(word)] == []


def test_four_hundred_thousand_cells_in_three_seconds() -> None:
    chance, known = random.Random(1), texts()
    legacy = [encode(text, "tcvn3") for text in known]
    cells = [
        chance.choice(legacy)
        if chance.random() < 0.1
        else chance.choice(known)
        if chance.random() < 0.3
        else str(number)
        for number in range(400_000)
    ]
    start = time.process_time()
    read_many(cells)
    assert time.process_time() - start < 3
