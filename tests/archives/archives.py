#!/usr/bin/env python3
"""archives.py PROGRAM GENERATOR COUNT [FOLDER...]: the same adverts as files, in a tar.zst, in a zip and in a WARC.gz.

COUNT made-up adverts in all layouts, and every file below the FOLDERs, are converted four times. Whatever they lie in, their
records and rejects have to be the same ones: only how a place is addressed differs. Peak memory has to stay below 64 MiB
and 16 MiB a thread, whatever the size of the archive.
"""
import gzip
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import measured  # noqa: E402

PROGRAM, GENERATOR, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])
FOLDERS = [pathlib.Path(folder) for folder in sys.argv[4:]]
JOBS = 2
SANITIZED = "VACANCY_SANITIZED" in os.environ  # sanitizers take memory of their own
PEAK_MIB = 64 + 16 * JOBS
TYPES = {".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf"}


def gather(folder):
    """Every advert below one folder, under a name of its own, in the order of the names."""
    subprocess.run([GENERATOR, "--count", str(COUNT // 8), "--out", folder], check=True)
    for number, source in enumerate(FOLDERS):
        for file in sorted(path for path in source.rglob("*") if path.is_file()):
            shutil.copyfile(file, folder / f"{number}-{file.relative_to(source)}".replace("/", "-"))
    return sorted(folder.iterdir())


def pack_tar(files, archive):
    plain = archive.with_suffix("")
    with tarfile.open(plain, "w") as tar:
        for file in files:
            tar.add(file, file.name)
    subprocess.run(["zstd", "-q", "--rm", "-f", plain, "-o", archive], check=True)


def pack_zip(files, archive):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            packed.write(file, file.name)


def warc_record(file):
    """One response, as a crawler keeps it (ISO 28500)."""
    body = file.read_bytes()
    kind = TYPES.get(file.suffix, "text/plain")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://jobs.example/{file.name}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"WARC-Record-ID: <urn:sha1:{hashlib.sha1(body).hexdigest()}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pack_warc(files, archive):
    with open(archive, "wb") as out:
        for file in files:
            out.write(gzip.compress(warc_record(file), 1, mtime=0))


def convert(what, out):
    """Records and rejects of one run, each without its address; the peak memory so far is held to its bound."""
    run = measured.run(PROGRAM, "extract", what, "-o", out, "-q", "--jobs", JOBS, "--summary", "json")
    assert run.status in (0, 3), f"{what}: exit status {run.status}\n{run.errors[-2000:]}"
    print(f"{what.name}: peak memory {run.mib:.0f} MiB, {JOBS} threads", flush=True)
    assert SANITIZED or run.mib <= PEAK_MIB, f"over {PEAK_MIB} MiB"
    records = []
    for line in open(out, encoding="utf-8"):
        record = json.loads(line)
        address = record.pop("source")
        records.append(hashlib.sha256((address["sha256"] + json.dumps(record, sort_keys=True)).encode()).hexdigest())
    rejects = pathlib.Path(f"{out}.rejects.ndjson")
    codes = sorted(json.loads(line)["code"] for line in open(rejects, encoding="utf-8")) if rejects.exists() else []
    return sorted(records), codes


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "adverts").mkdir()
        files = gather(folder / "adverts")
        wanted = convert(folder / "adverts", folder / "folder.ndjson")
        print(f"{len(files)} files: {len(wanted[0])} records, {len(wanted[1])} rejects")
        for archive, pack in (("a.tar.zst", pack_tar), ("a.zip", pack_zip), ("a.warc.gz", pack_warc)):
            pack(files, folder / archive)
            found = convert(folder / archive, folder / f"{archive}.ndjson")
            assert len(found[0]) == len(wanted[0]), f"{archive}: {len(found[0])} records, not {len(wanted[0])}"
            assert found == wanted, f"{archive}: {len(set(found[0]) ^ set(wanted[0]))} records differ, or the rejects"
            print(f"{archive}: the same")


main()
