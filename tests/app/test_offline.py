"""The whole program works without ever opening a socket to the network, in Python or in Qt."""

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from desktop_crm.app.running import Running
from desktop_crm.operations.sale import register_sale
from tests.app.conftest import settle
from tests.views.windows import command

Start = Callable[[Path], Running]


def network_sockets() -> set[str]:
    """The sockets of this process that lead to a network, as Linux lists them; elsewhere nothing can be said."""
    mine, known = set(), set()
    for opened in Path("/proc/self/fd").glob("*"):
        with suppress(OSError):
            mine.add(str(opened.readlink()))
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        with suppress(OSError):
            lines = Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]
            known |= {f"socket:[{line.split()[9]}]" for line in lines}
    return mine & known


def test_no_socket_to_the_network_is_opened(start: Start, tmp_path: Path, qtbot: Any) -> None:
    with pytest.raises(AssertionError, match="network access"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    before = network_sockets()
    running = start(tmp_path / "mine.db")
    for title in ("Printers", "Telephones"):
        running.desk.do(register_sale, {"title": title})
    settle(qtbot, running)
    for name in ("back_up", "next", "favourite", "mark_sold", "undo", "redo"):
        command(running.window, name).trigger()
        settle(qtbot, running)
        assert network_sockets() <= before
    for menu in running.window.findChildren(type(running.window.work.shown_screen.card.tasks.menu())):
        menu.hide()
    running.open_other(tmp_path / "other.db")
    settle(qtbot, running)
    assert network_sockets() <= before
