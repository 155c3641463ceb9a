// Behaviours asked for at application that are not among those assessed, and more of behaviours and words
// than guidance allows.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {
namespace {

struct Named {
    std::string name;
    Span span;
};

void check_listed(const Look& look) {
    std::vector<Named> listed, at_application;
    look.candidates("behaviours", [&](const Candidate& candidate) {
        const Member* name = candidate.find("name");
        const auto words = name ? as_string(name->value) : std::nullopt;
        if (!words) return;
        const Member* at = candidate.find("at_application");
        const bool asked = at && as_bool(at->value).value_or(false);
        if (asked) {
            at_application.push_back({*words, name->span});
        } else if (candidate.tier != Tier::prose) {
            listed.push_back({*words, name->span});
        }
    });
    // what asks for behaviours is itself read as a list
    std::erase_if(listed, [&](const Named& named) {
        return std::any_of(at_application.begin(), at_application.end(),
                           [&](const Named& asked) { return asked.span.overlaps(named.span); });
    });
    if (listed.empty()) return;
    for (const Named& asked : at_application) {
        if (std::any_of(listed.begin(), listed.end(), [&](const Named& n) { return n.name == asked.name; }))
            continue;
        Finding finding;
        finding.code = "behaviour_not_assessed";
        finding.field = "/behaviours";
        finding.span = asked.span;
        finding.message = fmt::format(
            "'{}' is asked for at application and is not among the behaviours assessed", asked.name);
        finding.notes.push_back({"the behaviours that are assessed are listed here", listed.front().span});
        finding.help = "add it to the behaviours that are assessed, or don't ask for it";
        look.tell(std::move(finding));
    }
}

void check_number(const Look& look) {
    const auto most = static_cast<std::size_t>(look.profile.number("too_many_behaviours", "most"));
    const auto& all = look.record.behaviours;
    if (all.size() <= most) return;
    const Evidence* next = look.evidence(pointer_of("behaviours", most));
    if (!next) return;
    Finding finding;
    finding.code = "too_many_behaviours";
    finding.field = "/behaviours";
    finding.span = next->span;
    finding.message = fmt::format("{} behaviours are assessed, {} more than guidance allows", all.size(),
                                  all.size() - most);
    finding.help = fmt::format("choose the {} that matter most to the job, or fewer", most);
    look.tell(std::move(finding));
}

void check_words(const Look& look, std::optional<std::int64_t> words, std::string_view pointer,
                 std::string_view key, std::string_view what) {
    const double most = look.profile.number("too_many_words", key);
    const Evidence* here = look.evidence(pointer);
    if (!words || !here || static_cast<double>(*words) <= most) return;
    Finding finding;
    finding.code = "too_many_words";
    finding.field = pointer;
    finding.span = here->span;
    finding.message = fmt::format("{} words are asked for {}, more than {:.0f}", *words, what, most);
    finding.help = fmt::format("ask for {:.0f} words or fewer", most);
    look.tell(std::move(finding));
}

}  // namespace

void check_behaviours(const Look& look) {
    check_listed(look);
    check_number(look);
    const Application& application = look.record.application;
    check_words(look, application.behaviour_words, "/application/behaviour_words", "behaviour",
                "each behaviour");
    check_words(look, application.statement_words, "/application/statement_words", "statement",
                "the statement");
}

}  // namespace vacancy
