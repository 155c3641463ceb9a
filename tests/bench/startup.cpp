// CPU and memory of the program, from start to exit, for one small advert: what a person who
// converts a single file waits for. Goals: 50 ms, 64 MiB.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "shapes.h"

namespace {

using namespace vacancy::test;

std::string write_advert(Shape shape) {
    const std::string path =
        "bench_startup." + std::to_string(getpid()) + (is_html(shape) ? ".html" : ".txt");
    std::ofstream(path, std::ios::binary) << render(make_advert(1), shape);
    return path;
}

/// What a run of the program took; nothing where it failed.
bool run(const std::string& path, rusage& used) {
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDOUT_FILENO);
        execl(VACANCY_PROGRAM, "vacancy", "extract", "--quiet", path.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    return child > 0 && wait4(child, &status, 0, &used) == child && status == 0;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

void startup(benchmark::State& state, Shape shape) {
    const std::string path = write_advert(shape);
    long most_kib = 0;
    for (auto _ : state) {
        rusage used{};
        if (!run(path, used)) {
            state.SkipWithError("the program failed");
            break;
        }
        state.SetIterationTime(seconds(used.ru_utime) + seconds(used.ru_stime));
        most_kib = std::max(most_kib, used.ru_maxrss);
    }
    state.counters["MiB"] = static_cast<double>(most_kib) / 1024;
    unlink(path.c_str());
}

BENCHMARK_CAPTURE(startup, text, Shape::lines)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(30);
BENCHMARK_CAPTURE(startup, html, Shape::page)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(30);

}  // namespace

BENCHMARK_MAIN();
