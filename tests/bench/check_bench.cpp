// What checking adds to extraction: CPU time of the corpus's adverts, the least of many rounds of each.
//
//     bench_check [FILE...]       the files given, else corpus/adverts; status 1 where it adds 15 % or more
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "check/placed.h"
#include "check/run.h"
#include "record/json.h"
#include "yardstick.h"

namespace {

using namespace vacancy;
using bench::cpu_seconds;

constexpr int rounds = 40;
constexpr double most = 0.15;

std::vector<std::string> files_of(int argc, char** argv) {
    std::vector<std::string> files(argv + 1, argv + argc);
    if (!files.empty()) return files;
    for (const auto& entry : std::filesystem::directory_iterator(VACANCY_SOURCE_DIR "/corpus/adverts"))
        if (entry.path().extension() != ".pdf") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

struct Times {
    double extract = 1e9, check = 1e9;
};

class Run {
public:
    Times of(const Source& source) {
        Times least;
        for (int round = 0; round < rounds; ++round) {
            const double begin = cpu_seconds();
            auto outcomes = converter_.convert(source);
            if (!outcomes) return {0, 0};
            const Outcome& outcome = outcomes->front();
            for (const Choice& choice : outcome.choices) {
                (void)check_record(choice.record, *outcome.document);
                (void)writer_.write(choice.record, *outcome.document);
            }
            const double extracted = cpu_seconds();
            found_ += to_json(place(check(outcome, profile_), outcome, source)).size();
            least.extract = std::min(least.extract, extracted - begin);
            least.check = std::min(least.check, cpu_seconds() - extracted);
        }
        return least;
    }

private:
    Converter converter_{Grammars::built_in(), Limits{}};
    RecordWriter writer_{RecordWriter::Options{}};
    Profile profile_ = *Profile::load("civil-service");
    std::size_t found_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    Run run;
    Times all{0, 0};
    for (const std::string& file : files_of(argc, argv)) {
        auto source = read_source(file, Limits{});
        if (!source) continue;
        const Times times = run.of(*source);
        all.extract += times.extract;
        all.check += times.check;
    }
    if (all.extract <= 0) return 1;
    const double share = all.check / all.extract;
    fmt::print("extract {:.2f} ms, check {:.2f} ms: {:.1f} % more\n", all.extract * 1e3, all.check * 1e3,
               share * 100);
    return share < most ? 0 : 1;
}
