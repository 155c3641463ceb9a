// How long a record takes from the typed record to its JSON. The advert is of a usual size:
// 20 KB of canonical text in 22 sections, 40 list items, 90 pieces of evidence.

#include <benchmark/benchmark.h>

#include "record/json.h"

namespace {

using namespace vacancy;

struct Advert {
    Document document;
    Record record;
};

void add_evidence(Record& record, std::string pointer, std::uint32_t at) {
    record.evidence.push_back({std::move(pointer), "bench.rule", {at, at + 60}, Confidence::section});
}

const Advert& advert() {
    static const Advert made = [] {
        Advert a;
        for (int i = 0; i < 250; ++i)
            a.document.text +=
                "You’ll keep the lamps of the harbour lit, \"whatever\" the weather, and count the boats.\n";
        const auto size = static_cast<std::uint32_t>(a.document.text.size());
        a.document.origin.append(0, 0, size, true);
        for (std::uint32_t i = 0; i < size; i += 80) a.document.source_lines.push_back(i);
        Record& r = a.record;
        r.source = {"advert.txt", {}, "text/plain", "UTF-8", size, sha256_hex(a.document.text), "lines", {}};
        r.id = r.source.sha256.substr(0, 16) + "-0";
        r.title = "Lamp Keeper";
        add_evidence(r, "/title", 0);
        r.salary = Salary{"GBP", "year", 34350, 36755.5, {}};
        add_evidence(r, "/salary", 90);
        for (std::uint32_t i = 0; i < 40; ++i) {
            r.criteria.essential.emplace_back("keep the lamps of the harbour lit, whatever the weather");
            add_evidence(r, "/criteria/essential/" + std::to_string(i), 89 * i);
        }
        for (std::uint32_t i = 0; i < 48; ++i) {
            r.locations.push_back({"Old Tower", "Skerry", {}, {}, "KW17 2AA"});
            add_evidence(r, "/locations/" + std::to_string(i), 89 * (i + 40));
        }
        for (std::uint32_t i = 0; i < 22; ++i) {
            const Span span{i * (size / 22), (i + 1) * (size / 22)};
            r.sections.push_back({"job_description", "Job description", 2, span, span.of(a.document.text)});
        }
        return a;
    }();
    return made;
}

void write(benchmark::State& state, RecordWriter::Options options) {
    const Advert& a = advert();
    RecordWriter writer(options);
    std::size_t bytes = 0;
    for (auto _ : state) {
        const auto json = writer.write(a.record, a.document);
        if (!json) return state.SkipWithError(json.why().front().message.c_str());
        bytes += json->size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void construct(benchmark::State& state) {
    for (auto _ : state) RecordWriter writer({});
}

void check(benchmark::State& state) {
    const Advert& a = advert();
    for (auto _ : state) benchmark::DoNotOptimize(check_record(a.record, a.document));
}

void sha256(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sha256_hex(advert().document.text));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(advert().document.text.size()));
}

BENCHMARK_CAPTURE(write, validated, {});
BENCHMARK_CAPTURE(write, unvalidated, {.validate = false});
BENCHMARK_CAPTURE(write, no_evidence, {.evidence = false});
BENCHMARK_CAPTURE(write, pretty, {.pretty = true});
BENCHMARK(construct);
BENCHMARK(check);
BENCHMARK(sha256);

}  // namespace

BENCHMARK_MAIN();
