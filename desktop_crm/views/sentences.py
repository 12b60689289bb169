"""Sentences for what was refused or failed: what happened, why, and what to do."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_crm.models.enums import InternalStatus
from desktop_crm.operations.checks import LONGEST_TEXT
from desktop_crm.operations.errors import (
    AddressNotTaken,
    AlreadyMember,
    CurrencyIsFixed,
    CurrencyOfQuote,
    DocumentDateStays,
    DocumentIsCompleted,
    EndsBeforeItBegins,
    ExportFailed,
    FieldHasValues,
    FieldIsMissing,
    FollowUpIsCompleted,
    LineIsInUse,
    LineIsLast,
    LinkToItself,
    NameIsMissing,
    NameIsTaken,
    NoCountryCode,
    NoStatusCountsAs,
    NothingChosen,
    NothingIsAsked,
    NothingNew,
    OutOfRange,
    OwnCompanyStays,
    PictureNotTaken,
    QuoteIsLocked,
    RecordIsGone,
    SaleHasQuote,
    SaleIsClosed,
    SaleIsOpen,
    SelectionIsNotStatic,
    SelectionsDoNotFit,
    SelectionStaysAsItIs,
    SelectionTurnsBack,
    TooManyInFront,
    ValueNotTaken,
)
from desktop_crm.operations.selection_facts import SelectionAtFault
from desktop_crm.selections.criteria import CriteriaAtFault
from desktop_crm.views.desk import BusyWithJob, TookTooLong
from desktop_crm.views.language import shown
from desktop_crm.views.parts.faces import WORDS


def _tr(text: str, **facts: Any) -> str:
    return QCoreApplication.translate("Sentences", text).format(**facts)


def value_sentence(error: ValueNotTaken) -> str:
    """Say why a value does not fit its field."""
    facts = {"field": shown(error.field.label), "length": error.field.length or LONGEST_TEXT}
    sentences: Mapping[str, Callable[[], str]] = {
        "too_long": lambda: _tr("{field} takes at most {length} characters.", **facts),
        "control_character": lambda: _tr(
            "{field} holds a character that cannot be stored. Type the text again.", **facts
        ),
        "not_a_number": lambda: _tr("{field} must be a number.", **facts),
        "out_of_range": lambda: _tr("{field} is too large or too small.", **facts),
        "no_such_date": lambda: _tr("{field} is not a date in the calendar.", **facts),
        "unknown_choice": lambda: _tr("{field}: this choice is no longer in the list. Choose another.", **facts),
        "taken": lambda: _tr("{field}: another record already has this value.", **facts),
        "other_currency": lambda: _tr("{field}: this one has its price in another currency. Choose another.", **facts),
        "not_editable": lambda: _tr("{field} is worked out by the program and cannot be changed.", **facts),
    }
    return sentences.get(error.why, lambda: _tr("{field} does not take this value.", **facts))()


def _missing(error: FieldIsMissing) -> str:
    return _tr("{field} is missing. Fill it in and save again.", field=shown(error.field.label))


def _not_exported(error: ExportFailed) -> str:
    sentences: Mapping[str, Callable[[], str]] = {
        "disk_full": lambda: _tr("The disk is full, so {file} was not written. Make room and export again.", file=name),
        "in_use": lambda: _tr(
            "{file} is open in another program or protected. Close it there, or export under another name.", file=name
        ),
    }
    name = PurePath(error.path).name
    beyond = _tr("{path} cannot be written to. Choose another folder.", path=error.path)
    return sentences.get(error.reason, lambda: beyond)()


def _picture(error: PictureNotTaken) -> str:
    """Say why a picture cannot be used, and what to do."""
    if error.why == "none":
        return _tr("There is no picture to paste. Copy one first.")
    name = error.name or _tr("This picture")
    if error.why == "too_large":
        return _tr("{name} is too large. Scale it down first; 512 pixels a side are enough.", name=name)
    return _tr("{name} cannot be read. Save it as a JPEG or PNG file, and choose that.", name=name)


_REFUSALS: Mapping[type[Exception], Callable[[Any], str]] = {
    RecordIsGone: lambda e: _tr("This record has been deleted. Undo brings it back."),
    FieldIsMissing: _missing,
    ValueNotTaken: value_sentence,
    SaleIsOpen: lambda e: _tr("“{title}” is open. Only sold and lost sales can be completed.", title=e.title),
    FollowUpIsCompleted: lambda e: _tr("“{title}” is completed. Remove the tick before you change it.", title=e.title),
    DocumentIsCompleted: lambda e: _tr("“{title}” is completed. Remove the tick before you change it.", title=e.title),
    DocumentDateStays: lambda e: _tr(
        "The date of “{title}” was set when it was registered, and stays as it is.", title=e.title
    ),
    NoStatusCountsAs: lambda e: _tr(
        "No status of requests counts as “{word}”. Add one in Settings, under Lists.",
        word=shown(WORDS[InternalStatus][InternalStatus(e.system)]),
    ),
    SaleHasQuote: lambda e: _tr("“{title}” has a quote already. Make a new version of it.", title=e.title),
    CurrencyOfQuote: lambda e: _tr("“{title}” has a quote in its currency, so it keeps that.", title=e.title),
    SaleIsClosed: lambda e: _tr("“{title}” is sold or lost. Re-open the sale before you make a quote.", title=e.title),
    QuoteIsLocked: lambda e: _tr(
        "The quote of “{title}” has been sent or closed. Make a new version of it to change it.", title=e.title
    ),
    LineIsInUse: lambda e: _tr("“{name}” is in use and cannot be removed.", name=e.name),
    OwnCompanyStays: lambda e: _tr("“{name}” is your own company and cannot be deleted.", name=e.name),
    AlreadyMember: lambda e: _tr("“{name}” takes part in this project already.", name=e.name),
    LinkToItself: lambda e: _tr("A record cannot be linked to itself. Choose another."),
    AddressNotTaken: lambda e: (
        _tr("There is a blank in the middle of “{address}”. Take it out, or write %20 in its place.", address=e.address)
        if e.broken
        else _tr(
            "“{address}” is no address that can be opened. Write one like https://www.company.com.", address=e.address
        )
    ),
    NameIsMissing: lambda e: _tr("Write a name first."),
    NameIsTaken: lambda e: _tr("There is a “{name}” already.", name=e.name),
    OutOfRange: lambda e: _tr(
        "{field} is a number from {least} to {most}.", field=shown(e.label), least=e.least, most=e.most
    ),
    LineIsLast: lambda e: _tr("“{name}” is the last one, and one is needed. Add another first.", name=e.name),
    CurrencyIsFixed: lambda e: _tr("Products stand in “{name}”, so its currency stays as it is.", name=e.name),
    EndsBeforeItBegins: lambda e: _tr("“{name}” would end before it begins.", name=e.name),
    NoCountryCode: lambda e: _tr("Write the two letters of the country, such as NO."),
    FieldHasValues: lambda e: _tr("Records have values in “{label}”, so its type stays as it is.", label=e.label),
    TooManyInFront: lambda e: _tr(
        "At most {most} fields can stand on the first tab. Take another one away from there first.", most=e.most
    ),
    PictureNotTaken: _picture,
    NothingChosen: lambda e: _tr("Choose a record first."),
    NothingIsAsked: lambda e: _tr("Give at least one criterion a value first."),
    NothingNew: lambda e: _tr("Nothing was added: all of it is in “{title}” already.", title=e.title),
    SelectionIsNotStatic: lambda e: _tr(
        "“{title}” is not static: who is in it cannot be changed by hand.", title=e.title
    ),
    SelectionStaysAsItIs: lambda e: _tr("“{title}” cannot become a selection of that kind.", title=e.title),
    SelectionsDoNotFit: lambda e: _tr(
        "“{first}” and “{second}” are not of the same kind. Combine them into companies and persons.",
        first=e.first,
        second=e.second,
    ),
    SelectionTurnsBack: lambda e: _tr("“{title}” cannot be combined with itself.", title=e.title),
    SelectionAtFault: lambda e: _tr("This selection cannot be shown. Open it to see why, and to mend it."),
    CriteriaAtFault: lambda e: _tr("The criteria ask for something that is not there any more. Mend them first."),
    ExportFailed: _not_exported,
    TookTooLong: lambda e: _tr(
        "This took longer than {seconds} seconds and was stopped. Ask for less, or try again.",
        seconds=QLocale().toString(round(e.seconds or 0)),
    ),
    BusyWithJob: lambda e: _tr("“{title}” is still running. Try again when it has finished.", title=e.title),
}


def failure_sentence(reason: str) -> str:
    """Say why the file could not take a change; nothing was written, what was typed is still there."""
    sentences: Mapping[str, Callable[[], str]] = {
        "disk_full": lambda: _tr(
            "The disk is full, so nothing was saved. Make room and save again; what you typed is still here."
        ),
        "read_only": lambda: _tr("The data file is read-only, so nothing was saved. Allow writing and save again."),
        "no_access": lambda: _tr(
            "The data file is not where it was, so nothing was saved. Check the drive, or put it back, and save again."
        ),
        "busy": lambda: _tr("Another program is using the data file, so nothing was saved. Close it and save again."),
        "damaged": lambda: _tr("The data file is damaged, so nothing was saved. Restore a backup from its folder."),
    }
    return sentences.get(reason, lambda: _tr("The data file could not take the change, so nothing was saved."))()


def refused_file_sentence(reason: str, path: str, detail: str = "") -> str:
    """Say why a data file cannot be opened, and what to do. The file was left as it is."""
    sentences: Mapping[str, Callable[[], str]] = {
        "not_a_database": lambda: _tr("{path} is no Desktop CRM file. Choose another file.", path=path),
        "other_program": lambda: _tr("{path} belongs to another program. Choose another file.", path=path),
        "newer_version": lambda: _tr(
            "{path} was written by a newer Desktop CRM. Install the newest version.", path=path
        ),
        "damaged": lambda: _tr(
            "{path} is damaged. It was left as it is; restore a backup from the folder beside it.", path=path
        ),
        "no_access": lambda: _tr(
            "{path} cannot be reached. Check that the folder exists and may be written to.", path=path
        ),
        "read_only": lambda: _tr("{path} is read-only. Allow writing, or copy it to another folder.", path=path),
        "disk_full": lambda: _tr("The disk is full. Make room, then start again."),
        "busy": lambda: _tr("{path} is in use by another program. Close it and try again.", path=path),
        "migration_failed": lambda: _tr(
            "{path} could not be brought to this version and was left as it is. The reason: {detail}",
            path=path,
            detail=detail,
        ),
    }
    return sentences.get(reason, lambda: _tr("{path} could not be opened: {detail}", path=path, detail=detail))()


def sentence(error: Exception) -> str:
    """Return what to tell the user of a refusal or a failed save."""
    if (make := _REFUSALS.get(type(error))) is not None:
        return make(error)
    return failure_sentence(str(getattr(error, "reason", "")))


def step_sentence(step: Any) -> str:
    """Return the name of a step: its translated label, and what it was done to."""
    facts = step.facts
    label = shown(step.label).format_map(_Facts(facts))
    subject = str(facts.get("subject", ""))
    title = str(facts.get("title", "")) or shown(subject)
    count = int(facts.get("count", 1) or 1)
    if present := int(facts.get("present", 0)):
        return _with_present(_tr("{label}: {title}", label=label, title=title), count, present)
    if count > 1 and title:
        return _tr("{label}: {title} ({count})", label=label, title=title, count=QLocale().toString(count))
    if count > 1:
        return _tr("{label} ({count})", label=label, count=QLocale().toString(count))
    named = _tr("{label}: {title}", label=label, title=title) if title else label
    return _with_unlinked(named, facts.get("unlinked") or {})


def _with_present(step: str, added: int, present: int) -> str:
    """Add to the name of a step how many came into a selection, and how many were in it before (SEL-8)."""
    told = QLocale().toString
    if present == 1:
        return _tr("{step} ({added} added, 1 was a member already)", step=step, added=told(added))
    return _tr(
        "{step} ({added} added, {present} were members already)", step=step, added=told(added), present=told(present)
    )


def _with_unlinked(step: str, counts: Mapping[str, int]) -> str:
    """Add to the name of a step which records, by kind, have lost what was deleted."""
    listed = [_counted(kind, count) for kind, count in counts.items() if kind in _ONE_AND_MANY]
    if not listed:
        return step
    *others, last = listed
    told = _tr("{others} and {last}", others=", ".join(others), last=last) if others else last
    if sum(counts.values()) == 1:
        return _tr("{step} ({records} loses it)", step=step, records=told)
    return _tr("{step} ({records} lose it)", step=step, records=told)


def _mark(text: str) -> str:
    """Mark a text for translation; `_tr` translates it where it is shown."""
    return text


_ONE_AND_MANY: Mapping[str, tuple[str, str]] = {
    "sale": (_mark("1 sale"), _mark("{count} sales")),
    "person": (_mark("1 person"), _mark("{count} persons")),
    "company": (_mark("1 company"), _mark("{count} companies")),
    "project": (_mark("1 project"), _mark("{count} projects")),
    "follow_up": (_mark("1 follow-up"), _mark("{count} follow-ups")),
    "document": (_mark("1 document"), _mark("{count} documents")),
    "request": (_mark("1 request"), _mark("{count} requests")),
}


def _counted(kind: str, count: int) -> str:
    one, many = _ONE_AND_MANY[kind]
    return _tr(one) if count == 1 else _tr(many, count=QLocale().toString(count))


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""
