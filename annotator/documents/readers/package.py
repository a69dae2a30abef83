"""Zip packages of documents: members read one by one under limits, so that no small file grows without bound."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from annotator.errors import ReadError

_MEMBERS = 2_000
_ALL = 200_000_000  # bytes of all members read
_RATIO, _SMALL = 100, 2_000_000  # a member over _SMALL bytes must not be packed tighter than this
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, ValueError, OverflowError,
    NotImplementedError,
)  # fmt: skip
_REMEDY = "save the document anew with its own program"


class Package:
    """An opened zip file; nothing is ever unpacked to disk, and only members asked for are read."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._left = _ALL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _BROKEN as error:
            raise ReadError("the file is damaged or cut off", where=where, remedy="get it again") from error
        if len(infos) > _MEMBERS:
            raise ReadError(f"holds {len(infos)} parts, more than {_MEMBERS}", where=where, remedy=_REMEDY)
        self.names = frozenset(info.filename for info in infos)
        for info in infos:
            if info.file_size > _SMALL and info.file_size > _RATIO * max(info.compress_size, 1):
                raise ReadError("is packed so tightly that it looks like a zip bomb", where=where, remedy=_REMEDY)
        if sum(info.file_size for info in infos) > _ALL:
            raise ReadError(f"unpacks to more than {_ALL // 1_000_000} MB", where=where, remedy=_REMEDY)

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes, None when there is none of this name; raise ReadError over the limits."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as stream:
                data = stream.read(self._left + 1)
        except (*_BROKEN, EOFError, RuntimeError) as error:
            what = "is locked with a password" if "password" in str(error) else f"its part {name} is damaged"
            raise ReadError(what, where=self.where, remedy=_REMEDY) from error
        self._left -= len(data)
        if self._left < 0:
            raise ReadError("unpacks to more than it says", where=self.where, remedy=_REMEDY)
        return data

    def need(self, name: str) -> bytes:
        """Return the bytes of a member that the format cannot be without."""
        data = self.read(name)
        if data is None:
            raise ReadError(f"its part {name} is missing", where=self.where, remedy=_REMEDY)
        return data
