"""How colours look with other eyes and in grey, and how far apart two of them are."""

from __future__ import annotations

import math

from explorer.diagram.colours import Linear, grey, hexadecimal, lab, linear

Matrix = tuple[Linear, Linear, Linear]

# Machado, Oliveira and Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE
# TVCG 15:1291, supplementary table: the matrices of severity 1.0, on parts of light.
DEFICIENCIES: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
EYES = ("all cones", *DEFICIENCIES, "grey")


def seen(colour: str, eyes: str) -> str:
    """The colour as one of `EYES` sees it."""
    if eyes == "grey":
        return grey(colour)
    if eyes not in DEFICIENCIES:
        return colour
    red, green, blue = linear(colour)
    light = tuple(a * red + b * green + c * blue for a, b, c in DEFICIENCIES[eyes])
    return hexadecimal((light[0], light[1], light[2]))


def apart(one: str, other: str, eyes: str = "all cones") -> float:
    """CIEDE2000 between two colours as *eyes* see them: below 2 hardly anybody sees a difference, above 10 all do."""
    return ciede2000(lab(seen(one, eyes)), lab(seen(other, eyes)))


def ciede2000(first: tuple[float, float, float], second: tuple[float, float, float]) -> float:
    """The difference of two places in CIE L*a*b* (Sharma, Wu and Dalal 2005, Color Res. Appl. 30:21)."""
    l1, a1, b1 = first
    l2, a2, b2 = second
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean**7 / (mean**7 + 25.0**7))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    angle = h1 + h2 if not c1 * c2 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(angle - 30))
        + 0.24 * math.cos(math.radians(2 * angle))
        + 0.32 * math.cos(math.radians(3 * angle + 6))
        - 0.20 * math.cos(math.radians(4 * angle - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = hue / (1 + 0.015 * chroma * t)
    turning = -2 * math.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    turning *= math.sin(math.radians(60 * math.exp(-(((angle - 275) / 25) ** 2))))
    return math.sqrt(dl**2 + dc**2 + dh**2 + turning * dc * dh)
