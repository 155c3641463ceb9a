#include "check/look.h"

#include <algorithm>

namespace vacancy {

const Evidence* Look::evidence(std::string_view pointer) const {
    const auto found = std::find_if(record.evidence.begin(), record.evidence.end(),
                                    [&](const Evidence& e) { return e.pointer == pointer; });
    return found == record.evidence.end() ? nullptr : &*found;
}

void Look::tell(Finding finding) const {
    const auto severity = profile.severity(finding.code, finding.severity);
    if (!severity) return;
    finding.severity = *severity;
    finding.record = index_;
    out_.push_back(std::move(finding));
}

bool Look::told(std::string_view pointer) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Finding& f) {
        return f.field.starts_with(pointer) &&
               (f.field.size() == pointer.size() || f.field[pointer.size()] == '/');
    });
}

}  // namespace vacancy
