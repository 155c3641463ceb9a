#ifndef VACANCY_EXTRACT_WHERE_H
#define VACANCY_EXTRACT_WHERE_H

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/extract.h"

namespace vacancy {

/// Where a rule may look: which entry of its `within` lets it in, if any.
struct Admission {
    Tier tier = Tier::prose;
    std::uint16_t rank = 0;
};

/// The `within` of every rule, made ready once a set of grammars: ids are numbers, and the ids
/// that a section stands within are a set, made once a document.
class Admissions {
public:
    explicit Admissions(const Grammars& grammars);

    /// To be called for each document, before admit().
    void enter(const Outline& outline);

    /// Admission of `rule` to a section (with those it stands within) and the label whose value
    /// the place is, or null.
    std::optional<Admission> admit(const Rule& rule, std::uint32_t section, const Labelled* label) const;

private:
    static constexpr std::size_t most_ids = 256;
    using Ids = std::bitset<most_ids>;
    struct Entry {
        Scope::Kind kind;
        bool exclude;
        std::size_t id;
    };

    std::size_t number_of(const std::string& id);

    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::vector<Entry>> entries_;  ///< by rule
    std::vector<Ids> within_;                  ///< by section
    std::vector<bool> contents_;               ///< by section: it is the contents list
    std::vector<std::size_t> label_ids_;       ///< by rule: number of the label it opens
};

/// The text of a section and of all the sections within it.
Span whole_section(const Outline& outline, std::uint32_t section);

}  // namespace vacancy

#endif
