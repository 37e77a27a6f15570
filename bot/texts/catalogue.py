"""The messages of all languages, checked as a whole when they are loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle

from bot.findings import ConfigError
from bot.texts.files import read_texts

DEFAULT_LANGUAGE = "ru"
_LONGEST_ARGUMENT = 500
_REMEMBERED = 8_192
_LONG = re.compile("\ue000[0-9]+\ue001")


class UnknownTextError(KeyError):
    """No message has this key, or an argument it needs was not given."""


class Texts:
    """Messages by language and key. A language is one file, config/texts/<code>.ftl."""

    def __init__(self, bundles: Mapping[str, FluentBundle], keys: frozenset[str]) -> None:
        self._bundles = dict(bundles)
        self.keys = keys
        # Digests for many readers say the same few things about the same incidents.
        self._said = lru_cache(maxsize=_REMEMBERED)(self._formatted)

    @classmethod
    def load(cls, config_dir: Path) -> Texts:
        """Read every language of `config_dir`/texts.

        Raises ConfigError with file and line of each error: when a file has a syntax error or a repeated key, when a
        language lacks a key that another one has, or when the default language is missing.
        """
        files, findings = read_texts(config_dir / "texts", DEFAULT_LANGUAGE)
        if findings:
            raise ConfigError.of(findings)
        bundles = {file.language: _bundle(file.language, file.resource) for file in files}
        return cls(bundles, frozenset(key for file in files for key in file.lines))

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of all languages, sorted."""
        return tuple(sorted(self._bundles))

    def language_of(self, code: str | None) -> str:
        """The language to use for a code such as "en-GB"; the default one where there is no file for it."""
        base = (code or "").replace("_", "-").split("-")[0].lower()
        return base if base in self._bundles else DEFAULT_LANGUAGE

    def get(self, language: str, key: str, /, **args: str | int) -> str:
        """The message, in the default language when there is no file for `language`.

        Messages are HTML: arguments from outside must have gone through escape(). Whole numbers are grouped in the
        manner of the language; pass ids as text. Raises UnknownTextError for an unknown key or a missing argument.
        """
        short, long = _parted(args)
        text = self._said(language, key, tuple(short.items()))
        return _LONG.sub(lambda match: long.get(match[0], match[0]), text) if long else text

    def _formatted(self, language: str, key: str, args: tuple[tuple[str, str | int], ...]) -> str:
        bundle = self._bundles.get(language) or self._bundles[self.language_of(language)]
        pattern = bundle.get_message(key).value if key in self.keys else None
        if pattern is None:
            raise UnknownTextError(key)
        text, errors = bundle.format_pattern(pattern, dict(args))
        if errors:
            raise UnknownTextError(f"{key} ({language}): {'; '.join(str(error) for error in errors)}")
        return str(text)


def _parted(args: Mapping[str, str | int]) -> tuple[dict[str, str | int], dict[str, str]]:
    """The arguments with a mark in place of each long one, and what the marks stand for.

    Fluent refuses arguments of more than 2,500 characters, which lists with links reach.
    """
    short: dict[str, str | int] = {}
    long: dict[str, str] = {}
    for name, value in args.items():
        if isinstance(value, str) and len(value) > _LONGEST_ARGUMENT:
            mark = f"\ue000{len(long)}\ue001"
            long[mark] = value
            short[name] = mark
        else:
            short[name] = value
    return short, long


def _bundle(language: str, resource: Any) -> FluentBundle:
    # Isolation marks are invisible characters that would end up in searches and copied figures.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
