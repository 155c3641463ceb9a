#include "extract/pay_zones.h"

#include <map>
#include <string>
#include <string_view>

namespace vacancy {
namespace {

constexpr std::string_view pay = "salary";
constexpr std::string_view place_of_pay = "location";

}  // namespace

void add_pay_zones(const Document& document, const Outline& outline, const Grammars& grammars,
                   std::vector<Candidate>& candidates) {
    if (outline.role_values.empty()) return;
    const Vocabulary* zones = grammars.vocabulary(pay, "pay_zone");
    std::map<const RoleValue*, Candidate*> longest;
    for (Candidate& candidate : candidates) {
        if (candidate.field() != pay) continue;
        const RoleValue* value = role_value_at(outline, candidate.span);
        if (!value || !holds(zones, document.of(value->tail))) continue;
        Candidate*& of_cell = longest[value];
        if (!of_cell || of_cell->span.size() < candidate.span.size()) of_cell = &candidate;
    }
    for (const auto& [value, candidate] : longest)
        if (!candidate->find(place_of_pay))
            candidate->members.push_back(
                {place_of_pay, Value(std::string(document.of(value->tail))), value->tail});
}

}  // namespace vacancy
