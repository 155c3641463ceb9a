// Clearance that people of other nationalities can't get, on a job that is open to them.
#include <fmt/format.h>

#include <algorithm>

#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {

void check_clearance(const Look& look) {
    const Evidence* nationality = look.evidence("/nationality");
    if (look.record.nationality != "non_reserved" || !nationality) return;
    const auto levels = look.profile.words("clearance_and_nationality", "levels");
    const auto& required = look.record.clearance.required;
    for (std::size_t i = 0; i < required.size(); ++i) {
        const Evidence* level = look.evidence(pointer_of("clearance.required", i));
        if (!level || std::find(levels.begin(), levels.end(), required[i]) == levels.end()) continue;
        Finding finding;
        finding.code = "clearance_and_nationality";
        finding.field = "/clearance/required";
        finding.span = level->span;
        finding.message = fmt::format(
            "the job needs {} clearance and is open to nationals of other countries", required[i]);
        finding.notes.push_back({"nationality is stated here", nationality->span});
        finding.help = "see whether the post is reserved for UK nationals";
        look.tell(std::move(finding));
        return;
    }
}

}  // namespace vacancy
