#include "segment/segment.h"

#include <algorithm>

#include "base/ascii.h"
#include "segment/given.h"
#include "segment/marks.h"
#include "segment/role_list.h"
#include "segment/role_table.h"
#include "segment/role_titles.h"
#include "segment/within_lines.h"

namespace vacancy {
namespace {

std::uint8_t level_of(const Mark& mark) {
    return mark.rule ? mark.rule->level : mark.level;
}

/// Opens a section for each heading mark, the preamble before the first.
void make_sections(const Document& document, const std::vector<Mark>& marks, Outline& outline) {
    const auto size = static_cast<std::uint32_t>(document.text.size());
    Section preamble;
    preamble.id = "preamble";
    preamble.body = {document.text_begin, size};
    outline.sections.push_back(preamble);
    for (const Mark& mark : marks) {
        if (mark.kind == Mark::Kind::noise && outline.sections.size() == 1)
            outline.sections[0].body.begin = mark.span.end;
        if (mark.kind != Mark::Kind::heading) continue;
        outline.sections.back().body.end = mark.span.begin;
        Section section;
        section.id = mark.rule ? std::string_view(mark.rule->section) : std::string_view("other");
        section.level = level_of(mark);
        section.heading = mark.span;
        section.body = {mark.span.end, size};
        section.rule = mark.rule;
        outline.sections.push_back(section);
    }
}

/// The usual places of the parts of an advert, in order.
std::vector<std::int32_t> places_of_parts(const Grammars& grammars) {
    std::vector<std::int32_t> places;
    for (const Grammar& grammar : grammars.all())
        for (const Rule& rule : grammar.rules)
            if (grammar.on == On::heading && rule.level == 1 && rule.sequence > 0)
                places.push_back(rule.sequence);
    std::sort(places.begin(), places.end());
    return places;
}

/// Where another part usually stands between the two, that heading is missing here, and the section
/// is none of `part`: the selection process is no benefit.
bool holds(const Section& part, const Section& section, const std::vector<std::int32_t>& places) {
    if (!part.rule || !section.rule || part.level != 1 || part.rule->sequence == 0) return true;
    const auto next = std::upper_bound(places.begin(), places.end(), part.rule->sequence);
    return next == places.end() || section.rule->sequence < *next;
}

/// The section each stands within: the nearest before it of a lower level.
void nest(Outline& outline, const std::vector<std::int32_t>& places) {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < outline.sections.size(); ++i) {
        Section& section = outline.sections[i];
        while (!open.empty() && (outline.sections[open.back()].level >= section.level ||
                                 !holds(outline.sections[open.back()], section, places)))
            open.pop_back();
        section.parent = open.empty() ? i : open.back();
        if (i > 0) open.push_back(i);
    }
}

std::uint32_t section_at(const Outline& outline, std::uint32_t offset) {
    auto after = std::upper_bound(outline.sections.begin() + 1, outline.sections.end(), offset,
                                  [](std::uint32_t at, const Section& s) { return at < s.heading.begin; });
    return static_cast<std::uint32_t>(after - outline.sections.begin()) - 1;
}

Span after_colon(std::string_view text, Span value) {
    value = trim(text, value);
    if (!value.empty() && text[value.begin] == ':') ++value.begin;
    return trim(text, value);
}

/// The value of each label: from its end to the next mark.
void make_labels(const Document& document, const std::vector<Mark>& marks, Outline& outline) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        if (mark.kind != Mark::Kind::label) continue;
        Labelled label;
        label.rule = mark.rule;
        label.label = mark.span;
        label.section = section_at(outline, mark.span.begin);
        const std::uint32_t end =
            i + 1 < marks.size() ? marks[i + 1].span.begin : static_cast<std::uint32_t>(document.text.size());
        label.value = mark.inline_value ? mark.value : after_colon(document.text, {mark.span.end, end});
        if (label.value.empty()) label.value = {mark.span.end, mark.span.end};
        outline.labels.push_back(label);
    }
}

void place_blocks(Outline& outline) {
    outline.section_of.resize(outline.blocks.size());
    outline.label_of.assign(outline.blocks.size(), -1);
    std::size_t s = 0, l = 0;
    for (std::size_t b = 0; b < outline.blocks.size(); ++b) {
        const std::uint32_t at = outline.blocks[b].span.begin;
        while (s + 1 < outline.sections.size() && outline.sections[s + 1].heading.begin <= at) ++s;
        outline.section_of[b] = static_cast<std::uint32_t>(s);
        while (l < outline.labels.size() && outline.labels[l].value.end <= at &&
               outline.labels[l].label.begin < at)
            ++l;
        if (l < outline.labels.size() && outline.labels[l].value.overlaps(outline.blocks[b].span))
            outline.label_of[b] = static_cast<std::int32_t>(l);
    }
}

/// The titles of a table of roles, which may come again as headings beneath it.
std::vector<RoleTitle> titles_of(const Document& document, const RoleTable& roles) {
    std::vector<RoleTitle> titles;
    for (const RoleTable::Cell& cell : roles.cells)
        if (!title_said(document.text, titles, cell.title))
            titles.push_back({nullptr, cell.title, {0, roles.spans.front().end}});
    return titles;
}

bool has_lines(Layout layout) {
    return layout != Layout::one_line && layout != Layout::run_on;
}

}  // namespace

const RoleValue* role_value_at(const Outline& outline, Span words) {
    const auto& all = outline.role_values;
    const auto value = std::partition_point(all.begin(), all.end(),
                                            [&](const RoleValue& v) { return v.value.end <= words.begin; });
    return value != all.end() && value->value.overlaps(words) ? &*value : nullptr;
}

Outline segment(const Document& document, const Grammars& grammars, Matcher& matcher) {
    const bool lines = has_lines(document.layout);
    Outline outline;
    const RoleTable roles = lines ? find_role_table(document, matcher) : RoleTable{};
    for (const RoleTable::Cell& cell : roles.cells)
        outline.role_values.push_back({cell.label, cell.title, cell.value, cell.tail});
    std::vector<Mark> marks = lines ? marks_in_lines(document, matcher, {}, roles)
                                    : marks_in_running_text(document, grammars, matcher);
    if (lines && repeats_lists(marks)) {
        outline.role_titles = titles_of(document, roles);
        if (outline.role_titles.empty()) outline.role_titles = find_role_titles(document, grammars, matcher);
    }
    if (!outline.role_titles.empty()) marks = marks_in_lines(document, matcher, outline.role_titles, roles);
    if (document.layout == Layout::one_line) add_marks_within_lines(document, grammars, matcher, marks);
    outline.blocks = split_blocks(document, marks, grammars);
    if (!lines) add_minor_headings(document, outline.blocks, matcher, marks);
    make_sections(document, marks, outline);
    nest(outline, places_of_parts(grammars));
    add_given(document, grammars, outline.labels);
    make_labels(document, marks, outline);
    if (outline.role_values.empty()) outline.role_values = find_role_list(document, matcher, outline.labels);
    place_blocks(outline);
    return outline;
}

}  // namespace vacancy
