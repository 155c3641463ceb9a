#include "document/part.h"

namespace vacancy {
namespace {

Span moved(Span span, std::uint32_t by) {
    return {span.begin - by, span.end - by};
}

/// Those that stand within `span`, as they stand in a text that begins with it.
template <class Placed>
std::vector<Placed> within(const std::vector<Placed>& all, Span span) {
    std::vector<Placed> out;
    for (const Placed& one : all) {
        if (!span.contains(one.span)) continue;
        out.push_back(one);
        out.back().span = moved(one.span, span.begin);
    }
    return out;
}

}  // namespace

Document part_of(const Document& document, Span span) {
    Document part;
    part.text = std::string(document.of(span));
    part.blocks = within(document.blocks, span);
    part.links = within(document.links, span);
    part.placed = within(document.placed, span);
    part.layout = document.layout;
    part.origin = document.origin.part(span);
    part.charset = document.charset;
    part.diagnostics = document.diagnostics;
    part.source_lines = document.source_lines;
    return part;
}

}  // namespace vacancy
