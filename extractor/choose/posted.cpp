// What the page's structured data says beside its text: passed over where the text says it, told where both
// differ.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "choose/readings.h"

namespace vacancy {
namespace {

constexpr std::size_t most_places = 50;  ///< that are compared
constexpr std::string_view text_says_it = "the page's text says it";

std::string folded(std::string_view words) {
    std::string out;
    fold_phrase(words, out);
    return out;
}

bool one_holds_other(std::string_view a, std::string_view b) {
    const std::string x = folded(a), y = folded(b);
    return x.find(y) != x.npos || y.find(x) != y.npos;
}

bool holds(const std::vector<std::string>& values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

class PostedQuestions {
public:
    explicit PostedQuestions(Readings& readings) : readings_(readings), record_(readings.record()) {}

    void run() {
        if (readings_.document().posted.empty()) return;
        const auto taken = readings_.taken();
        for (const Candidate* candidate : readings_.posted()) {
            if (taken.contains(candidate)) continue;
            readings_.pass(*candidate, candidate->field(), text_says_it);
            question(*candidate);
        }
        question_places();
    }

private:
    void question(const Candidate& posted) {
        const std::string_view field = posted.field();
        if (field == "title") return names(posted, record_.title);
        if (field == "reference") return names(posted, record_.reference);
        if (field == "department") return names(posted, record_.department);
        if (field == "posts") return number(posted, record_.posts);
        if (field == "hours_per_week") return number(posted, record_.hours_per_week);
        if (field == "dates.closing") return day(posted, record_.dates.closing);
        if (field == "dates.start") return day(posted, record_.dates.start);
        if (field == "salary") return salary(posted);
        if (field == "contract.types") return contract(posted);
        if (field == "working_patterns") return pattern(posted);
        if (field == "clearance.required") return clearance(posted);
        if (field == "locations") places_.push_back(&posted);
    }

    /// `said`: where the structured data says something else than the record's value at `pointer`.
    void tell(Span said, std::string_view path, std::string_view pointer) {
        const auto& evidence = record_.evidence;
        const auto taken = std::find_if(evidence.begin(), evidence.end(), [&](const Evidence& e) {
            return e.pointer.starts_with(pointer) &&
                   (e.pointer.size() == pointer.size() || e.pointer[pointer.size()] == '/');
        });
        if (taken == evidence.end()) return;
        const Document& document = readings_.document();
        readings_.diagnose("values_disagree", Severity::warning, path,
                           fmt::format("the page says '{}', but its structured data says '{}'",
                                       document.of(taken->span), document.of(said)),
                           said, "make both places say the same");
        if (const auto line = document.line_of(taken->span))
            record_.diagnostics.back().notes.push_back(fmt::format("the page says so on line {}", line));
    }
    void tell(const Candidate& posted) {
        tell(posted.members.front().span, posted.field(), pointer_of(posted.field()));
    }

    /// A title may come with a grade or a place behind it, an employer with its parent.
    void names(const Candidate& posted, const std::optional<std::string>& taken) {
        const auto said = as_string(posted.members.front().value);
        if (taken && said && !one_holds_other(*taken, *said)) tell(posted);
    }

    template <class T>
    void number(const Candidate& posted, const std::optional<T>& taken) {
        const auto said = as_number(posted.members.front().value);
        if (taken && said && std::abs(static_cast<double>(*taken) - *said) > 0.001) tell(posted);
    }

    void day(const Candidate& posted, const std::optional<Date>& taken) {
        const Date* said = std::get_if<Date>(&posted.members.front().value);
        if (!taken || !said || taken->from.empty() || said->from.empty()) return;
        if (said->to < taken->from || taken->to < said->from) tell(posted);
    }

    /// Sums for the same time that differ by more than pence.
    void salary(const Candidate& posted) {
        if (!record_.salary) return;
        const auto period = text_of(posted, "period");
        if (period && *period != record_.salary->period) return;
        if (!differs(posted, "min", record_.salary->min)) differs(posted, "max", record_.salary->max);
    }

    bool differs(const Candidate& posted, std::string_view name, const std::optional<double>& taken) {
        const Member* member = posted.find(name);
        if (!member) member = posted.find("amount");
        const auto said = member ? as_number(member->value) : std::nullopt;
        if (!taken || !said || std::abs(*taken - *said) < 1) return false;
        tell(member->span, "salary", name == "min" ? "/salary/min" : "/salary/max");
        return true;
    }

    /// 'Temporary' is all that the usual list of types has for a fixed term, a loan and the like.
    void contract(const Candidate& posted) {
        const auto& taken = record_.contract.types;
        const auto said = as_string(posted.members.front().value);
        if (taken.empty() || !said) return;
        const bool only_permanent = taken.size() == 1 && taken.front() == "permanent";
        if (*said == "permanent" ? !holds(taken, "permanent") : only_permanent) tell(posted);
    }

    void pattern(const Candidate& posted) {
        const auto& taken = record_.working_patterns;
        const auto said = as_string(posted.members.front().value);
        if (!said || holds(taken, *said)) return;
        if ((*said == "full_time" && holds(taken, "part_time")) ||
            (*said == "part_time" && holds(taken, "full_time")))
            tell(posted);
    }

    void clearance(const Candidate& posted) {
        const auto said = as_string(posted.members.front().value);
        const Clearance& taken = record_.clearance;
        if (said && !taken.required.empty() && !holds(taken.required, *said) &&
            !holds(taken.conditional, *said))
            tell(posted);
    }

    /// True where it is one of the record's places, or one of its first.
    bool is_known(const Candidate& place) const {
        const auto same = [&](const std::optional<std::string>& taken, std::string_view name) {
            const auto said = text_of(place, name);
            return taken && said && one_holds_other(*taken, *said);
        };
        const auto& all = record_.locations;
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_places));
        return std::any_of(all.begin(), end, [&](const Location& l) {
            return same(l.text, "text") || same(l.text, "town") || same(l.town, "text") ||
                   same(l.postcode, "postcode") || same(l.region, "region") || same(l.text, "region");
        });
    }

    /// Places differ where none of one side is any of the other.
    void question_places() {
        if (places_.size() > most_places) places_.resize(most_places);
        const bool known = std::any_of(places_.begin(), places_.end(),
                                       [&](const Candidate* place) { return is_known(*place); });
        if (!places_.empty() && !known) tell(*places_.front());
    }

    Readings& readings_;
    Record& record_;
    std::vector<const Candidate*> places_;
};

}  // namespace

void question_posted(Readings& readings) {
    PostedQuestions(readings).run();
}

}  // namespace vacancy
