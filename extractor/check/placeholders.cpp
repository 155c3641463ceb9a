// What a template leaves to be filled in and nobody did: grammars/checks.toml has the words.
#include <fmt/format.h>

#include "check/look.h"

namespace vacancy {

void check_placeholders(const Look& look) {
    Span last;
    look.candidates("check.placeholder", [&](const Candidate& candidate) {
        if (candidate.span.overlaps(last)) return;
        last = candidate.span;
        Finding finding;
        finding.code = "placeholder";
        finding.span = candidate.span;
        finding.message = fmt::format("'{}' was left in to be filled in", look.of(candidate.span));
        finding.help = "put what it stands for in its place";
        look.tell(std::move(finding));
    });
}

}  // namespace vacancy
