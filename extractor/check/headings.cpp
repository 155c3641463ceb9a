// Headings that no rule knows, and that the layout sets as it sets those that are known: as parts of the
// advert.
#include <fmt/format.h>

#include <algorithm>
#include <bitset>

#include "check/look.h"

namespace vacancy {
namespace {

/// The block that is the heading of a section, as the layout marks it; null where it marks none.
const Block* heading_block(const Look& look, const Section& section) {
    const auto& blocks = look.outline.blocks;
    const auto block = std::partition_point(
        blocks.begin(), blocks.end(), [&](const Block& b) { return b.span.end <= section.heading.begin; });
    const bool is_it =
        block != blocks.end() && block->span == section.heading && block->kind == BlockKind::heading;
    return is_it ? &*block : nullptr;
}

/// Which levels of headings the layout has for the advert's parts.
std::bitset<8> levels_of_parts(const Look& look) {
    std::bitset<8> levels;
    for (const Section& section : look.outline.sections) {
        if (!section.rule || section.heading.empty() || section.rule->level > 2) continue;
        if (const Block* block = heading_block(look, section)) levels.set(block->level % 8);
    }
    return levels;
}

}  // namespace

void check_headings(const Look& look) {
    if (look.document.layout != Layout::html) return;  // type and bold of a PDF say less than an element does
    const auto levels = levels_of_parts(look);
    for (const Section& section : look.outline.sections) {
        if (section.rule || section.heading.empty()) continue;
        const Block* block = heading_block(look, section);
        if (!block || !levels[block->level % 8]) continue;
        Finding finding;
        finding.severity = Severity::note;
        finding.code = "unknown_heading";
        finding.span = section.heading;
        finding.message = fmt::format("the heading '{}' is none that is known", look.of(section.heading));
        finding.help = "use the heading that adverts have for this, or teach it to the grammars";
        look.tell(std::move(finding));
    }
}

}  // namespace vacancy
