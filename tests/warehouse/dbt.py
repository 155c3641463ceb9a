#!/usr/bin/env python3
"""dbt.py PROGRAM PROJECT ENVIRONMENT: dbt itself reads schemas/sources.yml, runs its tests on a warehouse in PostgreSQL, and builds
the model of docs/warehouse.md. dbt is installed into ENVIRONMENT; where that can't be, the test is skipped."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from engines import Postgresql  # noqa: E402

PROGRAM, PROJECT, ENVIRONMENT = sys.argv[1], *map(pathlib.Path, sys.argv[2:4])


def install():
    made = subprocess.run([PROJECT / "tools/python_env.sh", ENVIRONMENT, pathlib.Path(__file__).with_name("dbt_requirements.txt")],
                          capture_output=True, text=True)
    if made.returncode:
        print(f"skipped: dbt can't be installed\n{made.stderr[-2000:]}")
        raise SystemExit(77)


def of_guide(kind, after):
    """The example of the guide that begins with a line."""
    guide = (PROJECT / "docs/warehouse.md").read_text(encoding="utf-8")
    return re.search(rf"```{kind}\n({re.escape(after)}\n.*?)```", guide, re.DOTALL).group(1)


def dbt(project, *words):
    done = subprocess.run([ENVIRONMENT / "bin/dbt", *words, "--no-use-colors"], cwd=project, capture_output=True, text=True, timeout=200,
                          env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "0", "DBT_PROFILES_DIR": str(project)})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Deprecat" not in done.stdout, done.stdout
    return [result["status"] for result in json.loads((project / "target/run_results.json").read_text())["results"]]


def main():
    install()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        server = Postgresql(folder)
        try:
            subprocess.run([PROGRAM, "load", PROJECT / "corpus/adverts", "--to", server.place("jobs"), "-q"], capture_output=True)
            project = folder / "project"
            (project / "models").mkdir(parents=True)
            shutil.copy(PROJECT / "schemas/sources.yml", project / "models")
            (project / "models/open_vacancies.sql").write_text(of_guide("sql", "-- models/open_vacancies.sql"))
            (project / "dbt_project.yml").write_text(of_guide("yaml", "# dbt_project.yml"))
            profile = of_guide("yaml", "# profiles.yml").replace("db.example", str(server.socket)).replace("loader", "vacancy")
            (project / "profiles.yml").write_text(profile)
            results = dbt(project, "build")   # runs models and tests
            assert results.count("pass") > 130 and results.count("success") == 1 and len(set(results)) == 2, results
            latest = server.psql("jobs", "SELECT count(*) FROM latest_vacancy"), server.psql("jobs", "SELECT count(*) FROM open_vacancies")
            assert latest[0] == latest[1] and int(latest[0]) > 0, latest
        finally:
            server.close()


main()
