#include "facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vacancy::test {
namespace {

class Facts {
public:
    std::vector<Fact> of(const Record& r) {
        text("/title", r.title);
        text("/reference", r.reference);
        text("/department", r.department);
        text("/business_area", r.business_area);
        for (const Grade& grade : r.grades) add("/grades", grade.code + " " + grade.name);
        if (r.salary) salary(*r.salary);
        list("/contract/types", r.contract.types);
        text("/contract/length", r.contract.length);
        list("/working_patterns", r.working_patterns);
        list("/role_types", r.role_types);
        number("/posts", r.posts);
        for (const Location& place : r.locations) location(place);
        number("/hybrid_min_percent", r.hybrid_min_percent);
        number("/hours_per_week", r.hours_per_week);
        if (r.annual_leave) {
            number("/annual_leave/min_days", r.annual_leave->min_days);
            number("/annual_leave/max_days", r.annual_leave->max_days);
        }
        list("/criteria/essential", r.criteria.essential);
        list("/criteria/desirable", r.criteria.desirable);
        list("/criteria/person_specification", r.criteria.person_specification);
        list("/responsibilities", r.responsibilities);
        for (const Behaviour& b : r.behaviours)
            add("/behaviours", b.name + (b.at_application ? ", at application" : ""));
        for (const Competency& c : r.competencies)
            add("/competencies", fmt::format("{} {}", c.name, c.level.value_or(0)));
        list("/technical_skills", r.technical_skills);
        std::vector<std::string> elements = r.success_profile;
        std::sort(elements.begin(), elements.end());
        list("/success_profile", elements);
        application(r.application);
        list("/interview/formats", r.interview_formats);
        list("/clearance/required", sorted(r.clearance.required));
        list("/clearance/conditional", sorted(r.clearance.conditional));
        text("/nationality", r.nationality);
        dates(r.dates);
        for (const Contact& c : r.contacts)
            add("/contacts", fmt::format("{} {} {} {}", c.role, c.name.value_or("-"), c.email.value_or("-"),
                                         c.telephone.value_or("-")));
        list("/benefits", r.benefits);
        number("/pension_employer_percent", r.pension_employer_percent);
        number("/reserve_list_months", r.reserve_list_months);
        list("/schemes", sorted(r.schemes));
        text("/apply_url", r.apply_url);
        for (const SectionOut& section : r.sections)
            if (section.id != "other") add("/sections", section.id);
        return std::move(facts_);
    }

private:
    static std::vector<std::string> sorted(std::vector<std::string> values) {
        std::sort(values.begin(), values.end());
        return values;
    }
    void add(std::string_view field, std::string value) {
        facts_.push_back({std::string(field), std::move(value)});
    }
    void text(std::string_view field, const std::optional<std::string>& value) {
        if (value) add(field, *value);
    }
    template <class Number>
    void number(std::string_view field, const std::optional<Number>& value) {
        if (value) add(field, fmt::format("{}", *value));
    }
    void list(std::string_view field, const std::vector<std::string>& values) {
        for (const std::string& value : values) add(field, value);
    }

    void salary(const Salary& salary) {
        add("/salary", salary.currency + " a " + salary.period);
        number("/salary/min", salary.min);
        number("/salary/max", salary.max);
        for (const SalaryBand& band : salary.bands)
            add("/salary/bands", fmt::format("{} - {} {} {}", band.min.value_or(0), band.max.value_or(0),
                                             band.location.value_or(""), band.grade.value_or("")));
    }

    void location(const Location& place) {
        add("/locations",
            fmt::format("{} | {} | {} | {} | {}", place.text, place.town.value_or("-"),
                        place.region.value_or("-"), place.site.value_or("-"), place.postcode.value_or("-")));
    }

    void application(const Application& a) {
        number("/application/cv", a.cv);
        number("/application/cv_scored", a.cv_scored);
        number("/application/statement_words", a.statement_words);
        number("/application/behaviour_words", a.behaviour_words);
        list("/application/tests", a.tests);
    }

    void dates(const Dates& dates) {
        date("/dates/closing", dates.closing);
        date("/dates/sift", dates.sift);
        date("/dates/interview", dates.interview);
        date("/dates/start", dates.start);
        for (const Event& event : dates.events) add("/dates/events", event.name + " " + event.edtf);
    }
    void date(std::string_view field, const std::optional<Date>& date) {
        if (date) add(field, date->edtf);
    }

    std::vector<Fact> facts_;
};

std::string without(std::vector<Fact> facts, const std::vector<Fact>& others, char sign,
                    const std::vector<std::string_view>& passed_over) {
    std::string out;
    for (const Fact& other : others)
        if (auto at = std::find(facts.begin(), facts.end(), other); at != facts.end()) facts.erase(at);
    for (const Fact& fact : facts) {
        const bool passed = std::any_of(passed_over.begin(), passed_over.end(), [&](std::string_view field) {
            return fact.field.starts_with(field);
        });
        if (!passed) out += fmt::format("  {} {} {}\n", sign, fact.field, fact.value);
    }
    return out;
}

}  // namespace

std::vector<Fact> facts_of(const Record& record) {
    return Facts().of(record);
}

std::string difference(const Record& expected, const Record& found,
                       const std::vector<std::string_view>& passed_over) {
    const std::vector<Fact> wanted = facts_of(expected), got = facts_of(found);
    return without(wanted, got, '-', passed_over) + without(got, wanted, '+', passed_over);
}

}  // namespace vacancy::test
