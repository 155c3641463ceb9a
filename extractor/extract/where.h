#ifndef VACANCY_EXTRACT_WHERE_H
#define VACANCY_EXTRACT_WHERE_H

#include <optional>

#include "extract/extract.h"

namespace vacancy {

/// Where a rule may look: which entry of its `within` lets it in, if any.
struct Admission {
    Tier tier = Tier::prose;
    std::uint16_t rank = 0;
};

/// Admission of `rule` to a place: a section (with those it stands within), and the label
/// whose value it is, or null.
std::optional<Admission> admit(const Rule& rule, const Outline& outline, std::uint32_t section,
                               const Labelled* label);

/// True where the section or one that it stands within has the id.
bool stands_within(const Outline& outline, std::uint32_t section, std::string_view id);

/// The text of a section and of all the sections within it.
Span whole_section(const Outline& outline, std::uint32_t section);

}  // namespace vacancy

#endif
