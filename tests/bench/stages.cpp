// Where the time of an advert goes: CPU of each stage, the least of many rounds, and the
// allocations it makes.
//
//     bench_stages FILE...        over all files, after every rule in use has machine code
//
// Beside them, libxml2's SAX parse of the HTML files with empty handlers.

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <new>
#include <vector>

#include "choose/choose.h"
#include "document/document.h"
#include "extract/extract.h"
#include "record/json.h"
#include "segment/segment.h"
#include "yardstick.h"

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const got = std::malloc(size)) return got;
    throw std::bad_alloc();
}
void operator delete(void* held) noexcept {
    std::free(held);
}
void operator delete(void* held, std::size_t) noexcept {
    std::free(held);
}

namespace {

using namespace vacancy;
using bench::cpu_seconds, bench::empty_parse;

constexpr int rounds = 60;

enum Stage { document_, segment_, extract_, choose_, hash_, check_, write_, free_, parse_, stages };
constexpr std::array<const char*, stages> names{"document", "segment", "extract", "choose", "sha256",
                                                "check",    "json",    "free",    "(parse)"};

struct Cost {
    double seconds = 0;
    std::size_t allocations = 0;
};
using Costs = std::array<Cost, stages>;

/// Gives each stage what was spent since the last call.
class Clock {
public:
    explicit Clock(Costs& costs) : costs_(costs) { restart(); }
    void restart() {
        made_ = allocations;
        last_ = cpu_seconds();
    }
    void end(Stage stage) {
        costs_[stage].seconds += cpu_seconds() - last_;
        costs_[stage].allocations += allocations - made_;
        restart();
    }

private:
    Costs& costs_;
    double last_ = 0;
    std::size_t made_ = 0;
};

class Run {
public:
    explicit Run(std::shared_ptr<const Grammars> grammars)
        : grammars_(std::move(grammars)), matcher_(*grammars_, limits_), extractor_(*grammars_, limits_) {}

    Costs once(const Source& source) {
        Costs costs{};
        Clock clock(costs);
        {
            auto document = read_document(source, limits_);
            clock.end(document_);
            if (!document) return costs;
            stages_of(source, *document, clock);
        }
        clock.end(free_);
        if (source.type == MediaType::html) empty_parse(source.bytes);
        clock.end(parse_);
        return costs;
    }

private:
    void stages_of(const Source& source, const Document& document, Clock& clock) {
        const Outline outline = segment(document, *grammars_, matcher_);
        clock.end(segment_);
        const Extraction extraction = extractor_.run(document, outline, matcher_);
        clock.end(extract_);
        Choice choice = choose(document, outline, extraction, extraction.roles.empty() ? -1 : 0);
        clock.end(choose_);
        choice.record.source.sha256 = sha256_hex(source.bytes);
        choice.record.id = choice.record.source.sha256.substr(0, 16) + "-0";
        choice.record.source.media_type = name_of(source.type);
        choice.record.source.charset = document.charset;
        choice.record.source.bytes = source.bytes.size();
        choice.record.source.layout = name_of(document.layout);
        drop_impossible(choice.record, document);
        clock.end(hash_);
        const Diagnostics defects = check_record(choice.record, document);
        clock.end(check_);
        const auto line = writer_.write(choice.record, document);
        clock.end(write_);
        if (!line || !defects.empty()) fmt::print(stderr, "{}: no record\n", source.path);
        clock.restart();
    }

    Limits limits_;
    std::shared_ptr<const Grammars> grammars_;
    Matcher matcher_;
    Extractor extractor_;
    RecordWriter writer_{{}};
};

void add_least(Costs& total, const std::vector<Costs>& costs) {
    for (std::size_t stage = 0; stage < stages; ++stage) {
        double least = costs.front()[stage].seconds;
        for (const Costs& cost : costs) least = std::min(least, cost[stage].seconds);
        total[stage].seconds += least;
        total[stage].allocations += costs.back()[stage].allocations;
    }
}

void print(const char* what, const Costs& total, double adverts, double bytes) {
    fmt::print("{}: {} adverts of {:.1f} KB\n", what, adverts, bytes / adverts / 1000);
    double sum = 0;
    for (std::size_t stage = 0; stage < parse_; ++stage) sum += total[stage].seconds;
    for (std::size_t stage = 0; stage < stages; ++stage)
        fmt::print("  {:10}{:9.1f} us{:7.2f} ns/byte{:6.1f} %{:9.0f} allocations\n", names[stage],
                   1e6 * total[stage].seconds / adverts, 1e9 * total[stage].seconds / bytes,
                   100 * total[stage].seconds / sum, static_cast<double>(total[stage].allocations) / adverts);
    fmt::print("  {:10}{:9.1f} us{:7.2f} ns/byte\n", "all", 1e6 * sum / adverts, 1e9 * sum / bytes);
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<Source> sources;
    for (int i = 1; i < count; ++i)
        if (auto source = read_source(arguments[i], Limits{})) sources.push_back(*std::move(source));
    Run run(Grammars::built_in());
    for (int round = 0; round < 20; ++round)
        for (const Source& source : sources) run.once(source);
    for (const bool html : {false, true}) {
        Costs total{};
        double adverts = 0, bytes = 0;
        for (const Source& source : sources) {
            if ((source.type == MediaType::html) != html) continue;
            std::vector<Costs> costs;
            for (int round = 0; round < rounds; ++round) costs.push_back(run.once(source));
            add_least(total, costs);
            adverts += 1;
            bytes += static_cast<double>(source.bytes.size());
        }
        if (adverts > 0) print(html ? "HTML" : "text", total, adverts, bytes);
    }
}
