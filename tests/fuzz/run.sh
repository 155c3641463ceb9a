#!/usr/bin/env bash
# run.sh PROGRAMS SECONDS NEW: every fuzz target for SECONDS. What it finds on its way is kept below NEW, and so is
# an input that it fails on (NEW/TARGET.crash-...). SEED=N makes the same inputs again; without it each run makes its own.
set -euo pipefail
programs=$1 seconds=$2 new=$3
cd "$(dirname "$0")"

# fuzz TARGET LONGEST SEEDS...
fuzz() {
    local target=$1 longest=$2
    shift 2
    mkdir -p "$new/$target"
    echo "== fuzz $target"
    "$programs/fuzz_$target" -max_total_time="$seconds" -seed="${SEED:-0}" -timeout=20 -rss_limit_mb=4096 \
        -max_len="$longest" -verbosity=0 -dict=adverts.dict -artifact_prefix="$new/$target." "$new/$target" "$@"
}

fuzz money 64 seeds/money
fuzz date 128 seeds/date
fuzz grammar 4096 seeds/grammar
fuzz archive 16384 seeds/archive
fuzz rows 4096 seeds/rows ../data/rows
fuzz ndjson 4096 seeds/ndjson
fuzz decode 4096 seeds/decode
fuzz text 16384 seeds/text ../../corpus/adverts
fuzz html 16384 seeds/html ../../corpus/adverts
fuzz convert 65536 ../../corpus/adverts
