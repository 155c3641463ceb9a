#ifndef VACANCY_RECORD_RECORD_H
#define VACANCY_RECORD_RECORD_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "normalise/date.h"

namespace vacancy {

// One vacancy, typed. The contract is docs/record.md; the one table of its fields is
// record/fields.h, from which the JSON Schema is made and to which the writer is held.

/// How sure we are of a value: a labelled value, found in its section, found in
/// prose, or worked out.
enum class Confidence : std::uint8_t { label, section, prose, inferred };
std::string_view name_of(Confidence confidence);

struct Grade {
    std::string code;  ///< AA AO EO HEO SEO G7 G6 SCS1 SCS2 SCS3 SCS4 FS OTHER
    std::string name;  ///< as printed
};

struct SalaryBand {
    std::optional<double> min, max;
    std::optional<std::string> location, grade;
};

struct Salary {
    std::string currency;  ///< ISO 4217
    std::string period;    ///< year month week day hour
    std::optional<double> min, max;
    std::vector<SalaryBand> bands;
};

struct Location {
    std::string text;
    std::optional<std::string> town, region, site, postcode;
};

struct Behaviour {
    std::string name;
    bool at_application = false;
};

struct Competency {
    std::string name;
    std::optional<std::int64_t> level;
};

struct Contact {
    std::string role;  ///< job recruitment_team adjustments complaints
    std::optional<std::string> name, email, telephone;
};

struct Event {
    std::string name;
    std::string edtf;
};

struct AnnualLeave {
    std::optional<double> min_days, max_days;
};

struct Dates {
    std::optional<Date> closing, sift, interview, start;
    std::vector<Event> events;
};

struct Contract {
    std::vector<std::string> types;
    std::optional<std::string> length;  ///< ISO 8601 duration
};

struct Criteria {
    std::vector<std::string> essential, desirable, person_specification;
};

struct Application {
    std::optional<bool> cv, cv_scored;
    std::optional<std::int64_t> statement_words, behaviour_words;
    std::vector<std::string> tests;
};

struct Clearance {
    std::vector<std::string> required, conditional;
};

/// A section as it goes out. `span` is bytes of the input as read.
struct SectionOut {
    std::string id;
    std::string heading;
    std::uint8_t level = 0;
    std::optional<Span> span;  ///< none for PDF
    std::string_view text;     ///< into the document's canonical text
};

/// Why a value is what it is. `span` is canonical; the writer maps it to the input.
struct Evidence {
    std::string pointer;    ///< "/salary/min"
    std::string_view rule;  ///< "salary.range"; owned by the grammars
    Span span;
    Confidence confidence = Confidence::prose;
};

struct SourceInfo {
    std::string path;
    std::optional<std::string> member;
    std::string media_type, charset;
    std::uint64_t bytes = 0;
    std::string sha256;  ///< 64 hex digits
    std::string layout;  ///< lines one_line run_on html pdf
    std::optional<std::string> captured;
};

struct Record {
    std::string id;  ///< 16 hex digits of the input's SHA-256, '-', index in the input
    std::optional<std::string> duplicate_of;  ///< of the same vacancy's first record; where it was looked for
    SourceInfo source;
    std::string kind = "advert";  ///< advert, pack_role
    std::optional<std::string> title, reference, department, business_area;
    std::vector<Grade> grades;
    std::optional<Salary> salary;
    Contract contract;
    std::vector<std::string> working_patterns, role_types;
    std::optional<std::int64_t> posts;
    std::vector<Location> locations;
    std::optional<std::int64_t> hybrid_min_percent;
    std::optional<double> hours_per_week;
    std::optional<AnnualLeave> annual_leave;
    Criteria criteria;
    std::vector<std::string> responsibilities;
    std::vector<Behaviour> behaviours;
    std::vector<Competency> competencies;
    std::vector<std::string> technical_skills, success_profile;
    Application application;
    std::vector<std::string> interview_formats;
    Clearance clearance;
    std::optional<std::string> nationality;
    Dates dates;
    std::vector<Contact> contacts;
    std::vector<std::string> benefits;
    std::optional<double> pension_employer_percent;
    std::optional<std::int64_t> reserve_list_months;
    std::vector<std::string> schemes;
    std::optional<std::string> apply_url;
    std::vector<SectionOut> sections;
    std::vector<Evidence> evidence;  ///< sorted by pointer when written
    Diagnostics diagnostics;
};

}  // namespace vacancy

#endif
