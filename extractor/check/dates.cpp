// Dates that can't be: out of order, past, on a day that the calendar doesn't have.
#include <fmt/format.h>

#include <array>

#include "check/look.h"

namespace vacancy {
namespace {

/// A date of the record, and the words for it in messages.
struct Step {
    std::string_view pointer, name;
    const std::optional<Date>& date;
};

bool is_dated(const Step& step) {
    return step.date && !step.date->from.empty() && !step.date->year_inferred;
}

/// One that is wholly over before another one begins that has to come first.
void tell_order(const Look& look, const Step& first, const Step& then) {
    const Evidence* there = look.evidence(first.pointer);
    const Evidence* here = look.evidence(then.pointer);
    if (!there || !here) return;
    Finding finding;
    finding.severity = Severity::error;
    finding.code = "dates_out_of_order";
    finding.field = then.pointer;
    finding.span = here->span;
    finding.message = fmt::format("the {} is before the {}: {} is before {}", then.name, first.name,
                                  then.date->to, first.date->from);
    finding.notes.push_back({fmt::format("the {} is here", first.name), there->span});
    finding.help = "see which of the two dates is wrong";
    look.tell(std::move(finding));
}

void check_order(const Look& look) {
    const Dates& dates = look.record.dates;
    const std::array<Step, 4> steps{
        Step{"/dates/closing", "closing date", dates.closing}, Step{"/dates/sift", "sift", dates.sift},
        Step{"/dates/interview", "interview", dates.interview}, Step{"/dates/start", "start", dates.start}};
    // Each is held against the nearest one before it that is known: one message for one wrong date.
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (!is_dated(steps[i])) continue;
        for (std::size_t before = i; before-- > 0;) {
            if (!is_dated(steps[before])) continue;
            if (steps[i].date->to < steps[before].date->from) {
                tell_order(look, steps[before], steps[i]);
                break;
            }
        }
    }
}

void check_past(const Look& look) {
    const auto& closing = look.record.dates.closing;
    const Evidence* here = look.evidence("/dates/closing");
    if (look.on.empty() || !closing || closing->to.empty() || !here || closing->to >= look.on) return;
    Finding finding;
    finding.severity = Severity::error;
    finding.code = "closing_past";
    finding.field = "/dates/closing";
    finding.span = here->span;
    finding.message = fmt::format("the advert closes on {}, which is before {}", closing->to, look.on);
    finding.help = "set a later closing date, or take the advert down";
    look.tell(std::move(finding));
}

}  // namespace

void check_dates(const Look& look) {
    check_order(look);
    check_past(look);
}

}  // namespace vacancy
