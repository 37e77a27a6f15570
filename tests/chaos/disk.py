"""A disk that can be full: a small tmpfs where the system allows one, else a limit on the size of files."""

from __future__ import annotations

import resource
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SIZE = 192 * 1024 * 1024
_BLOCK = 64 * 1024
_UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@dataclass
class Disk:
    """`folder` is where the database lives; `is_small` says whether it is a tmpfs of its own."""

    folder: Path
    is_small: bool = False

    @classmethod
    def make(cls, folder: Path) -> Disk:
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "none", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            return cls(folder)
        return cls(folder, is_small=done.returncode == 0)

    def close(self) -> None:
        """What was written is found in the folder `after` beside it."""
        if self.is_small:
            shutil.copytree(self.folder, self.folder.parent / "after", dirs_exist_ok=True)
            subprocess.run(["umount", "-l", str(self.folder)], check=False)

    def fill(self, pid: int) -> None:
        """From now on nothing more can be written (by this process)."""
        if not self.is_small:
            self._limit(pid, self._largest())
            return
        with (self.folder / "ballast").open("wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(_BLOCK))
            except OSError:
                return

    def free(self, pid: int) -> None:
        if self.is_small:
            (self.folder / "ballast").unlink(missing_ok=True)
            return
        self._limit(pid, None)

    def _largest(self) -> int:
        return max((path.stat().st_size for path in self.folder.iterdir()), default=0)

    def _limit(self, pid: int, size: int | None) -> None:
        limits = _UNLIMITED if size is None else (size, resource.RLIM_INFINITY)
        try:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)
        except ProcessLookupError:
            return
