#include "document/insert.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vacancy {

namespace {

/// Moves what begins at `from` or behind.
template <class Placed>
void shift(std::vector<Placed>& placed, std::uint32_t from, std::uint32_t by) {
    for (Placed& one : placed)
        if (one.span.begin >= from) one.span = {one.span.begin + by, one.span.end + by};
}

template <class T>
void move_in(std::vector<T>& from, std::ptrdiff_t at, std::vector<T>& to) {
    to.insert(to.begin() + at, std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// `inner` between the runs of `outer` before `at` and those from there on, which move.
OriginMap joined(const OriginMap& outer, std::uint32_t at, const OriginMap& inner, std::uint32_t by) {
    OriginMap out;
    const auto append = [&](const OriginMap::Run& run, std::uint32_t moved) {
        out.append(run.canonical + moved, run.source, run.source_size, run.verbatim);
    };
    auto run = outer.runs().begin();
    for (; run != outer.runs().end() && run->canonical < at; ++run) append(*run, 0);
    for (const OriginMap::Run& own : inner.runs()) append(own, at);
    for (; run != outer.runs().end(); ++run) append(*run, by);
    return out;
}

}  // namespace

void insert_text(Document part, std::uint32_t at, Document& document) {
    const auto behind = std::partition_point(document.blocks.begin(), document.blocks.end(),
                                             [&](const Block& block) { return block.span.begin < at; });
    const auto first_behind = behind - document.blocks.begin();
    const auto by = static_cast<std::uint32_t>(part.text.size());
    shift(document.blocks, at, by);
    shift(document.links, at, by);
    shift(document.placed, at, by);
    shift(part.blocks, 0, at);
    shift(part.links, 0, at);
    document.origin = joined(document.origin, at, part.origin, by);
    document.text.insert(at, part.text);
    move_in(part.blocks, first_behind, document.blocks);
    move_in(part.links, static_cast<std::ptrdiff_t>(document.links.size()), document.links);
    std::move(part.diagnostics.begin(), part.diagnostics.end(), std::back_inserter(document.diagnostics));
}

}  // namespace vacancy
