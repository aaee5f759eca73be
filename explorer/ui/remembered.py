"""What the program remembers between two starts: the person's settings, the window's state, the recent files.

A plain ini file in the system's folder for settings, read with `configparser`. Qt's own reader is not used on purpose:
before PySide6 6.12 it runs code that a value in the file holds. Every value is JSON text; what is not understood is
left out and the defaults hold.
"""

from __future__ import annotations

import base64
import configparser
import json
import zlib
from contextlib import suppress
from pathlib import Path

import platformdirs

from explorer.errors import ExplorerError, SettingError
from explorer.files import atomic_write
from explorer.log import NAME
from explorer.settings import BY_KEY, Value

_LARGEST = 1 << 20
_OPTIONS, _WINDOW = "options", "window"


def usual_path() -> Path:
    """Return where the settings are kept, the folder made where it is missing and can be made."""
    folder = Path(platformdirs.user_config_dir(NAME, appauthor=False))
    with suppress(OSError):  # without it the program starts with its defaults
        folder.mkdir(parents=True, exist_ok=True)
    return folder / "settings.ini"


class Remembered:
    """Settings and window state.

    Args:
        path: The ini file; it need not be there.

    Attributes:
        trouble: What was wrong with the file, as a sentence, or empty.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble = ""
        self._values: dict[str, dict[str, str]] = {_OPTIONS: {}, _WINDOW: {}}
        self._read()

    @property
    def dictionary(self) -> Path:
        """Where the person's dictionary of names is: beside the settings."""
        return self.path.with_name("dictionary.tsv")

    def option(self, key: str) -> Value:
        """Return the value of the setting *key*, its default where none (or a wrong one) is kept."""
        setting = BY_KEY[key]
        with suppress(LookupError, ValueError, SettingError, RecursionError):
            return setting.checked(json.loads(self._values[_OPTIONS][key]))
        return setting.default

    def text(self, key: str) -> str:
        """Return a setting that is a text."""
        return str(self.option(key))

    def number(self, key: str) -> int:
        """Return a setting that is a number."""
        return int(self.option(key))

    def flag(self, key: str) -> bool:
        """Return a setting that is on or off."""
        return bool(self.option(key))

    def set_option(self, key: str, value: Value) -> None:
        """Keep *value*; raises `SettingError` where the setting cannot have it."""
        self._values[_OPTIONS][key] = json.dumps(BY_KEY[key].checked(value))
        self._write()

    def window(self, key: str) -> bytes:
        """Return the bytes kept under *key*; empty where there are none or they are damaged."""
        with suppress(LookupError, ValueError, TypeError, RecursionError):
            kept = json.loads(self._values[_WINDOW][key])
            blob = base64.b64decode(kept["bytes"], validate=True)
            if len(blob) == kept["length"] and zlib.crc32(blob) == kept["crc32"]:
                return blob
        return b""

    def set_window(self, values: dict[str, bytes]) -> None:
        """Keep bytes, each with its length and check sum."""
        for key, blob in values.items():
            kept = {"bytes": base64.b64encode(blob).decode(), "length": len(blob), "crc32": zlib.crc32(blob)}
            self._values[_WINDOW][key] = json.dumps(kept)
        self._write()

    def names(self, key: str) -> list[str]:
        """Return a list of texts kept under *key*; empty where there is none."""
        with suppress(ValueError, RecursionError):
            kept = json.loads(self._values[_WINDOW].get(key, "[]"))
            if isinstance(kept, list):
                return [one for one in kept if isinstance(one, str)]
        return []

    def set_names(self, key: str, names: list[str]) -> None:
        """Keep a list of texts."""
        self._values[_WINDOW][key] = json.dumps(names)
        self._write()

    def _read(self) -> None:
        parser = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=(";",))
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        try:
            if not self.path.exists():
                return
            if self.path.stat().st_size > _LARGEST:
                raise ValueError("too large")
            parser.read_string(self.path.read_text(encoding="utf-8"))
        except (configparser.Error, OSError, ValueError):
            self.trouble = f"The settings in {self.path.name} could not be read; the program starts with its defaults."
            return
        for section, values in self._values.items():
            if parser.has_section(section):
                values.update(parser.items(section))

    def _write(self) -> None:
        """Settings that cannot be written are told once, and the program goes on."""
        lines = []
        for section, values in self._values.items():
            lines.append(f"[{section}]")
            lines += [f"{key} = {value}" for key, value in sorted(values.items()) if _is_one_line(key, value)]
        try:
            atomic_write(self.path, ("\n".join(lines) + "\n").encode())
        except ExplorerError as error:
            self.trouble = str(error)


def _is_one_line(key: str, value: str) -> bool:
    return not set("\r\n\x00") & set(key + value)
