"""The window as a screen reader sees it: names, roles, places and values, over AT-SPI."""
import re
from dataclasses import dataclass

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
VALUE = "org.a11y.atspi.Value"
TEXT = "org.a11y.atspi.Text"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Bits of the state, as AT-SPI numbers them.
CHECKED, ENABLED, FOCUSED, PRESSED, SELECTED = 4, 8, 12, 20, 23
# Roles, as AT-SPI numbers them.
ROLES = {2: "alert", 7: "check box", 8: "check menu item", 16: "dialog", 23: "frame", 27: "image", 29: "label", 31: "list",
         32: "list item", 33: "menu", 35: "menu item", 37: "page tab", 38: "page tab list", 39: "panel", 42: "progress bar",
         43: "button", 44: "radio button", 51: "slider", 52: "spin button", 61: "text", 62: "toggle button",
         75: "application", 79: "entry", 116: "static"}


@dataclass(frozen=True)
class Rect:
    """A place on the screen."""
    x: int
    y: int
    width: int
    height: int

    def at(self, right=0.5, down=0.5):
        """A point inside: 0 is left or top, 1 is right or bottom."""
        return round(self.x + self.width * right), round(self.y + self.height * down)


@dataclass(frozen=True)
class Node:
    """Something in the window that has a name."""
    bus: str
    path: str
    role: str
    name: str
    description: str
    rect: Rect
    states: int

    def has(self, state):
        return bool(self.states >> state & 1)

    @property
    def is_enabled(self):
        return self.has(ENABLED)


class Access:
    """The accessibility bus."""

    def __init__(self, address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def call(self, target, interface, method, arguments=None):
        bus, path = target
        answer = self.bus.call_sync(bus, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 2000, None)
        return answer.unpack()

    def property(self, target, interface, name):
        arguments = GLib.Variant("(ss)", (interface, name))
        return self.call(target, "org.freedesktop.DBus.Properties", "Get", arguments)[0]

    def applications(self):
        return self.call(REGISTRY, ACCESSIBLE, "GetChildren")[0]

    def nodes(self):
        """Everything in the window, from the outside in. What goes away while it is read is left out."""
        found, waiting = [], list(self.applications())
        while waiting:
            target = waiting.pop(0)
            try:
                waiting[:0] = self.call(target, ACCESSIBLE, "GetChildren")[0]
                found.append(self.node(target))
            except GLib.Error:
                continue
        return found

    def node(self, target):
        number = self.call(target, ACCESSIBLE, "GetRole")[0]
        role = ROLES.get(number, f"role {number}")
        name = self.property(target, ACCESSIBLE, "Name")
        description = self.property(target, ACCESSIBLE, "Description")
        low, high = self.call(target, ACCESSIBLE, "GetState")[0]
        rect = Rect(0, 0, 0, 0)
        if role != "application":
            rect = Rect(*self.call(target, COMPONENT, "GetExtents", GLib.Variant("(u)", (0,)))[0])
        return Node(*target, role, name, description, rect, low | high << 32)

    def value(self, node):
        """The number of a slider or a bar."""
        return self.property((node.bus, node.path), VALUE, "CurrentValue")

    def text(self, node):
        """What stands in a field."""
        return self.call((node.bus, node.path), TEXT, "GetText", GLib.Variant("(ii)", (0, -1)))[0]


def matches(node, name, role=None):
    """Whether a node has that name (words, or a pattern that is searched in it) and role."""
    if role is not None and node.role != role:
        return False
    return bool(name.search(node.name)) if isinstance(name, re.Pattern) else node.name == name
