"""Collect the program's texts into the translation file, and make of it what the program reads.

    python packaging/translations.py            update the .ts file from the code, write the .qm file
    python packaging/translations.py --check    change nothing, name texts without a translation, fail if there are any

Qt's lupdate finds `self.tr("…")`. It does not see texts that go through a function of ours:
`mark("…")`, or one that hands its argument to `QCoreApplication.translate("Context", …)`. Those are collected here.
Qt brings no Norwegian of its own either; qt_texts.json names what Qt says in our windows: menus of fields, buttons,
names of keys, its file dialog.
"""

import ast
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "desktop_crm" / "resources" / "translations" / "desktop_crm_nb.ts"
QT_TEXTS = Path(__file__).with_name("qt_texts.json")
UPDATE = ("-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "nb")

Text = tuple[str, str]  # context, source text
Passers = dict[str, str]  # full name of a function that passes a text on, and the context it is translated in
MARKS: Passers = {
    "desktop_crm.models.catalogue.mark": "Catalogue",
    "desktop_crm.views.commands._mark": "Commands",
    "desktop_crm.views.importing.receipt_page._mark": "ReceiptPage",
    "desktop_crm.views.sentences._mark": "Sentences",
}


def passers(module: str, tree: ast.Module) -> Passers:
    """Find the functions of a module that translate what they are given."""
    found = {}
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.args.args):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call) and len(node.args) > 1):
            context, text = call.args[:2]
            own = isinstance(text, ast.Name) and text.id == function.args.args[0].arg
            if own and isinstance(context, ast.Constant) and ast.unparse(call.func).endswith("translate"):
                found[f"{module}.{function.name}"] = str(context.value)
    return found


def texts(module: str, tree: ast.Module, known: Passers) -> Iterator[Text]:
    """Yield each literal text that a module gives to one of the known functions."""
    own = f"{module}."
    names = {full.removeprefix(own): context for full, context in known.items() if full.startswith(own)}
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        full = {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        names.update({name: known[origin] for name, origin in full.items() if origin in known})
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        if isinstance(call.func, ast.Name) and call.func.id in names:
            constants = (node for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant))
            yield from ((names[call.func.id], node.value) for node in constants if isinstance(node.value, str))


def collected() -> list[Text]:
    """Collect the texts of the program that lupdate does not see."""
    trees = {_module(path): ast.parse(path.read_text("utf-8")) for path in sources()}
    known = dict(MARKS)
    for module, tree in trees.items():
        known.update(passers(module, tree))
    return sorted({text for module, tree in trees.items() for text in texts(module, tree, known)} | qt_texts())


def qt_texts() -> set[Text]:
    """Return the texts of Qt that the program can show."""
    contexts = json.loads(QT_TEXTS.read_text("utf-8"))
    return {(context, text) for context, sources in contexts.items() for text in sources}


def sources() -> list[Path]:
    """Return the program's modules."""
    return sorted((ROOT / "desktop_crm").rglob("*.py"))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def run(tool: str, *arguments: str | Path) -> None:
    """Run one of Qt's tools, which come with PySide6."""
    folder = Path(PySide6.__file__).parent
    program = shutil.which(tool, path=str(folder))
    if program is None:
        sys.exit(f"{tool} was not found in {folder}")
    subprocess.run([program, *map(str, arguments)], check=True)


def update(file: Path) -> None:
    """Bring a translation file up to the code: new texts are added, texts that are gone are dropped."""
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "marked.py"
        marked.write_text("\n".join(f"QT_TRANSLATE_NOOP({c!r}, {_quoted(t)})" for c, t in collected()) + "\n", "utf-8")
        run("lupdate", *UPDATE, *sources(), marked, "-ts", file)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def unfinished(file: Path) -> list[Text]:
    """List the texts of a translation file that have no translation yet."""
    found = []
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                found.append((context.findtext("name", ""), message.findtext("source", "")))
    return found


def check() -> list[Text]:
    """List the texts of the code that have no translation, without touching the file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / FILE.name
        if FILE.exists():
            shutil.copy(FILE, copy)
        update(copy)
        return unfinished(copy)


def main() -> int:
    """Update, or check, as the command line says."""
    if sys.argv[1:] == ["--check"]:
        missing = check()
    else:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        update(FILE)
        run("lrelease", "-silent", FILE, "-qm", FILE.with_suffix(".qm"))
        missing = unfinished(FILE)
    for context, text in missing:
        print(f"not translated: {context}: {text}")
    return 1 if missing and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
