"""One page of every kind that the site has."""

from __future__ import annotations

from typing import Final

import pytest

from generator.text import LANGUAGES
from tests.built.records import SCHOOL

IN_A_LANGUAGE: Final = (
    "",
    "practices/",
    "practices/page/2/",
    "practices/demo-rim-khong/fewer-forms/",
    "practices/demo-ban-na-mai/safe-way-to-school/",
    "practices/suankularb-nonthaburi/canteen-working-space/",
    f"practices/{SCHOOL}/retired/",
    f"practices/{SCHOOL}/thai-only/",
    f"practices/{SCHOOL}/half-translated/",
    "schools/",
    "schools/triam-udom-suksa/",
    "schools/demo-rim-khong/",
    "schools/collaborative-assessment/",
    "provinces/phuket/",
    "provinces/nan/",
    "provinces/nan/page/2/",
    "criteria/",
    "criteria/5.2/",
    "criteria/7.1/",
    "self-check/",
    "plan/",
    "plan/?practice=demo-rim-khong/fewer-forms",
    "my-school/",
    "compare/",
    "pillars/efficiency/",
    "about/",
    "contribute/",
    "evidence/",
    "privacy/",
    "speed/",
    "style-guide/",
    "404.html",
)

ADDRESSES: Final = (
    "",
    "404.html",
    *(f"{language}/{rest}" for language in LANGUAGES for rest in IN_A_LANGUAGE),
)

on_every_kind_of_page = pytest.mark.parametrize(
    "address", ADDRESSES, ids=lambda address: address or "choice"
)
