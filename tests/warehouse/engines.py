"""The databases that the tests load into, each behind the same few calls; rows are read by Python's sqlite3 and by psql."""
import ctypes
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
TABLES = """vacancy vacancy_grade vacancy_salary_band vacancy_contract_type vacancy_working_pattern vacancy_role_type
vacancy_location vacancy_criterion vacancy_responsibility vacancy_behaviour vacancy_competency vacancy_technical_skill
vacancy_success_profile vacancy_application_test vacancy_interview_format vacancy_clearance vacancy_event vacancy_contact
vacancy_benefit vacancy_scheme vacancy_section vacancy_evidence vacancy_diagnostic vacancy_record""".split()


def rows(database):
    """All rows of all tables, in one order."""
    everything = {}
    for table in TABLES:
        cursor = database.execute(f"SELECT * FROM {table}")
        everything[table] = sorted((tuple(row) for row in cursor), key=repr)
    return everything


def alone(database):
    """Rows whose version is not there."""
    return [table for table in TABLES[1:] if database.execute(
        f"SELECT 1 FROM {table} WHERE vacancy_key NOT IN (SELECT vacancy_key FROM vacancy)").fetchone()]


class Sqlite:
    name = "sqlite"

    def __init__(self, folder):
        self.folder = folder

    def close(self):
        pass

    def path(self, name):
        return self.folder / f"{name}.sqlite"

    def place(self, name):
        return f"sqlite:{self.path(name)}"

    def open(self, name):
        database = sqlite3.connect(f"file:{self.path(name)}?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        return database

    def count(self, name):
        """Versions that are there; each has its record beside it."""
        if not self.path(name).exists():
            return 0
        database = sqlite3.connect(self.path(name))
        try:
            there = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'vacancy'").fetchone()[0]
            if not there:
                return 0
            tables = ("vacancy", "vacancy_record", "vacancy_search")   # in one statement: loading may go on between two
            counts = database.execute("SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)).fetchone()
            assert len(set(counts)) == 1, counts
            assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            return counts[0]
        finally:
            database.close()

    def run(self, name, sql):
        database = sqlite3.connect(self.path(name), isolation_level=None)
        database.executescript(sql)
        return database

    def copy_rows(self, name, into):
        """As if an earlier version had loaded them."""
        self.run(into, f"ATTACH '{self.path(name)}' AS other;" + "".join(
            f"INSERT INTO main.{table} SELECT * FROM other.{table};" for table in TABLES))


def as_service():
    """PostgreSQL refuses to run as root; then it runs as nobody."""
    return {} if os.geteuid() else {"user": "nobody", "group": "nogroup", "extra_groups": []}


def end_with_parent(largest_file):
    """A test that is killed leaves no server behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)   # PR_SET_PDEATHSIG
    if largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))


class Postgresql:
    """A server of the tests' own, on a socket in the folder, gone at the end."""
    name = "postgresql"

    def __init__(self, folder, wal_mib=16):
        if not (BIN / "initdb").exists():
            raise SystemExit(77)
        self.socket = folder / "pg"
        self.data = self.socket / "data"
        folder.chmod(0o755)
        self.socket.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.socket, "nobody", "nogroup")
        self.command("initdb", "-D", self.data, "-A", "trust", "-U", "vacancy", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
                     f"--wal-segsize={wal_mib}")
        self.start()

    def command(self, program, *words):
        done = subprocess.run([BIN / program, *map(str, words)], capture_output=True, cwd="/", timeout=60, **as_service())
        assert done.returncode == 0, done.stderr.decode()

    def start(self, largest_file=None):
        """With `largest_file` bytes, the disk is full for each file that has as many."""
        settings = {"unix_socket_directories": self.socket, "listen_addresses": "", "fsync": "off", "shared_buffers": "32MB",
                    "max_connections": "10"}
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with open(self.socket / "log", "ab") as log:
            self.server = subprocess.Popen([BIN / "postgres", "-D", self.data, *words], stdout=log, stderr=log, cwd="/",
                                           preexec_fn=lambda: end_with_parent(largest_file), **as_service())
        while subprocess.run([BIN / "pg_isready", "-q", "-h", self.socket]).returncode:
            assert self.server.poll() is None, (self.socket / "log").read_text()
            time.sleep(0.02)

    def stop(self, how=signal.SIGINT):
        """SIGINT ends its sessions, SIGQUIT leaves the rest to the next start."""
        self.server.send_signal(how)
        self.server.wait(timeout=60)

    def close(self):
        if self.server.poll() is None:
            self.stop(signal.SIGQUIT)

    def psql(self, database, sql, stop_at_error=True):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", f"ON_ERROR_STOP={int(stop_at_error)}", "-h", str(self.socket),
                               "-U", "vacancy", "-d", database], input=sql, capture_output=True, encoding="utf-8",
                              timeout=100, env={**os.environ, "PGCLIENTENCODING": "UTF8"})
        assert done.returncode == 0, done.stderr
        return done.stdout

    def there(self, name):
        return self.psql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{name}'").strip() == "1"

    def place(self, name, more=""):
        if not self.there(name):
            self.psql("postgres", f"CREATE DATABASE {name}")
        return f"postgresql://vacancy@/{name}?host={self.socket}{more}"

    def open(self, name):
        """What psql reads, in tables of sqlite3, so that the same questions can be asked of it."""
        copy = sqlite3.connect(":memory:")
        copy.row_factory = sqlite3.Row
        columns = dict(line.split("|") for line in self.psql(
            name, "SELECT attrelid::regclass, string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attnum > 0 "
                  f"AND attrelid::regclass::text = ANY ('{{{','.join(TABLES)}}}') GROUP BY 1").splitlines())
        script = "SET timezone = 'UTC';\n"
        for table in TABLES:
            shown = columns[table].replace(" ", ", ").replace("json", "json::text AS json")
            script += f"\\echo {table}\nCOPY (SELECT row_to_json(t) FROM (SELECT {shown} FROM {table}) t) TO STDOUT;\n"
            copy.execute(f"CREATE TABLE {table} ({columns[table].replace(' ', ', ')})")
        # COPY gives all of Unicode, each backslash twice; what psql shows itself has no noncharacters.
        for line in self.psql(name, script).replace("\\\\", "\\").split("\n"):
            if line.startswith("{"):
                row = json.loads(line)
                copy.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})",
                             [self.plain(column, value) for column, value in row.items()])
            elif line:
                table = line
        return copy

    @staticmethod
    def plain(column, value):
        if column in ("valid_from", "valid_to") and value:
            return value.replace("+00:00", "Z")
        return int(value) if isinstance(value, bool) else value

    def count(self, name):
        if not self.there(name) or not self.psql(name, "SELECT to_regclass('vacancy')").strip():
            return 0
        counts = self.psql(name, "SELECT (SELECT count(*) FROM vacancy), (SELECT count(*) FROM vacancy_record), "
                                 "(SELECT count(*) FROM vacancy_search)").strip().split("|")
        assert len(set(counts)) == 1, counts
        return int(counts[0])

    def run(self, name, sql):
        return self.psql(name, sql)

    def copy_rows(self, name, into):
        """As if an earlier version had loaded them."""
        tables = [word for table in (*TABLES, "vacancy_search") for word in ("-t", table)]
        dump = subprocess.run([BIN / "pg_dump", "-a", "-h", self.socket, "-U", "vacancy", *tables, name], capture_output=True, check=True)
        self.psql(into, dump.stdout.decode())

    def hold(self, name, sql, seconds):
        """A session that runs `sql` in a transaction and keeps it open."""
        holder = subprocess.Popen(["psql", "-X", "-q", "-h", str(self.socket), "-U", "vacancy", "-d", name, "-c",
                                   f"BEGIN; {sql}; SELECT pg_sleep({seconds})"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while "t" not in self.psql(name, "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE 'BEGIN;%' AND wait_event = 'PgSleep'"):
            time.sleep(0.02)
        return holder


ENGINES = {"sqlite": Sqlite, "postgresql": Postgresql}
