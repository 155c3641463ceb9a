"""What a run of a program takes."""
import collections
import os
import pathlib
import subprocess
import tempfile
import time

Run = collections.namedtuple("Run", "status seconds cpu mib errors")


def peak_mib(pid):
    """Peak memory of the program itself: what wait4 tells has the memory of who started it in it."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024 if "VmHWM:" in status else 0


def run(*words):
    """Its exit status, seconds by the clock and of CPU time, peak memory in MiB, and what it printed on standard error."""
    with tempfile.TemporaryFile() as errors:
        begin, peak, ended = time.monotonic(), 0, 0
        process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=errors)
        while not ended:
            peak = max(peak, peak_mib(process.pid))
            time.sleep(0.02)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        return Run(process.returncode, time.monotonic() - begin, usage.ru_utime + usage.ru_stime, peak, errors.read().decode(errors="replace"))
