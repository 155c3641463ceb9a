// Numbers that no job can have: 160% of the working time, a competency of level 9. The table of fields
// says what can be; a misprint in an advert costs the value, not the record.

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "record/fields.h"
#include "record/json.h"
#include "record/place.h"

namespace vacancy {

namespace {

class Bounds {
public:
    Bounds(Record& record, const Document& document) : record_(record), document_(document) {}

    void run() {
        within("posts", record_.posts);
        within("hybrid_min_percent", record_.hybrid_min_percent);
        within("hours_per_week", record_.hours_per_week);
        within("pension_employer_percent", record_.pension_employer_percent);
        within("reserve_list_months", record_.reserve_list_months);
        within("application.statement_words", record_.application.statement_words);
        within("application.behaviour_words", record_.application.behaviour_words);
        for (std::size_t i = 0; i < record_.competencies.size(); ++i) level(i);
        annual_leave();
    }

private:
    static std::string pointer_of(std::string_view path) {
        std::string pointer(1, '/');
        for (const char c : path) pointer += c == '.' ? '/' : c;
        return pointer;
    }

    template <class T>
    static bool fits(std::string_view path, T value) {
        const FieldRules& rules = find_field(path)->rules;
        const auto number = static_cast<double>(value);
        return std::isfinite(number) && !(rules.min && number < static_cast<double>(*rules.min)) &&
               !(rules.max && number > static_cast<double>(*rules.max));
    }

    template <class T>
    void within(std::string_view path, std::optional<T>& value) {
        if (!value || fits(path, *value)) return;
        value.reset();
        drop(pointer_of(path));
    }

    void level(std::size_t competency) {
        std::optional<std::int64_t>& value = record_.competencies[competency].level;
        if (!value || fits("competencies[].level", *value)) return;
        value.reset();
        drop(pointer_of("competencies.") + std::to_string(competency) + "/level");
    }

    void annual_leave() {
        if (!record_.annual_leave) return;
        const auto [min, max] = *record_.annual_leave;
        const bool possible = (!min || fits("annual_leave.min_days", *min)) &&
                              (!max || fits("annual_leave.max_days", *max)) && !(min && max && *min > *max);
        if (possible) return;
        record_.annual_leave.reset();
        drop("/annual_leave");
    }

    static bool is_at_or_in(std::string_view pointer, std::string_view outer) {
        return pointer.starts_with(outer) && (pointer.size() == outer.size() || pointer[outer.size()] == '/');
    }

    /// Takes the evidence for a value away and tells of it.
    void drop(const std::string& pointer) {
        Diagnostic told;
        told.severity = Severity::warning;
        told.code = "value_unreadable";
        told.field = pointer;
        told.message = "what stands here is no value that the field can have";
        const auto here = [&](const Evidence& e) { return is_at_or_in(e.pointer, pointer); };
        const auto first = std::find_if(record_.evidence.begin(), record_.evidence.end(), here);
        if (first != record_.evidence.end()) {
            told.words = clamped(first->span, document_.text);
            told.span = place_in_input(told.words, document_).value_or(Span{});
            told.position.line = document_.line_of(first->span);
        }
        std::erase_if(record_.evidence, here);
        record_.diagnostics.push_back(std::move(told));
    }

    Record& record_;
    const Document& document_;
};

}  // namespace

void drop_impossible(Record& record, const Document& document) {
    Bounds(record, document).run();
}

}  // namespace vacancy
