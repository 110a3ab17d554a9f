"""Values as bytes to be kept, of which nothing is run when they are brought back."""

from __future__ import annotations

import datetime as dt
import io
import pickle
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any

from generator.reads import digest


def pickled(value: Any) -> bytes:
    """A value as it is kept; equal values mostly give equal bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(packed: bytes) -> Any:
    """What was pickled by this program. Nothing is run that a foreign pickle may ask for.

    Raises UnpicklingError where it holds anything but our own classes and plain values, and other
    exceptions for what is no pickle.
    """
    return _Unpickler(io.BytesIO(packed)).load()


class _Unpickler(pickle.Unpickler):
    """Makes instances of our own classes, of dates, and of nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        return _our_class(module, name)


@cache
def _our_class(module: str, name: str) -> type:
    if module == "datetime" and name == "date":
        return dt.date
    if module.partition(".")[0] == __name__.partition(".")[0]:
        found = getattr(import_module(module), name, None)
        if isinstance(found, type) and found.__module__ == module:
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is not ours")


def given(value: Any, named: Mapping[type, Callable[[Any], str]]) -> str:
    """What tells plain values apart; those of some types are `named` rather than told."""
    if isinstance(value, partial) and not value.keywords:
        names = [named[type(each)](each) for each in value.args if type(each) in named]
        if len(names) == len(value.args):
            return " ".join((value.func.__qualname__, *names))
    file = io.BytesIO()
    pickler = pickle.Pickler(file)
    pickler.fast = True  # The same values give the same bytes, however they share their parts.
    pickler.dispatch_table = {kind: _naming(name) for kind, name in named.items()}
    pickler.dump(value)
    return digest(file.getvalue())


def _naming(name: Callable[[Any], str]) -> Callable[[Any], tuple[type, tuple[str]]]:
    return lambda value: (str, (name(value),))
