// Absence has reasons: a label or heading whose value is gone, words that say that a value is
// hidden, a value that no rule could read.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "choose/readings.h"
#include "extract/where.h"

namespace vacancy {
namespace {

class Losses {
public:
    Losses(Readings& readings, const Extraction& extraction) : readings_(readings), extraction_(extraction) {}

    void find() {
        for (const Labelled& label : readings_.outline().labels) label_lost(label);
        for (std::uint32_t s = 1; s < readings_.outline().sections.size(); ++s) heading_lost(s);
        for (const Candidate& candidate : extraction_.candidates)
            if (candidate.rule->lost)
                tell(candidate.rule->field, "the words that stood here are hidden", candidate.span);
    }

private:
    void label_lost(const Labelled& label) {
        if (label.rule->field.empty() || has_value(label.rule->field)) return;
        if (label.value.empty()) {
            tell(label.rule->field,
                 fmt::format("the label '{}' stands here and its value is lost", words(label.label)),
                 label.label);
        } else if (!read_there(label)) {
            readings_.diagnose("value_unreadable", Severity::warning, label.rule->field,
                               fmt::format("no rule could read the value of '{}'", words(label.label)),
                               label.value);
        }
    }

    void heading_lost(std::uint32_t s) {
        const Section& section = readings_.outline().sections[s];
        if (!section.rule || section.rule->field.empty() || has_value(section.rule->field)) return;
        const Span body = trim(readings_.document().text, whole_section(readings_.outline(), s));
        if (body.empty())
            tell(section.rule->field,
                 fmt::format("the heading '{}' stands here and nothing under it", words(section.heading)),
                 section.heading);
    }

    std::string_view words(Span span) const { return readings_.document().of(span); }

    bool read_there(const Labelled& label) const {
        return std::any_of(
            extraction_.candidates.begin(), extraction_.candidates.end(),
            [&](const Candidate& c) { return c.span.overlaps(label.value) && c.tier == Tier::label; });
    }

    /// A field that has a value from elsewhere has lost nothing.
    bool has_value(std::string_view path) {
        const std::string pointer = pointer_of(path);
        const auto& evidence = readings_.record().evidence;
        return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& e) {
            return e.pointer == pointer ||
                   (e.pointer.starts_with(pointer) && e.pointer[pointer.size()] == '/');
        });
    }

    void tell(std::string_view field, std::string message, Span span) {
        if (!told_.insert(std::string(field)).second) return;
        readings_.diagnose("value_lost", Severity::warning, field, std::move(message), span,
                           "look for a better copy of the advert");
    }

    Readings& readings_;
    const Extraction& extraction_;
    std::set<std::string> told_;
};

}  // namespace

void find_lost(Readings& readings, const Extraction& extraction) {
    Losses(readings, extraction).find();
}

}  // namespace vacancy
