"""Unit codes are valid UCUM of the right dimension, by a library that reads UCUM itself."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol

from flows.reference import load_reference

OWN_CODES = frozenset({"pp", "bp", "x"})
"""Percentage points, basis points and multiples, which UCUM does not have."""
NUMBER = "none"
"""The dimension of counts, shares, angles and bits."""
# Each row: what is measured, its dimension in mass, length, time, current, temperature, light
# and amount of substance, and the codes that measure it.
DIMENSIONS = [
    ("time", "[time]", "a mo wk d h min s ms us ns"),
    (
        "length",
        "[length]",
        "km m dm cm mm um nm pm [mi_i] [nmi_i] [ft_i] [in_i] [yd_i] [ly] [fur_us] [fth_us]",
    ),
    (
        "area",
        "[length]**2",
        "km2 m2 cm2 mm2 har [sft_i] [mi_i]2 [syd_i] [sin_i] [acr_us]",
    ),
    (
        "volume",
        "[length]**3",
        "km3 m3 cm3 kL ML GL hL L dL cL mL uL [cft_i] [cyd_i] [cin_i] [gal_us] [gal_br] [bbl_us] "
        "[pt_us] [pt_br] [qt_us] [bu_us] [foz_us] [tsp_us] [tbs_us] [cup_us] [acr_us].[ft_us]",
    ),
    (
        "mass",
        "[mass]",
        "Gt Mt kt t kg g mg ug ng [ston_av] [lton_av] [lb_av] [oz_av] [oz_tr] [car_m] [stone_av]",
    ),
    ("force", "[mass]*[length]/[time]**2", "N kN"),
    (
        "energy",
        "[mass]*[length]**2/[time]**2",
        "J kJ MJ GJ TJ PJ W.h kW.h MW.h GW.h TW.h [Cal] [Btu_IT] eV keV MeV GeV N.m "
        "[ft_i].[lbf_av]",
    ),
    ("power", "[mass]*[length]**2/[time]**3", "mW W kW MW GW TW [HP] kV.A MV.A"),
    (
        "pressure",
        "[mass]/[length]/[time]**2",
        "Pa hPa kPa MPa GPa bar mbar [psi] 10*3.[psi] mm[Hg]",
    ),
    ("voltage", "[mass]*[length]**2/[time]**3/[current]", "mV V kV MV"),
    ("resistance", "[mass]*[length]**2/[time]**3/[current]**2", "Ohm"),
    ("current", "[current]", "mA A"),
    ("charge", "[current]*[time]", "mA.h A.h C"),
    ("capacity", "[current]**2*[time]**4/[mass]/[length]**2", "F uF"),
    ("heat", "[temperature]", "Cel [degF] K"),
    ("light", "[luminosity]", "lm cd"),
    ("light on an area", "[luminosity]/[length]**2", "lx cd/m2"),
    ("substance", "[substance]", "mmol"),
    ("dose", "[length]**2/[time]**2", "Sv mSv uSv"),
    ("exposure", "[current]*[time]/[mass]", "R"),
    ("frequency", "1/[time]", "Hz kHz MHz GHz THz Bq Ci /min {rev}/min"),
    ("bits a second", "1/[time]", "kbit/s Mbit/s Gbit/s Tbit/s MBy/s GBy/s TBy/s"),
    ("speed", "[length]/[time]", "km/h m/s km/s [mi_i]/h [ft_i]/s [kn_i]"),
    ("flow", "[length]**3/[time]", "[bbl_us]/d L/min m3/s [cft_i]/d [cft_i]/s"),
    ("output", "[mass]/[time]", "t/a t/d t/h"),
    ("consumption", "1/[length]**2", "[mi_i]/[gal_us]"),
    ("density", "[mass]/[length]**3", "kg/m3 ug/m3 mg/L mg/dL"),
    ("concentration", "[substance]/[length]**3", "mmol/L"),
    ("exhaust", "[mass]/[length]", "g/km"),
    ("yield", "[mass]/[length]**2", "t/har"),
    ("radiation", "[mass]/[time]**3", "W/m2"),
    ("energy on an area", "[mass]/[time]**2", "kW.h/m2"),
    (
        "a number",
        NUMBER,
        "% [ppm] [ppb] dB deg rad [car_Au] g/t bit kbit Mbit Gbit Tbit By kBy MBy GBy TBy PBy EBy "
        "ZBy",
    ),
]
CODES = [(code, dimension) for _, dimension, codes in DIMENSIONS for code in codes.split()]
MISTAKEN = {"[cft_i]": "[ft_i]3", "[cyd_i]": "[yd_i]3"}
"""Units that the library takes for lengths, and how UCUM defines them."""


def seed_codes() -> set[str]:
    tables = load_reference()
    return {row["code"] for name in ("units", "glued_units") for row in tables[name] if row["code"]}


def test_every_code_of_the_seeds_has_a_dimension() -> None:
    assert seed_codes() - OWN_CODES == {code for code, _ in CODES}


def test_no_code_has_two_dimensions() -> None:
    assert len({code for code, _ in CODES}) == len(CODES)


class Measured(Protocol):
    """What the library makes of a code."""

    @property
    def dimensionality(self) -> Mapping[str, float]: ...


class Registry(Protocol):
    """What is used of the library."""

    def get_dimensionality(self, dimension: str) -> Mapping[str, float]: ...

    def from_ucum(self, code: str) -> Measured: ...


def test_codes_are_ucum_of_their_dimension() -> None:
    registry: Registry = import_module("ucumvert").PintUcumRegistry()
    names = {wanted for _, wanted in CODES if wanted != NUMBER}
    dimensions = {name: dict(registry.get_dimensionality(name)) for name in names}
    wrong = [
        code for code, wanted in CODES if measured(code, registry) != dimensions.get(wanted, {})
    ]
    assert wrong == []


def measured(code: str, registry: Registry) -> dict[str, float]:
    """Return the dimension of a code; it is empty for a number."""
    for mistaken, meant in MISTAKEN.items():
        code = code.replace(mistaken, meant)
    return dict(registry.from_ucum(code).dimensionality)
