"""How the program is loaded: what libraries would do first, and the program has no use for, is put off or left out.

Imported before all others. `python -X importtime -m desktop_crm` tells what the start loads.
"""

import builtins
import inspect
import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


class PutOff(ModuleType):
    """A module that is loaded when something of it is used.

    (`importlib.util.LazyLoader` is no help: before Python 3.13 the second import of a module loads it.)
    """

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        assert spec is not None
        assert spec.loader is not None
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec.loader.exec_module(self)
        return getattr(self, name)


def put_off(name: str, **known: Any) -> None:
    """Load a module when something of it is used, instead of when it is imported; what is *known* of it is at hand."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is None:
        return
    module = sys.modules[name] = module_from_spec(spec)
    module.__class__ = PutOff
    vars(module).update(known)
    package, _, last = name.rpartition(".")
    if package:
        setattr(sys.modules[package], last, module)


def leave_out_features() -> None:
    """Let Python import modules by itself again.

    PySide6 reads the source of each module after its import, in case that one asks for other names of Qt's functions
    (`from __feature__ import snake_case`). None does.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


# SQLAlchemy imports both, for drivers and plug-ins that the program does not have.
put_off("asyncio", iscoroutine=inspect.iscoroutine)
put_off("importlib.metadata")
import PySide6.QtCore  # noqa: E402, F401 (it brings what is left out)

leave_out_features()
