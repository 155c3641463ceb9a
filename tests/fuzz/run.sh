#!/usr/bin/env bash
# run.sh PROGRAMS SECONDS NEW: every fuzz target for SECONDS, as many at a time as there are cores. What a target finds on its
# way is kept in NEW/TARGET, what it said in NEW/TARGET.log, and an input that it fails on is NEW/TARGET.crash-...
# SEED=N makes the same inputs again; without it each run makes its own.
set -euo pipefail
programs=$1 seconds=$2 new=$3
cd "$(dirname "$0")"
export programs seconds new

# fuzz TARGET LONGEST SEEDS...
fuzz() {
    local target=$1 longest=$2
    shift 2
    mkdir -p "$new/$target"
    if "$programs/fuzz_$target" -max_total_time="$seconds" -seed="${SEED:-0}" -timeout=20 -rss_limit_mb=4096 \
        -max_len="$longest" -verbosity=0 -print_funcs=0 -print_final_stats=1 -dict=adverts.dict \
        -artifact_prefix="$new/$target." "$new/$target" "$@" >"$new/$target.log" 2>&1; then
        echo "fuzz $target: clean, $(sed -n 's/stat::number_of_executed_units: *//p' "$new/$target.log") inputs"
    else
        tail -n 60 "$new/$target.log"
        echo "fuzz $target: FAILED, see $new/$target.*"
        return 1
    fi
}
export -f fuzz

xargs -P "$(nproc)" -I{} bash -euc 'fuzz {}' <<'TARGETS'
money 64 seeds/money
date 128 seeds/date
grammar 4096 seeds/grammar
archive 16384 seeds/archive
rows 4096 seeds/rows ../data/rows
ndjson 4096 seeds/ndjson
decode 4096 seeds/decode
text 16384 seeds/text ../../corpus/adverts
html 16384 seeds/html ../../corpus/adverts
posting 8192 seeds/posting
convert 65536 ../../corpus/adverts
TARGETS
