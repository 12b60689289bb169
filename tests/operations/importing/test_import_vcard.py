"""Address cards of three versions and of many hands: what stands in them arrives, what is broken is told."""

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Company, Person
from desktop_crm.operations.importing.look import look_at
from desktop_crm.operations.importing.problems import FileRefused
from desktop_crm.operations.importing.run import run_import
from desktop_crm.operations.importing.source import guess, open_source

THREE = """BEGIN:VCARD
VERSION:3.0
FN:Dr. Kari Anne Moe, Dipl.
N:Moe;Kari;Anne\\, Marie;Ms.;
ORG:Nordlys AS;Salg
TITLE:Innkjøper\\; leder
TEL;TYPE=CELL:+47 900 00 000
TEL;TYPE=WORK,VOICE;PREF=1:+47 22 00 00 00
TEL;TYPE=HOME:+47 33 00 00 00
TEL;TYPE=WORK;TYPE=FAX:+47 22 00 00 01
EMAIL;TYPE=INTERNET;TYPE=HOME:kari@home.no
EMAIL;TYPE=PREF:kari@nord.no
item1.URL:https\\://nord.no
item1.X-ABLabel:_$!<HomePage>!$_
ADR;TYPE=WORK;TYPE=PREF:;;Storgata 5;Oslo;;0155;Norway
ADR;TYPE=HOME:;;Lia 1;Bergen;;5003;Norway
BDAY:1970-05-17
CATEGORIES:Courses,Golf,myContacts
NOTE:First line\\nsecond
  with a fold
PHOTO;ENCODING=b;TYPE=JPEG:/9j/broken
 base64==
END:VCARD
"""
TWO = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nPROFILE:VCARD\r\n"
    "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=D8deg=E5rd;P=E5l;;;\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:bl=E5b=E6r =\r\nog fl=F8te=0D=0Atil alle\r\n"
    "TEL;HOME;FAX:55\r\nTEL:22 11 00\r\nBDAY:1604-12-24\r\n"
    "PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4A\r\nAQSkZJRgABAQ\r\n\r\n"
    "EMAIL;PREF;INTERNET:pal@a.no\r\nEND:VCARD\r\n"
)
FOUR = """BEGIN:VCARD
VERSION:4.0
FN:Simon de la Tour
BDAY:--0203
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102
TEL;VALUE=uri;TYPE="cell,text":tel:+1-418-262-6501
EMAIL:simon@tour.fr
GENDER:M;boy
IMPP;X-SERVICE-TYPE=Jabber:xmpp:simon@tour.fr
IMPP;TYPE=home:skype:simon.tour
END:VCARD
"""


@pytest.fixture
def cards(w, tmp_path):
    """Import cards by what is guessed."""

    def run(content, name="cards.vcf"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        look = w.ask(look_at, path)
        assert look.mapping.record is RecordKind.PERSON
        return w.do(run_import, path, look.mapping)

    return run


def only(w):
    (row,) = w.rows(Person)
    return row


def test_a_card_becomes_a_person_with_company_phones_addresses_and_birthday(w, cards):
    receipt = cards(THREE)
    row = only(w)
    assert (receipt.taken, receipt.created) == (1, {"company": 1, "interest": 1, "salutation": 1})
    assert (row.first_name, row.middle_name, row.last_name) == ("Kari", "Anne, Marie", "Moe")
    assert (row.title, row.mobile, row.phone, row.email) == (
        "Innkjøper; leder", "+47 900 00 000", "+47 22 00 00 00", "kari@nord.no",
    )  # fmt: skip
    assert (row.address, row.postcode, row.city, row.country_id) == (
        "Storgata 5",
        "0155",
        "Oslo",
        w.ids["country: Norway"],
    )
    assert (row.web, row.birth_date, row.note) == ("https://nord.no", "1970-05-17", "First line\nsecond with a fold")
    assert [tuple(contact) for contact in row.contacts] == [
        ("phone", "+47 33 00 00 00", "Home"), ("phone", "+47 22 00 00 01", "Work fax"),
        ("email", "kari@home.no", "Home"), ("address", "Lia 1, 5003 Bergen, Norway", "Home"),
    ]  # fmt: skip
    assert [company.name for company in w.rows(Company)] == ["Nordlys AS"]
    assert w.ids["interest: Courses"] in row.interests
    assert len(row.interests) == 2


def test_version_2_with_single_bytes_and_a_picture_that_is_broken(w, cards):
    receipt = cards(TWO)
    row = only(w)
    assert (row.full_name, row.note) == ("Pål Ødegård", "blåbær og fløte\ntil alle")
    assert (row.phone, row.birth_date, row.email) == ("22 11 00", "--12-24", "pal@a.no")
    assert [tuple(contact) for contact in row.contacts] == [("phone", "55", "Home fax")]
    assert receipt.warnings == 0


def test_version_4_with_addresses_for_numbers_and_a_birthday_without_year(w, cards):
    cards(FOUR)
    row = only(w)
    assert (row.first_name, row.middle_name, row.last_name) == ("Simon", "de la", "Tour")
    assert (row.phone, row.mobile) == ("+1-418-656-9254 ext. 102", "+1-418-262-6501")
    assert (row.birth_date, row.email, row.gender) == ("--02-03", "simon@tour.fr", "male")
    assert [tuple(contact) for contact in row.contacts] == [
        ("chat", "xmpp:simon@tour.fr", "Jabber"), ("chat", "skype:simon.tour", "Home"),
    ]  # fmt: skip


def test_several_cards_in_an_old_encoding(w, cards):
    text = "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Bjørnå;{name};;;\r\nEND:VCARD\r\n" for name in ("Åse", "Pål"))
    assert cards(text.encode("cp1252")).taken == 2
    assert [row.full_name for row in w.rows(Person)] == ["Åse Bjørnå", "Pål Bjørnå"]


BROKEN = """BEGIN:VCARD
VERSION:3.0
N:Moe;Kari;;;
this line is nothing
BDAY:1970-02-31
AGENT:
BEGIN:VCARD
N:Nobody;At all;;;
END:VCARD
EMAIL:kari@nord.no
END:VCARD
BEGIN:VCARD
N:Dahl;Ola;;;
"""


def test_a_broken_line_is_told_and_the_rest_of_the_card_stays(w, cards, tmp_path):
    receipt = cards(BROKEN)
    assert (receipt.taken, receipt.warnings, receipt.refused) == (2, 2, ())
    kari, ola = w.rows(Person)
    assert (kari.full_name, kari.email, kari.birth_date, ola.full_name) == ("Kari Moe", "kari@nord.no", "", "Ola Dahl")
    rows = list(open_source(tmp_path / "cards.vcf", guess(tmp_path / "cards.vcf")).rows())
    assert [problem.value for row in rows for problem in row.problems] == [
        "this line is nothing", "BDAY:1970-02-31", "END:VCARD",
    ]  # fmt: skip
    assert rows[1].number == 12


def test_a_card_without_a_name_is_refused_with_its_place(w, cards):
    receipt = cards("BEGIN:VCARD\nEMAIL:a@b.no\nEND:VCARD\n" + FOUR)
    assert (receipt.taken, [row.number for row in receipt.refused]) == (1, [1])


def test_cards_are_known_by_what_they_hold_and_not_by_their_name(w, cards, tmp_path):
    assert cards(b"\xef\xbb\xbf" + FOUR.encode(), "cards.txt").taken == 1
    path = tmp_path / "empty.vcf"
    path.write_bytes(b"")
    with pytest.raises(FileRefused):
        w.ask(look_at, path)


def test_cards_again_are_skipped(w, cards):
    cards(THREE)
    assert cards(THREE).there == 1


def test_a_card_without_an_end_does_not_swallow_those_that_follow(w, cards):
    names = ("Kari", "Ola", "Anne")
    text = "".join(f"BEGIN:VCARD\nN:Moe;{name};;;\n{'END:VCARD' if name != 'Kari' else ''}\n" for name in names)
    receipt = cards(text)
    assert [row.first_name for row in w.rows(Person)] == ["Kari", "Ola", "Anne"]
    assert receipt.warnings == 1


def test_a_line_that_is_folded_within_a_letter_is_read(w, cards):
    """Some writers count bytes, not letters."""
    folded = "BEGIN:VCARD\r\nN:Ødegård;Pål;;;\r\nNOTE:blåbær\r\nEND:VCARD\r\n".encode()
    cards(folded.replace("å".encode(), b"\xc3\r\n \xa5"))
    assert (only(w).full_name, only(w).note) == ("Pål Ødegård", "blåbær")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_what_other_programs_mean_by_a_new_line_cuts_no_note(w, cards, sign):
    receipt = cards(f"BEGIN:VCARD\r\nN:Moe;Kari;;;\r\nNOTE:first{sign}second\r\nEND:VCARD\r\n")
    assert (only(w).note, receipt.warnings) == ("first\nsecond", 0)


@pytest.mark.parametrize("charset", ["UTF-\08", "nothing", "rot13", "idna", ""])
def test_an_encoding_that_is_none_hinders_nobody(w, cards, charset):
    name = f"N;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:Moe;P=C3=A5l"
    cards(f"BEGIN:VCARD\r\nVERSION:2.1\r\n{name}\r\nEND:VCARD\r\n")
    assert only(w).first_name == "Pål"
