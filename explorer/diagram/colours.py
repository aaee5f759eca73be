"""Colours as numbers: mixing as the eye sees it, and how well one is read on another."""

from __future__ import annotations

Lab = tuple[float, float, float]
Linear = tuple[float, float, float]

READABLE = 4.5
"""The least contrast of words on their ground (WCAG 2, level AA)."""
_WHITE = (0.95047, 1.0, 1.08883)  # D65
_EDGE = 216 / 24389  # CIE 15:2004, where the cube root gives way to a line
_SLOPE = 24389 / 27


def linear(colour: str) -> Linear:
    """Return red, green and blue of ``#RRGGBB`` as parts of light, 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (_to_light(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


def hexadecimal(light: Linear) -> str:
    """Return the nearest colour ``#RRGGBB`` to parts of light; what lies outside of 0 to 1 is cut."""
    parts = (round(255 * _from_light(min(1.0, max(0.0, part)))) for part in light)
    return "#" + "".join(f"{part:02X}" for part in parts)


def lab(colour: str) -> Lab:
    """Return CIE L*a*b* of a colour: lightness 0 to 100, red against green, yellow against blue."""
    return lab_of(linear(colour))


def lab_of(light: Linear) -> Lab:
    """Return CIE L*a*b* of parts of light (CIE 15:2004, D65)."""
    r, g, b = light
    x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b
    fx, fy, fz = (_root(part / white) for part, white in zip((x, y, z), _WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def from_lab(place: Lab) -> str:
    """Return the nearest colour ``#RRGGBB`` to a place in CIE L*a*b*."""
    fy = (place[0] + 16) / 116
    fx, fz = fy + place[1] / 500, fy - place[2] / 200
    x, y, z = (_power(f) * white for f, white in zip((fx, fy, fz), _WHITE, strict=True))
    return hexadecimal(
        (
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
        )
    )


def between(one: str, other: str, part: float) -> str:
    """Return the colour that lies *part* (0 to 1) of the way from *one* to *other*, in even steps for the eye."""
    if part <= 0:
        return one
    if part >= 1:
        return other
    (l1, a1, b1), (l2, a2, b2) = lab(one), lab(other)
    return from_lab((l1 + (l2 - l1) * part, a1 + (a2 - a1) * part, b1 + (b2 - b1) * part))


def luminance(colour: str) -> float:
    """Return the relative luminance by WCAG 2: 0 for black, 1 for white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio by WCAG 2: 1 for equal ones, 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(ground: str) -> str:
    """Return black or white, whichever is read better on *ground*."""
    return max(("#000000", "#FFFFFF"), key=lambda colour: contrast(colour, ground))


def grey(colour: str) -> str:
    """Return the grey that is as light as *colour*."""
    return hexadecimal((luminance(colour),) * 3)


def _to_light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _from_light(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _root(part: float) -> float:
    return part ** (1 / 3) if part > _EDGE else (_SLOPE * part + 16) / 116


def _power(f: float) -> float:
    return f**3 if f**3 > _EDGE else (116 * f - 16) / _SLOPE
