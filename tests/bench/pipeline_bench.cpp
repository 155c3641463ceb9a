// Speed of the whole way of one advert, bytes to validated JSON, against libxml2's SAX parse of
// an HTML page with empty handlers. The two take turns within one run, so that the ratio means
// the same on every machine and while others use it.
//
//     bench_pipeline                               adverts made by the generator
//     bench_pipeline --text=FILE --html=FILE       adverts of your own
//
// `ratio` is bytes a second of extraction over bytes a second of that parse; `goal` what it is to be.

#include <benchmark/benchmark.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "advert.h"
#include "pipeline/convert.h"
#include "record/json.h"
#include "shapes.h"
#include "yardstick.h"

namespace {

using namespace vacancy;
using bench::cpu_seconds, bench::empty_parse;

Source source_of(std::string path, std::string bytes) {
    Source source;
    source.path = std::move(path);
    source.bytes = std::move(bytes);
    source.type = sniff(source.bytes, source.path);
    return source;
}

Source made(test::Shape shape, const char* path) {
    return source_of(path, test::render(test::make_long_advert(1), shape));
}

struct Inputs {
    Source lines = made(test::Shape::lines, "lines.txt");
    Source run_on = made(test::Shape::run_on, "run_on.txt");
    Source html = made(test::Shape::page, "page.html");
};

Inputs& inputs() {
    static Inputs all;
    return all;
}

// Rules are compiled on first use, and to machine code once they are often used.
constexpr int warm_up = 400;

/// One advert from its bytes to its line of JSON. False where it gave no record.
bool extract(Converter& converter, RecordWriter& writer, const Source& source) {
    auto outcomes = converter.convert(source);
    if (!outcomes) return false;
    const Outcome& outcome = outcomes->front();
    for (const Choice& choice : outcome.choices) {
        if (!check_record(choice.record, *outcome.document).empty()) return false;
        if (!writer.write(choice.record, *outcome.document)) return false;
    }
    return true;
}

void parse_only(benchmark::State& state) {
    const std::string& page = inputs().html.bytes;
    for (auto _ : state) empty_parse(page);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}

void extraction(benchmark::State& state, Source Inputs::*input, double goal) {
    const Source& source = inputs().*input;
    const std::string& page = inputs().html.bytes;
    Converter converter(Grammars::built_in(), Limits{});
    RecordWriter writer({});
    for (int i = 0; i < warm_up; ++i)
        if (!extract(converter, writer, source)) return state.SkipWithError("no record");
    double ours = 0, parse = 0;
    for (auto _ : state) {
        const double start = cpu_seconds();
        extract(converter, writer, source);
        const double middle = cpu_seconds();
        empty_parse(page);
        parse += cpu_seconds() - middle;
        ours += middle - start;
        state.SetIterationTime(middle - start);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.bytes.size()));
    const double bytes = static_cast<double>(source.bytes.size());
    state.counters["ratio"] = (bytes / ours) / (static_cast<double>(page.size()) / parse);
    state.counters["goal"] = goal;
}

BENCHMARK(parse_only);
BENCHMARK_CAPTURE(extraction, text, &Inputs::lines, 0.7)->UseManualTime();
BENCHMARK_CAPTURE(extraction, text_run_on, &Inputs::run_on, 0.7)->UseManualTime();
BENCHMARK_CAPTURE(extraction, html, &Inputs::html, 0.5)->UseManualTime();

bool take(const char* path, Source& into) {
    auto read = read_source(path, Limits{});
    if (!read) return std::cerr << render(read.why().front()), false;
    into = *std::move(read);
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        const bool text = argument.starts_with("--text="), html = argument.starts_with("--html=");
        if (!text && !html) return std::cerr << "usage: bench_pipeline [--text=FILE] [--html=FILE]\n", 2;
        if (!take(arguments[i] + 7, text ? inputs().lines : inputs().html)) return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
}
