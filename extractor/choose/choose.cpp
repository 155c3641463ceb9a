#include "choose/choose.h"

#include <algorithm>

#include "base/ascii.h"
#include "choose/readings.h"

namespace vacancy {
namespace {

/// Sections of the record: all of the document's, but for those of other roles.
void add_sections(const Document& document, const Outline& outline, const Extraction& extraction, int role,
                  Record& record) {
    for (std::uint32_t s = 1; s < outline.sections.size(); ++s) {
        const Section& section = outline.sections[s];
        const bool others = std::any_of(extraction.roles.begin(), extraction.roles.end(), [&](const Role& r) {
            return r.first_section <= s && s < r.end_section && &r - extraction.roles.data() != role;
        });
        if (others) continue;
        SectionOut out;
        out.id = section.id;
        out.heading = document.of(section.heading);
        out.level = section.level;
        const Span body = trim(document.text, section.body);
        if (!document.origin.empty())
            out.span =
                document.origin.to_source({section.heading.begin, std::max(body.end, section.heading.end)});
        out.text = document.of(body);
        record.sections.push_back(std::move(out));
    }
}

void sort_diagnostics(Diagnostics& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
}

}  // namespace

Choice choose(const Document& document, const Outline& outline, const Extraction& extraction, int role) {
    Choice choice;
    choice.record.kind = role < 0 ? "advert" : "pack_role";
    choice.record.diagnostics = document.diagnostics;
    Readings readings(document, outline, extraction, role, choice);
    choose_scalars(readings);
    choose_sets(readings);
    choose_objects(readings);
    choose_salary(readings);
    choose_dates(readings);
    question_posted(readings);
    find_lost(readings, extraction);
    add_sections(document, outline, extraction, role, choice.record);
    sort_diagnostics(choice.record.diagnostics);
    return choice;
}

}  // namespace vacancy
