#ifndef VACANCY_RECORD_EMIT_H
#define VACANCY_RECORD_EMIT_H

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/rapidjson.h>

#include "document/document.h"
#include "record/place.h"
#include "record/record.h"

namespace vacancy {

/// Sends a record as JSON events to `Out`: a JsonWriter, or the validator before it.
///
/// The one place that says what the JSON looks like: one function an object, members in the
/// order of the table of fields.
template <class Out>
class RecordEmitter {
public:
    /// `duplicates`: with the field duplicate_of, also where it is null.
    RecordEmitter(Out& out, const Record& record, const Document& document, bool duplicates = false)
        : out_(out), record_(record), document_(document), duplicates_(duplicates) {}

    /// False where a number can't be said in JSON (NaN, infinity). `order` gives the evidence to
    /// write, by index, sorted by pointer.
    bool run(const std::vector<std::uint32_t>& order) {
        begin();
        key("schema"), text("vacancy/1");
        member("id", record_.id);
        if (duplicates_ || record_.duplicate_of) member("duplicate_of", record_.duplicate_of);
        source();
        member("kind", record_.kind);
        headline();
        salary();
        contract();
        member("working_patterns", record_.working_patterns);
        member("role_types", record_.role_types);
        member("posts", record_.posts);
        list("locations", record_.locations, [this](const Location& l) { location(l); });
        member("hybrid_min_percent", record_.hybrid_min_percent);
        member("hours_per_week", record_.hours_per_week);
        annual_leave();
        asked();
        application();
        clearance();
        member("nationality", record_.nationality);
        dates();
        list("contacts", record_.contacts, [this](const Contact& c) { contact(c); });
        offered();
        list("sections", record_.sections, [this](const SectionOut& s) { section(s); });
        evidence(order);
        list("diagnostics", record_.diagnostics, [this](const Diagnostic& d) { diagnostic(d); });
        end();
        return finite_;
    }

private:
    // ---- JSON

    using Size = rapidjson::SizeType;

    void begin() {
        out_.StartObject();
        counts_.push_back(0);
    }
    void begin(std::string_view name) { key(name), begin(); }
    void end() {
        out_.EndObject(counts_.back());
        counts_.pop_back();
    }

    void key(std::string_view name) {
        ++counts_.back();
        out_.Key(name.data(), static_cast<Size>(name.size()), false);
    }
    void null() { out_.Null(); }
    void text(std::string_view value) { out_.String(value.data(), static_cast<Size>(value.size()), false); }
    void integer(std::int64_t value) { out_.Int64(value); }
    void number(double value) {
        // A whole number goes out as an integer, so that the validator compares like with like.
        if (std::abs(value) < 1e15 && value == std::trunc(value))
            return integer(static_cast<std::int64_t>(value));
        if (std::isfinite(value)) return void(out_.Double(value));
        finite_ = false;
        null();
    }

    void put(std::string_view value) { text(value); }
    void put(std::int64_t value) { integer(value); }
    void put(double value) { number(value); }
    void put(bool value) { out_.Bool(value); }
    void put(const std::string& value) { text(value); }
    void put(Span span) {
        const std::int64_t ends[] = {span.begin, span.end};
        tuple(ends);
    }
    template <class T>
    void put(const std::optional<T>& value) {
        if (value) return put(*value);
        null();
    }
    void put(const std::vector<std::string>& values) {
        out_.StartArray();
        for (const std::string& value : values) text(value);
        out_.EndArray(static_cast<Size>(values.size()));
    }

    template <class T>
    void member(std::string_view name, const T& value) {
        key(name), put(value);
    }
    /// A member whose empty string says that there is no value.
    void filled(std::string_view name, const std::string& value) {
        key(name);
        if (value.empty()) return null();
        text(value);
    }

    template <class T, std::size_t N>
    void tuple(const T (&values)[N]) {
        out_.StartArray();
        for (const T value : values) put(value);
        out_.EndArray(static_cast<Size>(N));
    }

    template <class T, class Write>
    void list(std::string_view name, const std::vector<T>& items, Write write) {
        key(name);
        out_.StartArray();
        for (const T& item : items) {
            begin();
            write(item);
            end();
        }
        out_.EndArray(static_cast<Size>(items.size()));
    }

    // ---- the record, from top to bottom

    void source() {
        const SourceInfo& s = record_.source;
        begin("source");
        member("path", s.path);
        member("member", s.member);
        member("media_type", s.media_type);
        member("charset", s.charset);
        member("bytes", static_cast<std::int64_t>(s.bytes));
        member("sha256", s.sha256);
        member("layout", s.layout);
        member("captured", s.captured);
        end();
    }

    void headline() {
        member("title", record_.title);
        member("reference", record_.reference);
        member("department", record_.department);
        member("business_area", record_.business_area);
        list("grades", record_.grades,
             [this](const Grade& g) { member("code", g.code), member("name", g.name); });
    }

    void salary() {
        key("salary");
        if (!record_.salary) return null();
        const Salary& s = *record_.salary;
        begin();
        member("currency", s.currency);
        member("period", s.period);
        member("min", s.min);
        member("max", s.max);
        list("bands", s.bands, [this](const SalaryBand& b) {
            member("min", b.min);
            member("max", b.max);
            member("location", b.location);
            member("grade", b.grade);
        });
        end();
    }

    void contract() {
        begin("contract");
        member("types", record_.contract.types);
        member("length", record_.contract.length);
        end();
    }

    void location(const Location& l) {
        member("text", l.text);
        member("town", l.town);
        member("region", l.region);
        member("site", l.site);
        member("postcode", l.postcode);
    }

    void annual_leave() {
        key("annual_leave");
        if (!record_.annual_leave) return null();
        begin();
        member("min_days", record_.annual_leave->min_days);
        member("max_days", record_.annual_leave->max_days);
        end();
    }

    void asked() {
        begin("criteria");
        member("essential", record_.criteria.essential);
        member("desirable", record_.criteria.desirable);
        member("person_specification", record_.criteria.person_specification);
        end();
        member("responsibilities", record_.responsibilities);
        list("behaviours", record_.behaviours, [this](const Behaviour& b) {
            member("name", b.name), member("at_application", b.at_application);
        });
        list("competencies", record_.competencies,
             [this](const Competency& c) { member("name", c.name), member("level", c.level); });
        member("technical_skills", record_.technical_skills);
        member("success_profile", record_.success_profile);
    }

    void application() {
        const Application& a = record_.application;
        begin("application");
        member("cv", a.cv);
        member("cv_scored", a.cv_scored);
        member("statement_words", a.statement_words);
        member("behaviour_words", a.behaviour_words);
        member("tests", a.tests);
        end();
        begin("interview");
        member("formats", record_.interview_formats);
        end();
    }

    void clearance() {
        begin("clearance");
        member("required", record_.clearance.required);
        member("conditional", record_.clearance.conditional);
        end();
    }

    void dates() {
        begin("dates");
        date("closing", record_.dates.closing);
        date("sift", record_.dates.sift);
        date("interview", record_.dates.interview);
        date("start", record_.dates.start);
        list("events", record_.dates.events,
             [this](const Event& e) { filled("name", e.name), member("edtf", e.edtf); });
        end();
    }

    void date(std::string_view name, const std::optional<Date>& date) {
        key(name);
        if (!date) return null();
        begin();
        member("edtf", date->edtf);
        filled("from", date->from);
        filled("to", date->to);
        end();
    }

    void contact(const Contact& c) {
        member("role", c.role);
        member("name", c.name);
        member("email", c.email);
        member("telephone", c.telephone);
    }

    void offered() {
        member("benefits", record_.benefits);
        member("pension_employer_percent", record_.pension_employer_percent);
        member("reserve_list_months", record_.reserve_list_months);
        member("schemes", record_.schemes);
        member("apply_url", record_.apply_url);
    }

    void section(const SectionOut& s) {
        member("id", s.id);
        member("heading", s.heading);
        member("level", std::int64_t{s.level});
        member("span", s.span);
        member("text", s.text);
    }

    void evidence(const std::vector<std::uint32_t>& order) {
        begin("evidence");
        for (const std::uint32_t i : order) {
            begin(record_.evidence[i].pointer);
            evidence(record_.evidence[i]);
            end();
        }
        end();
    }

    void evidence(const Evidence& e) {
        const Span span = clamped(e.span, document_.text);
        const auto page = place_on_page(span, document_);
        member("rule", e.rule);
        member("text", span.of(document_.text));
        const auto place = place_in_input(span, document_);
        line(place ? document_.line_at(place->begin) : document_.line_of(span));
        member("span", place);
        key("page");
        page ? integer(page->page) : null();
        key("box");
        page ? tuple(page->box) : null();
        member("confidence", name_of(e.confidence));
    }

    void diagnostic(const Diagnostic& d) {
        member("code", d.code);
        member("severity", name_of(d.severity));
        filled("field", d.field);
        member("message", d.message);
        line(d.position.line != 0 ? d.position.line : line_in_input(d.span, document_));
        key("span");
        d.span.empty() ? null() : put(d.span);
    }

    void line(std::uint32_t line) {
        key("line");
        line != 0 ? integer(line) : null();
    }

    Out& out_;
    const Record& record_;
    const Document& document_;
    const bool duplicates_;
    std::vector<Size> counts_;  ///< members so far, of each open object
    bool finite_ = true;
};

}  // namespace vacancy

#endif
