// What reading the advert brought up: the record's diagnostics are findings.
#include "check/look.h"

namespace vacancy {

void check_reading(const Look& look) {
    for (const Diagnostic& d : look.record.diagnostics) {
        Finding finding;
        finding.severity = d.severity;
        finding.code = d.code;
        finding.message = d.message;
        finding.field = d.field;
        finding.help = d.help;
        finding.span = d.words;
        if (d.words.empty()) finding.bytes = d.span;
        look.tell(std::move(finding));
    }
}

}  // namespace vacancy
