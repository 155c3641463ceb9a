// Speed of the PDF reader, bytes to document, against poppler's own text extraction of the same
// file (poppler_page_get_text of every page: no boxes, fonts, lines or blocks). The reader runs as in every
// run, in a worker process; both processes' CPU time counts. The two take turns within one run, so that the
// ratio means the same on every machine and while others use it.
//
//     bench_pdf                     an advert made by the generator
//     bench_pdf --pdf=FILE ...      adverts of your own
//
// `ratio` is time of the reader over time of poppler; `goal` what it is to be at most.

#include <benchmark/benchmark.h>
#include <poppler.h>
#include <time.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "advert.h"
#include "pipeline/pdf_workers.h"
#include "shapes.h"

namespace {

using namespace vacancy;

constexpr double goal = 1.1;

double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// CPU time of this thread and of its worker process.
class BothClocks {
public:
    BothClocks() {
        pid_t worker = 0;
        std::ifstream("/proc/thread-self/children") >> worker;
        if (worker == 0 || clock_getcpuclockid(worker, &worker_) != 0) worker_ = CLOCK_MONOTONIC;
    }
    double seconds() const { return seconds_of(CLOCK_THREAD_CPUTIME_ID) + seconds_of(worker_); }

private:
    clockid_t worker_ = CLOCK_MONOTONIC;
};

/// False where poppler can't open it.
bool text_only(const std::string& bytes) {
    GBytes* held = g_bytes_new_static(bytes.data(), bytes.size());
    PopplerDocument* pdf = poppler_document_new_from_bytes(held, nullptr, nullptr);
    g_bytes_unref(held);
    if (pdf == nullptr) return false;
    for (int i = 0; i < poppler_document_get_n_pages(pdf); ++i) {
        PopplerPage* page = poppler_document_get_page(pdf, i);
        if (page == nullptr) continue;
        char* text = poppler_page_get_text(page);
        benchmark::DoNotOptimize(text);
        g_free(text);
        g_object_unref(page);
    }
    g_object_unref(pdf);
    return true;
}

void read(benchmark::State& state, const std::string& bytes) {
    PdfWorkers workers(VACANCY_PROGRAM, Limits{});
    if (!text_only(bytes) || !workers.read(bytes)) return state.SkipWithError("not read");
    const BothClocks clocks;
    double ours = 0;
    double theirs = 0;
    for (auto _ : state) {
        const double start = clocks.seconds();
        benchmark::DoNotOptimize(workers.read(bytes));
        const double middle = clocks.seconds();
        text_only(bytes);
        theirs += clocks.seconds() - middle;
        ours += middle - start;
        state.SetIterationTime(middle - start);
    }
    state.counters["ratio"] = ours / theirs;
    state.counters["goal"] = goal;
}

void add(const std::string& name, std::string bytes) {
    benchmark::RegisterBenchmark(name.c_str(), [bytes = std::move(bytes)](benchmark::State& state) {
        read(state, bytes);
    })->UseManualTime();
}

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if (!argument.starts_with("--pdf=")) return std::cerr << "usage: bench_pdf [--pdf=FILE...]\n", 2;
        auto source = read_source(argument.substr(6), Limits{});
        if (!source) return std::cerr << render(source.why().front()), 1;
        add("read_pdf/" + std::to_string(i), std::move(source->bytes));
    }
    if (count == 1) add("read_pdf", test::render_pdf(test::make_long_advert(1)));
    benchmark::RunSpecifiedBenchmarks();
}
