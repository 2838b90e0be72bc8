"""The system's knowledge of a process, and a small laptop made of a control group."""
import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def memory(pid):
    """Resident, proportional and private dirty megabytes."""
    kilobytes = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, value = line.split(":")
        kilobytes[name] = int(value.split()[0])
    return {short: kilobytes[name] * 1024 / 1e6
            for short, name in (("rss", "Rss"), ("pss", "Pss"), ("dirty", "Private_Dirty"))}


def shown_memory(figures):
    return f"RSS {figures['rss']:.0f} MB, PSS {figures['pss']:.0f} MB, private dirty {figures['dirty']:.0f} MB"


def idle_ticks(pid, seconds=10):
    before = cpu_ticks(pid)
    time.sleep(seconds)
    return cpu_ticks(pid) - before


class SmallLaptop:
    """A control group with little of everything, by either version of the kernel's interface; None where we may not."""

    def __init__(self, cores, bytes_):
        root = Path("/sys/fs/cgroup")
        name = f"sunting-bench-{os.getpid()}"
        if (root / "cgroup.controllers").exists():
            self.folders = [root / name]
            wanted = {root / name / "cpu.max": f"{int(cores * 100_000)} 100000", root / name / "memory.max": bytes_}
        else:
            self.folders = [root / "cpu" / name, root / "memory" / name]
            wanted = {self.folders[0] / "cpu.cfs_period_us": 100_000,
                      self.folders[0] / "cpu.cfs_quota_us": int(cores * 100_000),
                      self.folders[1] / "memory.limit_in_bytes": bytes_}
        for folder in self.folders:
            folder.mkdir()
        for file, value in wanted.items():
            file.write_text(str(value))

    def before(self):
        """Words before a command that put it into the group."""
        joins = "; ".join(f"echo $$ > {folder}/cgroup.procs" for folder in self.folders)
        return ["sh", "-c", f'{joins}; exec "$@"', "sh"]

    def end(self):
        for folder in self.folders:
            for _ in range(20):
                try:
                    folder.rmdir()
                    break
                except OSError:
                    time.sleep(0.1)


def drop_caches():
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
        return True
    except OSError:
        return False
