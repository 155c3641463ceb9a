#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/fields.h"
#include "record/forms.h"
#include "record/json.h"
#include "record/place.h"

namespace vacancy {

namespace {

using Form = bool (*)(std::string_view);
using Values = std::span<const std::string_view>;

/// The values that a field may have, from the table of fields.
Values values_of(std::string_view path) {
    const Field* const field = find_field(path);
    return field ? field->rules.values : Values{};
}

/// Walks the record's values with the JSON Pointer of each at hand, and notes what is wrong.
class RecordCheck {
public:
    RecordCheck(const Record& record, const Document& document) : record_(record), document_(document) {
        evidence_.reserve(record.evidence.size());
        for (const Evidence& e : record.evidence) evidence_.push_back(hashed(e.pointer));
        std::sort(evidence_.begin(), evidence_.end());
    }

    Diagnostics run() {
        identity();
        headline();
        pay();
        terms();
        places();
        asked();
        application();
        dates();
        contacts();
        offered();
        evidence();
        sections();
        return std::move(found_);
    }

private:
    // ---- walking

    void defect(std::string message) {
        Diagnostic d;
        d.code = "record_defect";
        d.field = at_;
        d.message = std::move(message);
        found_.push_back(std::move(d));
    }

    /// Does `what` with "/name" added to the pointer.
    template <class What>
    void in(std::string_view name, What what) {
        const std::size_t outer = at_.size();
        at_ += '/';
        at_ += name;
        what();
        at_.resize(outer);
    }

    /// Does `what` for each item; evidence for what is in one must stand at it or below.
    template <class T, class What>
    void each(std::string_view name, const std::vector<T>& items, What what) {
        in(name, [&] {
            const std::size_t outer = floor_;
            for (std::size_t i = 0; i < items.size(); ++i)
                in(std::to_string(i), [&] {
                    floor_ = at_.size();
                    what(items[i]);
                });
            floor_ = outer;
        });
    }

    // ---- values

    /// Pointers begin alike: their hashes are sooner compared.
    using Hashed = std::pair<std::size_t, std::string_view>;
    static Hashed hashed(std::string_view pointer) {
        return {std::hash<std::string_view>()(pointer), pointer};
    }

    bool has_evidence(std::string_view pointer) const {
        return std::binary_search(evidence_.begin(), evidence_.end(), hashed(pointer));
    }

    /// A value stands here: it, or an object that it is in, needs evidence.
    void value() {
        std::string_view pointer = at_;
        while (!pointer.empty() && pointer.size() >= floor_) {
            if (has_evidence(pointer)) return;
            pointer = pointer.substr(0, pointer.rfind('/'));
        }
        defect("the value has no evidence");
    }

    void text(const std::string& words) {
        if (words.empty()) defect("the value is an empty string");
        value();
    }

    void one_of(const std::string& words, Values values) {
        if (std::find(values.begin(), values.end(), words) == values.end())
            defect("'" + words + "' is none of the field's values");
        value();
    }

    void formed(const std::string& words, Form form, std::string_view what) {
        if (!form(words)) defect("'" + words + "' is no " + std::string(what));
        value();
    }

    template <class T>
    void member(std::string_view name, const std::optional<T>& given) {
        if (given) in(name, [&] { value(); });
    }
    void member(std::string_view name, const std::optional<std::string>& given) {
        if (given) in(name, [&] { text(*given); });
    }
    void member(std::string_view name, const std::string& given) {
        in(name, [&] { text(given); });
    }
    void member(std::string_view name, const std::string& given, Values values) {
        in(name, [&] { one_of(given, values); });
    }
    void member(std::string_view name, const std::vector<std::string>& given) {
        each(name, given, [&](const std::string& words) { text(words); });
    }
    void member(std::string_view name, const std::vector<std::string>& given, Values values) {
        each(name, given, [&](const std::string& words) { one_of(words, values); });
    }

    void ordered(const std::optional<double>& min, const std::optional<double>& max) {
        if (min && max && *min > *max) defect("the least is more than the most");
    }

    // ---- the record, from top to bottom

    void identity() {
        const std::string& id = record_.id;
        in("id", [&] {
            if (!valid_record_id(id)) return defect("'" + id + "' is no record id");
            if (!record_.source.sha256.starts_with(id.substr(0, 16)))
                defect("the id is not that of the source's SHA-256");
        });
    }

    void headline() {
        member("title", record_.title);
        member("reference", record_.reference);
        member("department", record_.department);
        member("business_area", record_.business_area);
        const Values codes = values_of("grades[].code");
        each("grades", record_.grades,
             [&](const Grade& g) { member("code", g.code, codes), member("name", g.name); });
    }

    void pay() {
        if (!record_.salary) return;
        const Salary& s = *record_.salary;
        in("salary", [&] {
            member("currency", s.currency);
            member("period", s.period, values_of("salary.period"));
            member("min", s.min);
            member("max", s.max);
            ordered(s.min, s.max);
            each("bands", s.bands, [&](const SalaryBand& b) {
                member("min", b.min);
                member("max", b.max);
                member("location", b.location);
                member("grade", b.grade);
                ordered(b.min, b.max);
            });
        });
    }

    void terms() {
        in("contract", [&] {
            member("types", record_.contract.types, values_of("contract.types"));
            if (const auto& length = record_.contract.length)
                in("length", [&] { formed(*length, valid_duration, "ISO 8601 duration"); });
        });
        member("working_patterns", record_.working_patterns, values_of("working_patterns"));
        member("role_types", record_.role_types);
        member("posts", record_.posts);
    }

    void places() {
        each("locations", record_.locations, [&](const Location& l) {
            member("text", l.text);
            member("town", l.town);
            member("region", l.region);
            member("site", l.site);
            if (l.postcode) in("postcode", [&] { formed(*l.postcode, valid_postcode, "postcode"); });
        });
        member("hybrid_min_percent", record_.hybrid_min_percent);
        member("hours_per_week", record_.hours_per_week);
        if (!record_.annual_leave) return;
        in("annual_leave", [&] {
            member("min_days", record_.annual_leave->min_days);
            member("max_days", record_.annual_leave->max_days);
            ordered(record_.annual_leave->min_days, record_.annual_leave->max_days);
        });
    }

    void asked() {
        in("criteria", [&] {
            member("essential", record_.criteria.essential);
            member("desirable", record_.criteria.desirable);
            member("person_specification", record_.criteria.person_specification);
        });
        member("responsibilities", record_.responsibilities);
        const Values behaviours = values_of("behaviours[].name");
        each("behaviours", record_.behaviours,
             [&](const Behaviour& b) { member("name", b.name, behaviours); });
        const Values competencies = values_of("competencies[].name");
        each("competencies", record_.competencies,
             [&](const Competency& c) { member("name", c.name, competencies), member("level", c.level); });
        member("technical_skills", record_.technical_skills);
        member("success_profile", record_.success_profile, values_of("success_profile"));
    }

    void application() {
        in("application", [&] {
            member("cv", record_.application.cv);
            member("cv_scored", record_.application.cv_scored);
            member("statement_words", record_.application.statement_words);
            member("behaviour_words", record_.application.behaviour_words);
            member("tests", record_.application.tests);
        });
        in("interview",
           [&] { member("formats", record_.interview_formats, values_of("interview.formats")); });
        in("clearance", [&] {
            member("required", record_.clearance.required, values_of("clearance.required"));
            member("conditional", record_.clearance.conditional, values_of("clearance.conditional"));
        });
        if (record_.nationality) member("nationality", *record_.nationality, values_of("nationality"));
    }

    void dates() {
        in("dates", [&] {
            date("closing", record_.dates.closing);
            date("sift", record_.dates.sift);
            date("interview", record_.dates.interview);
            date("start", record_.dates.start);
            each("events", record_.dates.events, [&](const Event& e) {
                if (!e.name.empty()) member("name", e.name);
                in("edtf", [&] { formed(e.edtf, valid_edtf, "date"); });
            });
        });
    }

    void date(std::string_view name, const std::optional<Date>& given) {
        if (!given) return;
        in(name, [&] {
            in("edtf", [&] { formed(given->edtf, valid_edtf, "date"); });
            if (given->from.empty() && given->to.empty()) return;
            in("from", [&] { formed(given->from, valid_calendar_day, "calendar day"); });
            in("to", [&] { formed(given->to, valid_calendar_day, "calendar day"); });
            if (given->from > given->to) defect("the first day is after the last");
        });
    }

    void contacts() {
        const Values roles = values_of("contacts[].role");
        each("contacts", record_.contacts, [&](const Contact& c) {
            member("role", c.role, roles);
            member("name", c.name);
            member("email", c.email);
            member("telephone", c.telephone);
        });
    }

    void offered() {
        member("benefits", record_.benefits);
        member("pension_employer_percent", record_.pension_employer_percent);
        member("reserve_list_months", record_.reserve_list_months);
        member("schemes", record_.schemes, values_of("schemes"));
        member("apply_url", record_.apply_url);
    }

    // ---- places

    /// True where a character of the canonical text begins at `at`, or the text ends.
    bool between_characters(std::uint32_t at) const {
        return at == document_.text.size() || (static_cast<unsigned char>(document_.text[at]) & 0xC0) != 0x80;
    }

    void evidence() {
        at_ = "/evidence";
        const auto twice = std::adjacent_find(evidence_.begin(), evidence_.end());
        if (twice != evidence_.end())
            defect("two pieces of evidence for '" + std::string(twice->second) + "'");
        for (const Evidence& e : record_.evidence) {
            at_ = e.pointer;
            place(e.span);
        }
        at_.clear();
    }

    void place(Span span) {
        if (span.begin > span.end || span.end > document_.text.size())
            return defect("the evidence lies outside of the text");
        if (!between_characters(span.begin) || !between_characters(span.end))
            defect("the evidence begins or ends inside a character");
        const auto source = place_in_input(span, document_);
        if (source) in_input(*source);
    }

    void in_input(Span span) {
        if (span.begin > span.end || span.end > record_.source.bytes)
            defect("the place lies outside of the input");
    }

    void sections() {
        std::uint32_t before = 0;
        const Values ids = values_of("sections[].id");
        for (std::size_t i = 0; i < record_.sections.size(); ++i) {
            const SectionOut& s = record_.sections[i];
            at_ = "/sections/" + std::to_string(i);
            if (std::find(ids.begin(), ids.end(), s.id) == ids.end())
                defect("'" + s.id + "' is none of the field's values");
            if (!s.span) continue;
            in_input(*s.span);
            if (s.span->begin < before) defect("the section stands before the one that it follows");
            before = s.span->begin;
        }
        at_.clear();
    }

    const Record& record_;
    const Document& document_;
    std::vector<Hashed> evidence_;  ///< pointers, sorted
    std::string at_;                ///< pointer of the value looked at
    std::size_t floor_ = 0;         ///< size of the pointer that evidence must reach
    Diagnostics found_;
};

}  // namespace

Diagnostics check_record(const Record& record, const Document& document) {
    return RecordCheck(record, document).run();
}

}  // namespace vacancy
