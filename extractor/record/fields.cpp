#include "record/fields.h"

#include <algorithm>
#include <array>

namespace vacancy {

namespace {

using enum FieldType;
using Values = std::string_view[];

constexpr Values schemas = {"vacancy/1"};
constexpr Values kinds = {"advert", "pack_role"};
constexpr Values layouts = {"lines", "one_line", "run_on", "html", "pdf"};
constexpr Values grade_codes = {"AA",   "AO",   "EO",   "HEO",  "SEO", "G7",   "G6",
                                "SCS1", "SCS2", "SCS3", "SCS4", "FS",  "OTHER"};
constexpr Values periods = {"year", "month", "week", "day", "hour"};
constexpr Values contract_types = {"permanent",  "fixed_term",     "temporary", "loan",
                                   "secondment", "apprenticeship", "casual",    "contractor"};
constexpr Values patterns = {"full_time", "part_time", "job_share",   "flexible",        "compressed_hours",
                             "term_time", "shift",     "homeworking", "annualised_hours"};
constexpr Values behaviour_names = {"Seeing the Big Picture",
                                    "Changing and Improving",
                                    "Making Effective Decisions",
                                    "Leadership",
                                    "Communicating and Influencing",
                                    "Working Together",
                                    "Developing Self and Others",
                                    "Managing a Quality Service",
                                    "Delivering at Pace"};
constexpr Values competency_names = {"Seeing the Big Picture",        "Changing and Improving",
                                     "Making Effective Decisions",    "Leading and Communicating",
                                     "Collaborating and Partnering",  "Building Capability for All",
                                     "Achieving Commercial Outcomes", "Delivering Value for Money",
                                     "Managing a Quality Service",    "Delivering at Pace"};
constexpr Values profile_elements = {"ability", "behaviours", "experience", "strengths", "technical"};
constexpr Values interview_forms = {"in_person", "telephone", "video", "recorded_video"};
constexpr Values clearances = {"BPSS",  "CTC",   "SC", "eSC",       "DV",           "eDV",          "NPPV1",
                               "NPPV2", "NPPV3", "AC", "DBS_BASIC", "DBS_STANDARD", "DBS_ENHANCED", "CRC"};
constexpr Values nationalities = {"non_reserved", "reserved"};
constexpr Values contact_roles = {"job", "recruitment_team", "adjustments", "complaints"};
constexpr Values scheme_names = {"disability_confident", "redeployment_interview", "veterans",
                                 "guaranteed_interview"};
constexpr Values section_ids = {"details",
                                "contents",
                                "location",
                                "about_the_job",
                                "job_summary",
                                "job_description",
                                "responsibilities",
                                "person_specification",
                                "essential_criteria",
                                "desirable_criteria",
                                "qualifications",
                                "technical_skills",
                                "memberships",
                                "licences",
                                "languages",
                                "behaviours",
                                "competencies",
                                "benefits",
                                "things_you_need_to_know",
                                "selection_process",
                                "sift_and_interview_dates",
                                "further_information",
                                "reasonable_adjustments",
                                "feedback",
                                "security",
                                "nationality",
                                "working_for_the_civil_service",
                                "apply",
                                "contact",
                                "the_role",
                                "salary",
                                "contract_type",
                                "working_pattern",
                                "terms_and_conditions",
                                "annex",
                                "medical",
                                "artificial_intelligence",
                                "attachments",
                                "strengths",
                                "other"};
constexpr Values confidences = {"label", "section", "prose", "inferred"};
constexpr Values severities = {"error", "warning", "note"};

constexpr const char* id_form = "^[0-9a-f]{16}-[0-9]+$";
constexpr const char* sha256_form = "^[0-9a-f]{64}$";
constexpr const char* currency_form = "^[A-Z]{3}$";
constexpr const char* duration_form = "^P([0-9]+[YMWD])+$";
constexpr const char* edtf_form = "^([0-9X]{4}[0-9XT:~?%-]*|[.][.])(/([0-9X]{4}[0-9XT:~?%-]*|[.][.]))?$";
constexpr const char* day_form = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr const char* pointer_form = "^/";

// clang-format off
constexpr auto table = std::to_array<Field>({
    {"schema", string, {.values = schemas}, "Name and version of this form of record."},
    {"id", string, {.pattern = id_form}, "First 16 hex digits of the SHA-256 of the input, a hyphen, and the record's index in that input."},
    {"duplicate_of", string, {.nullable = true, .asked = true, .pattern = id_form}, "The `id` of the first record of the same vacancy, where this is not the first; only with `--dedupe`."},

    {"source", object, {}, "The input that the record was read from."},
    {"source.path", string, {}, "Path of the input as the caller gave it, or as found below a folder the caller gave."},
    {"source.member", string, {.nullable = true}, "Name of the file inside an archive; null outside of one."},
    {"source.media_type", string, {.filled = true}, "What the bytes were taken to be, as a media type: 'text/html'."},
    {"source.charset", string, {}, "Charset that the bytes were decoded from."},
    {"source.bytes", integer, {.min = 0}, "Size of the input in bytes."},
    {"source.sha256", string, {.pattern = sha256_form}, "SHA-256 of the input's bytes, in lower-case hex."},
    {"source.layout", string, {.values = layouts}, "How the text was found to be laid out: in lines, on one line, run together without blanks, as HTML or as PDF."},
    {"source.captured", string, {.nullable = true}, "When the page was captured, as its archive or its HTTP headers say."},

    {"kind", string, {.values = kinds}, "'advert' for an advert of its own, 'pack_role' for one role of a candidate pack that advertises several."},
    {"title", string, {.nullable = true, .filled = true}, "The job's title as headlined, without reference, site name or added grade."},
    {"reference", string, {.nullable = true, .filled = true}, "The vacancy's reference number as printed."},
    {"department", string, {.nullable = true, .filled = true}, "The employer: the page's organisation line, or else the body that the prose names as employer."},
    {"business_area", string, {.nullable = true, .filled = true}, "The employer's business area as printed."},

    {"grades", objects, {}, "The grades that the job is offered at."},
    {"grades[].code", string, {.values = grade_codes}, "The grade's standard code; OTHER for a grade outside of the standard ones."},
    {"grades[].name", string, {.filled = true}, "The grade as printed."},

    {"salary", object, {.nullable = true}, "Pay, without allowances and pension."},
    {"salary.currency", string, {.pattern = currency_form}, "Currency by its ISO 4217 code."},
    {"salary.period", string, {.values = periods}, "The time that the amounts pay for."},
    {"salary.min", number, {.nullable = true, .min = 0}, "Lowest amount of all bands; null where only a ceiling is stated."},
    {"salary.max", number, {.nullable = true, .min = 0}, "Highest amount of all bands; null where only a floor is stated."},
    {"salary.bands", objects, {}, "Rates that the advert tells apart by place or grade."},
    {"salary.bands[].min", number, {.nullable = true, .min = 0}, "Lowest amount of the band."},
    {"salary.bands[].max", number, {.nullable = true, .min = 0}, "Highest amount of the band."},
    {"salary.bands[].location", string, {.nullable = true}, "The place that the band is for, as printed."},
    {"salary.bands[].grade", string, {.nullable = true}, "The grade that the band is for."},

    {"contract", object, {}, "The contract offered."},
    {"contract.types", strings, {.values = contract_types}, "Kinds of contract."},
    {"contract.length", string, {.nullable = true, .pattern = duration_form}, "Length as an ISO 8601 duration: 'P18M'; the shortest where a range or a limit is stated."},

    {"working_patterns", strings, {.values = patterns}, "Working patterns that are offered."},
    {"role_types", strings, {}, "Types of role as printed."},
    {"posts", integer, {.nullable = true, .min = 1}, "Number of jobs available."},

    {"locations", objects, {}, "Places of work, one entry a place."},
    {"locations[].text", string, {.filled = true}, "The place as printed."},
    {"locations[].town", string, {.nullable = true}, "Town or city."},
    {"locations[].region", string, {.nullable = true}, "Region or nation of the United Kingdom as printed."},
    {"locations[].site", string, {.nullable = true}, "Building or site."},
    {"locations[].postcode", string, {.nullable = true}, "Postcode."},

    {"hybrid_min_percent", integer, {.nullable = true, .min = 0, .max = 100}, "Least share of working time to be spent in the workplace, in percent."},
    {"hours_per_week", number, {.nullable = true, .min = 0, .max = 168}, "Full-time hours a week."},

    {"annual_leave", object, {.nullable = true}, "Paid leave a year, without public holidays."},
    {"annual_leave.min_days", number, {.nullable = true, .min = 0, .max = 366}, "Days on entry."},
    {"annual_leave.max_days", number, {.nullable = true, .min = 0, .max = 366}, "Days after the longest service."},

    {"criteria", object, {}, "What is asked of applicants."},
    {"criteria.essential", strings, {}, "Items under a heading or lead-in that calls them essential."},
    {"criteria.desirable", strings, {}, "Items under a heading or lead-in that calls them desirable."},
    {"criteria.person_specification", strings, {}, "Items of the person specification that are called neither."},

    {"responsibilities", strings, {}, "Items under a heading or lead-in that announces duties or responsibilities."},

    {"behaviours", objects, {}, "Behaviours of Success Profiles that are assessed."},
    {"behaviours[].name", string, {.values = behaviour_names}, "The behaviour's official name."},
    {"behaviours[].at_application", boolean, {}, "True where it is assessed in the application or at sift."},

    {"competencies", objects, {}, "Competencies of the 2012-2017 framework that are assessed."},
    {"competencies[].name", string, {.values = competency_names}, "The competency's official name."},
    {"competencies[].level", integer, {.nullable = true, .min = 1, .max = 6}, "Level in the framework."},

    {"technical_skills", strings, {}, "Technical skills that are assessed."},
    {"success_profile", strings, {.values = profile_elements}, "Elements of Success Profiles that are assessed."},

    {"application", object, {}, "What an application consists of."},
    {"application.cv", boolean, {.nullable = true}, "True where a CV is asked for."},
    {"application.cv_scored", boolean, {.nullable = true}, "Whether the CV is scored."},
    {"application.statement_words", integer, {.nullable = true, .min = 1}, "Word limit of the personal or supporting statement or cover letter."},
    {"application.behaviour_words", integer, {.nullable = true, .min = 1}, "Word limit of each example of a behaviour."},
    {"application.tests", strings, {}, "Tests: verbal, numerical, judgement, work_strengths, management_judgement, customer_service, casework, aptitude, or the test's own name."},

    {"interview", object, {}, "The interview."},
    {"interview.formats", strings, {.values = interview_forms}, "How interviews are held."},

    {"clearance", object, {}, "Security checks that this role calls for."},
    {"clearance.required", strings, {.values = clearances}, "Checks that the successful applicant must pass; CRC is a criminal record check of no stated level."},
    {"clearance.conditional", strings, {.values = clearances}, "Checks that may be required."},

    {"nationality", string, {.nullable = true, .values = nationalities}, "Whether the job is reserved for UK nationals."},

    {"dates", object, {}, "Dates of the campaign."},
    {"dates.closing", object, {.nullable = true}, "When applications close."},
    {"dates.closing.edtf", string, {.pattern = edtf_form}, "The date in EDTF (ISO 8601-2), with the time where it is stated."},
    {"dates.closing.from", string, {.nullable = true, .pattern = day_form}, "First calendar day; null while the year is not known."},
    {"dates.closing.to", string, {.nullable = true, .pattern = day_form}, "Last calendar day; null while the year is not known."},
    {"dates.sift", object, {.nullable = true}, "When applications are sifted."},
    {"dates.sift.edtf", string, {.pattern = edtf_form}, "The date in EDTF (ISO 8601-2): a week or a range as an interval, 'about' as '~'."},
    {"dates.sift.from", string, {.nullable = true, .pattern = day_form}, "First calendar day; null while the year is not known."},
    {"dates.sift.to", string, {.nullable = true, .pattern = day_form}, "Last calendar day; null while the year is not known."},
    {"dates.interview", object, {.nullable = true}, "When interviews are held; the first round of several."},
    {"dates.interview.edtf", string, {.pattern = edtf_form}, "The date in EDTF (ISO 8601-2): a week or a range as an interval, 'about' as '~'."},
    {"dates.interview.from", string, {.nullable = true, .pattern = day_form}, "First calendar day; null while the year is not known."},
    {"dates.interview.to", string, {.nullable = true, .pattern = day_form}, "Last calendar day; null while the year is not known."},
    {"dates.start", object, {.nullable = true}, "When the job is expected to start."},
    {"dates.start.edtf", string, {.pattern = edtf_form}, "The date in EDTF (ISO 8601-2): a month as '2024-07', a season as '2024-21'."},
    {"dates.start.from", string, {.nullable = true, .pattern = day_form}, "First calendar day; null while the year is not known."},
    {"dates.start.to", string, {.nullable = true, .pattern = day_form}, "Last calendar day; null while the year is not known."},
    {"dates.events", objects, {}, "Other events for candidates that have a date."},
    {"dates.events[].name", string, {.nullable = true, .filled = true}, "The event as named."},
    {"dates.events[].edtf", string, {.pattern = edtf_form}, "Its date in EDTF (ISO 8601-2)."},

    {"contacts", objects, {}, "Whom to contact."},
    {"contacts[].role", string, {.values = contact_roles}, "What the contact is for."},
    {"contacts[].name", string, {.nullable = true}, "Name of the person or team."},
    {"contacts[].email", string, {.nullable = true}, "E-mail address."},
    {"contacts[].telephone", string, {.nullable = true}, "Telephone number as printed."},

    {"benefits", strings, {}, "Items of the benefits section."},
    {"pension_employer_percent", number, {.nullable = true, .min = 0, .max = 100}, "Average employer's contribution to the pension, in percent."},
    {"reserve_list_months", integer, {.nullable = true, .min = 0}, "Months that successful candidates stay on a reserve list."},
    {"schemes", strings, {.values = scheme_names}, "Schemes that applicants can use."},
    {"apply_url", string, {.nullable = true, .filled = true}, "Where the page links to apply; HTML only."},

    {"sections", objects, {}, "Sections of the advert in document order."},
    {"sections[].id", string, {.values = section_ids}, "What the section is about; 'other' under a heading that is not known."},
    {"sections[].heading", string, {}, "The heading as printed."},
    {"sections[].level", integer, {.min = 0, .max = 6}, "1 for a part, 2 for a section, 3 and up for what stands within one."},
    {"sections[].span", span, {.nullable = true}, "Where it stands in the input, in bytes; null for PDF."},
    {"sections[].text", string, {}, "Its words in the canonical text."},

    {"evidence", map, {}, "For each value, by its JSON Pointer, why it is what it is."},
    {"evidence.*.rule", string, {.filled = true}, "The grammar rule that took the value: 'salary.range'."},
    {"evidence.*.text", string, {}, "The words that it was taken from, as they stand in the canonical text."},
    {"evidence.*.line", integer, {.nullable = true, .min = 1}, "The line of the input that they begin on, from 1."},
    {"evidence.*.span", span, {.nullable = true}, "Where they stand in the input (inside an archive: in the member), in bytes; null for PDF."},
    {"evidence.*.page", integer, {.nullable = true, .min = 1}, "Page of a PDF, from 1; else null."},
    {"evidence.*.box", box, {.nullable = true}, "Box around the words on that page, in points from its top left corner; else null."},
    {"evidence.*.confidence", string, {.values = confidences}, "How the value was found: by its label, in its section, elsewhere in prose, or worked out."},

    {"diagnostics", objects, {}, "What a careful reader would want to know about this record."},
    {"diagnostics[].code", string, {.filled = true}, "Code of the diagnostic; each has a page in docs/diagnostics/."},
    {"diagnostics[].severity", string, {.values = severities}, "How bad it is."},
    {"diagnostics[].field", string, {.nullable = true, .pattern = pointer_form}, "JSON Pointer of the field that it is about; null where it is about the whole input."},
    {"diagnostics[].message", string, {.filled = true}, "What there is to tell."},
    {"diagnostics[].line", integer, {.nullable = true, .min = 1}, "The line of the input, from 1; null where there is no place."},
    {"diagnostics[].span", span, {.nullable = true}, "The place in the input, in bytes; null where there is none."},
});
// clang-format on

}  // namespace

std::span<const Field> record_fields() {
    return table;
}

const Field* find_field(std::string_view path) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Field& f) { return f.path == path; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace vacancy
