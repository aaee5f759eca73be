"""The lexicon's file: a sorted table of hashed keys, memory-mapped, and packed records of entities.

Layout (all numbers little-endian, 32 bits): magic, counts and section sizes; then

* *buckets*: where in the table the keys of each leading 18 bits of the hash begin;
* *rests*: the low 32 bits of each key's hash, sorted within the bucket;
* *marks*: beside each key, the number of the entity (20 bits) and how the name is listed (status, casing);
* *beginnings*: a Bloom filter of the keys of beginnings of names, so that a search stops where no name goes on;
* *blocks*: records of entities, 32 to a block, packed with zlib and a shared dictionary.

A key met by chance: one in 2 ** 50 / keys, about one in two milliards.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
import sys
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from explorer.errors import ExplorerError

MAGIC = b"PXLEXIC3"
BUCKET_BITS = 18
BLOCK = 32
BLOOM_BITS = 1 << 23
BLOOM_HASHES = 3
_HEADER = struct.Struct("<8s8I")
_FIELD, _ITEM, _RECORD = "\x1f", "\x1e", "\n"


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of an entity: its id, kind, shown name, long name, other ids and all its listed names.

    Orthologues are ids, with ``=`` and the symbol where it is not the human one in small letters.
    """

    id: str
    kind: str
    name: str
    full_name: str = ""
    other_ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    orthologues: tuple[str, ...] = ()


class Listing(NamedTuple):
    """One name of an entity in the table: the number of the entity and 12 bits that say how it is listed."""

    entity: int
    mark: int


def hashed(key: str) -> int:
    """Return the 64-bit hash of a key, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def encode(keys: Mapping[str, Sequence[Listing]], beginnings: Iterable[str], records: Sequence[Record]) -> bytes:
    """Return the bytes of a lexicon file; *keys* give the listings of each folded name, best first."""
    rows = sorted((hashed(key), listings) for key, listings in keys.items())
    buckets, rests, marks = [0] * ((1 << BUCKET_BITS) + 1), bytearray(), bytearray()
    rows.sort(key=lambda row: (row[0] >> (64 - BUCKET_BITS), row[0] & 0xFFFFFFFF))
    count = 0
    for value, listings in rows:
        for listing in listings:
            rests += struct.pack("<I", value & 0xFFFFFFFF)
            marks += struct.pack("<I", listing.entity | listing.mark << 20)
            count += 1
            buckets[(value >> (64 - BUCKET_BITS)) + 1] += 1
    for place in range(1, len(buckets)):
        buckets[place] += buckets[place - 1]
    dictionary, offsets, blocks = _packed(records)
    sections = [
        struct.pack(f"<{len(buckets)}I", *buckets),
        bytes(rests),
        bytes(marks),
        _bloom(beginnings),
        struct.pack(f"<{len(offsets)}I", *offsets),
        dictionary + b"\0" * (-len(dictionary) % 4),
        blocks,
    ]
    sizes = (count, len(records), len(buckets) * 4, BLOOM_BITS // 8, len(offsets) * 4, len(dictionary), len(blocks), 0)
    return _HEADER.pack(MAGIC, *sizes) + b"".join(sections)


def _bloom(beginnings: Iterable[str]) -> bytes:
    bits = bytearray(BLOOM_BITS // 8)
    for key in beginnings:
        value = hashed(key)
        low, high = value & 0xFFFFFFFF, value >> 32 | 1
        for turn in range(BLOOM_HASHES):
            place = (low + turn * high) % BLOOM_BITS
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _packed(records: Sequence[Record]) -> tuple[bytes, list[int], bytes]:
    texts = [_RECORD.join(_line(one) for one in records[at : at + BLOCK]) for at in range(0, len(records), BLOCK)]
    step = max(1, len(texts) // 40)
    dictionary = "".join(text[:800] for text in texts[::step]).encode()[-32768:]
    offsets, blocks = [0], bytearray()
    for text in texts:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
        blocks += packer.compress(text.encode()) + packer.flush()
        offsets.append(len(blocks))
    return dictionary, offsets, bytes(blocks)


def _line(record: Record) -> str:
    fields = (record.id, record.kind, record.name, record.full_name)
    lists = (record.other_ids, record.names, record.orthologues)
    return _FIELD.join((*fields, *(_ITEM.join(one) for one in lists)))


def _record(line: str) -> Record:
    id_, kind, name, full_name, *lists = line.split(_FIELD)
    return Record(id_, kind, name, full_name, *(_items(one) for one in lists))


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(_ITEM)) if text else ()


class LexiconFile:
    """A lexicon file, memory-mapped and read only."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise ExplorerError(f"The lexicon {path.name} cannot be read; install the program again.") from error
        view = memoryview(self._map)
        try:
            magic, keys, entities, buckets, bloom, offsets, dictionary, blocks, _ = _HEADER.unpack_from(view)
        except struct.error:
            magic = b""
        if magic != MAGIC or sys.byteorder != "little":
            raise ExplorerError(f"{path.name} is not a lexicon of this version; install the program again.")
        self.keys: int = keys
        self.entities: int = entities
        at = _HEADER.size
        parts: list[memoryview] = []
        for size in (buckets, self.keys * 4, self.keys * 4, bloom, offsets, dictionary + (-dictionary % 4), blocks):
            parts.append(view[at : at + size])
            at += size
        if at != len(view):
            raise ExplorerError(f"{path.name} is damaged (its length is wrong); install the program again.")
        self._buckets, self._rests, self._marks = (part.cast("I") for part in parts[:3])
        self._bloom, self._offsets = parts[3], parts[4].cast("I")
        self._dictionary, self._blocks = bytes(parts[5][:dictionary]), parts[6]

    def find(self, key: str) -> tuple[Listing, ...]:
        """Return how *key* is listed, best first; empty where it is not."""
        return self._find(hashed(key))

    def begins(self, key: str) -> bool:
        """Return whether a listed name may go on after *key* (now and then true where none does)."""
        return self._begins(hashed(key))

    def look(self, key: str) -> tuple[tuple[Listing, ...], bool]:
        """Return what `find` and `begins` return, for little more than the price of one."""
        value = hashed(key)
        return self._find(value), self._begins(value)

    def _find(self, value: int) -> tuple[Listing, ...]:
        bucket, rest = value >> (64 - BUCKET_BITS), value & 0xFFFFFFFF
        end = self._buckets[bucket + 1]
        place = bisect_left(self._rests, rest, self._buckets[bucket], end)
        if place == end or self._rests[place] != rest:
            return ()
        found = []
        while place < end and self._rests[place] == rest:
            mark = self._marks[place]
            found.append(Listing(mark & 0xFFFFF, mark >> 20))
            place += 1
        return tuple(found)

    def _begins(self, value: int) -> bool:
        low, high = value & 0xFFFFFFFF, value >> 32 | 1
        for turn in range(BLOOM_HASHES):
            place = (low + turn * high) % BLOOM_BITS
            if not self._bloom[place >> 3] >> (place & 7) & 1:
                return False
        return True

    def record(self, number: int) -> Record:
        """Return the record of the entity with this number (0 to `entities` - 1)."""
        block, line = divmod(number, BLOCK)
        packed = self._blocks[self._offsets[block] : self._offsets[block + 1]]
        unpacker = zlib.decompressobj(-15, self._dictionary)
        lines = (unpacker.decompress(packed) + unpacker.flush()).split(_RECORD.encode(), line + 1)
        return _record(lines[line].decode())
