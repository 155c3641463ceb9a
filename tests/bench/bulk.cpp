// Speed of a bulk run, files to records in a file, on one core and on two.
//
//     bench_bulk [ADVERTS]      made by the generator, in all layouts
//
// `ratio` is adverts a second on two threads over those on one; the goal is 1.85. `cpu` is the CPU time of
// two threads over that of one: where the machine is shared, 2 / cpu is what it would be on two cores of its
// own.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "pipeline/bulk.h"
#include "shapes.h"

namespace {

namespace fs = std::filesystem;
using namespace vacancy;

constexpr int rounds = 20;

struct Silent : BulkWatcher {
    void messages(std::string_view) override {}
    void progress(const BulkProgress&) override {}
};

struct Took {
    double seconds = 1e9;
    double cpu = 1e9;
};

double seconds_of(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void make_adverts(const fs::path& folder, std::uint64_t count) {
    for (std::uint64_t seed = 1; seed <= count / test::shapes.size(); ++seed)
        for (const test::Shape shape : test::shapes)
            std::ofstream(folder / fmt::format("{:06}-{}", seed, test::name_of(shape)), std::ios::binary)
                << test::render(test::make_advert(seed), shape);
}

/// The best of several runs, so that what else the machine does counts little.
void run(const fs::path& folder, unsigned jobs, Took& best) {
    BulkOptions options;
    options.inputs.operands = {folder / "adverts"};
    options.grammars = Grammars::built_in();
    options.jobs = jobs;
    options.quiet = true;
    options.outputs = {{folder / "records.ndjson"}};
    Silent silent;
    const double begin = seconds_of(CLOCK_MONOTONIC), cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    const BulkReport report = convert_all(options, silent);
    best.seconds = std::min(best.seconds, seconds_of(CLOCK_MONOTONIC) - begin);
    best.cpu = std::min(best.cpu, seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    if (!report.failure.empty()) fmt::print(stderr, "{}", render(report.failure.front()));
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2'000;
    std::string name = fs::temp_directory_path() / "vacancy-bench-XXXXXX";
    const fs::path folder = ::mkdtemp(name.data());
    fs::create_directory(folder / "adverts");
    make_adverts(folder / "adverts", count);
    Took warm, one, two;
    run(folder, 2, warm);
    for (int i = 0; i < rounds; ++i) {
        run(folder, 1, one);
        run(folder, 2, two);
    }
    const auto adverts = static_cast<double>(count);
    fmt::print("1 thread   {:8.0f} adverts/s  cpu {:.2f} s\n", adverts / one.seconds, one.cpu);
    fmt::print("2 threads  {:8.0f} adverts/s  cpu {:.2f} s\n", adverts / two.seconds, two.cpu);
    fmt::print("ratio {:.2f} (goal 1.85)  cpu {:.2f}\n", one.seconds / two.seconds, two.cpu / one.cpu);
    fs::remove_all(folder);
    return 0;
}
