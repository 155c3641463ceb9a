#include <algorithm>

#include "document/document.h"

namespace vacancy {

namespace {

/// The last run that begins at or before `at`; there is one.
const OriginMap::Run& run_at(const std::vector<OriginMap::Run>& runs, std::uint32_t at) {
    const auto after = std::upper_bound(runs.begin(), runs.end(), at,
                                        [](std::uint32_t a, const auto& run) { return a < run.canonical; });
    return after == runs.begin() ? runs.front() : *(after - 1);
}

std::uint32_t end_of(const OriginMap::Run& run) {
    return run.source + run.source_size;
}

}  // namespace

void OriginMap::append(std::uint32_t canonical, std::uint32_t source, std::uint32_t source_size,
                       bool verbatim) {
    if (verbatim && !runs_.empty()) {
        Run& last = runs_.back();
        if (last.verbatim && source >= last.source && source - last.source == canonical - last.canonical) {
            last.source_size = source + source_size - last.source;
            return;
        }
    }
    in_order_ = in_order_ && (runs_.empty() || source >= runs_.back().source);
    runs_.push_back({canonical, source, source_size, verbatim});
}

Span OriginMap::to_source(Span canonical) const {
    if (runs_.empty()) return {};
    const Run& first = run_at(runs_, canonical.begin);
    std::uint32_t begin = first.source;
    if (first.verbatim && canonical.begin > first.canonical) {
        begin = std::min(first.source + (canonical.begin - first.canonical), end_of(first));
    }
    if (canonical.empty()) return {begin, begin};
    const Run& last = run_at(runs_, canonical.end - 1);
    std::uint32_t end = end_of(last);
    if (last.verbatim) end = std::min(last.source + (canonical.end - last.canonical), end);
    if (!in_order_) {
        for (const Run* run = &first; run < &last; ++run) {
            if (run != &first) begin = std::min(begin, run->source);
            end = std::max(end, end_of(*run));
        }
        if (&last != &first) begin = std::min(begin, last.source);
    }
    return {begin, std::max(begin, end)};
}

OriginMap OriginMap::part(Span canonical) const {
    OriginMap out;
    if (runs_.empty()) return out;
    out.in_order_ = in_order_;
    const Run* const end = runs_.data() + runs_.size();
    for (const Run* run = &run_at(runs_, canonical.begin); run < end && run->canonical < canonical.end;
         ++run) {
        Run cut = *run;
        const std::uint32_t before = std::max(canonical.begin, run->canonical) - run->canonical;
        if (run->verbatim) {
            cut.source += before;
            cut.source_size -= std::min(before, cut.source_size);
        }
        cut.canonical += before - canonical.begin;
        out.runs_.push_back(cut);
    }
    return out;
}

std::uint32_t Document::line_of(Span canonical) const {
    if (source_lines.empty() || canonical.begin < given_end) return 0;
    const std::uint32_t at = origin.empty() ? canonical.begin - given_end : origin.to_source(canonical).begin;
    return line_at(at);
}

std::uint32_t Document::line_at(std::uint32_t source) const {
    const auto after = std::upper_bound(source_lines.begin(), source_lines.end(), source);
    return static_cast<std::uint32_t>(after - source_lines.begin());
}

std::string_view name_of(Layout layout) {
    switch (layout) {
        case Layout::lines:
            return "lines";
        case Layout::one_line:
            return "one_line";
        case Layout::run_on:
            return "run_on";
        case Layout::html:
            return "html";
        case Layout::pdf:
            return "pdf";
    }
    return "lines";
}

}  // namespace vacancy
