#include "export/job_posting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/ascii.h"
#include "export/parsed_record.h"
#include "normalise/iso_date.h"
#include "record/json_tree.h"
#include "record/writer.h"

namespace vacancy {

namespace {

using rapidjson::Value;

const Value* find(const Value& object, const char* name) {
    const Value* member = member_of(object, name);
    return member && !member->IsNull() ? member : nullptr;
}

const Value* find(const Value& object, const char* name, const char* inner) {
    const Value* outer = find(object, name);
    return outer ? find(*outer, inner) : nullptr;
}

// ---- the description

void append_escaped(std::string_view words, std::string& out) {
    for (const char c : words) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            out += c;
        }
    }
}

/// A line as compared with an item of a list, which has lost its closing punctuation.
std::string_view as_item(std::string_view line) {
    while (!line.empty() && (line.back() == '.' || line.back() == ';' || line.back() == ','))
        line.remove_suffix(1);
    return line;
}

/// The sections of a record as HTML.
class Description {
public:
    explicit Description(const Value& record) {
        for (const char* list : {"essential", "desirable", "person_specification"})
            add_items(find(record, "criteria", list));
        for (const char* list : {"responsibilities", "benefits", "technical_skills"})
            add_items(find(record, list));
        if (const Value* sections = find(record, "sections"))
            for (const Value& section : sections->GetArray()) add(section);
    }

    std::string_view html() const { return out_; }

private:
    void add_items(const Value* list) {
        if (!list) return;
        for (const Value& item : list->GetArray()) items_.insert(as_item(text_of(item)));
    }

    void add(const Value& section) {
        if (text_of(*find(section, "id")) == "contents") return;
        const char* const tag = find(section, "level")->GetInt() >= 3 ? "h3" : "h2";
        element(tag, text_of(*find(section, "heading")));
        std::string_view text = text_of(*find(section, "text"));
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            add_line(trim(line));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
        }
        list(false);
    }

    void add_line(std::string_view line) {
        if (line.empty()) return;
        const bool item = items_.contains(as_item(line));
        list(item);
        element(item ? "li" : "p", line);
    }

    void list(bool open) {
        if (open != in_list_) out_ += open ? "<ul>" : "</ul>";
        in_list_ = open;
    }

    void element(std::string_view tag, std::string_view words) {
        if (words.empty()) return;
        out_.append("<").append(tag).append(">");
        append_escaped(words, out_);
        out_.append("</").append(tag).append(">");
    }

    std::unordered_set<std::string_view> items_;
    std::string out_;
    bool in_list_ = false;
};

// ---- names

struct Named {
    std::string_view code, name;
};

constexpr std::array kClearances{
    Named{"BPSS", "Baseline Personnel Security Standard (BPSS)"},
    Named{"CTC", "Counter Terrorist Check (CTC)"},
    Named{"SC", "Security Check (SC)"},
    Named{"eSC", "Enhanced Security Check (eSC)"},
    Named{"DV", "Developed Vetting (DV)"},
    Named{"eDV", "Enhanced Developed Vetting (eDV)"},
    Named{"AC", "Accreditation Check (AC)"},
    Named{"DBS_BASIC", "Basic DBS check"},
    Named{"DBS_STANDARD", "Standard DBS check"},
    Named{"DBS_ENHANCED", "Enhanced DBS check"},
    Named{"CRC", "Criminal record check"},
};

std::string_view name_of_clearance(std::string_view code) {
    const auto found =
        std::find_if(kClearances.begin(), kClearances.end(), [&](const Named& n) { return n.code == code; });
    return found == kClearances.end() ? code : found->name;
}

/// 'full_time' -> 'FULL_TIME', as search engines know employment types and times that pay is for.
std::string in_capitals(std::string_view kind) {
    std::string out(kind);
    for (char& c : out)
        if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

constexpr std::string_view kRemote = "homeworking";

// ---- the posting

class Writer {
public:
    Writer(const Value& record, rapidjson::StringBuffer& buffer) : record_(record), out_(buffer) {}

    void run() {
        out_.StartObject();
        text("@context", "https://schema.org");
        text("@type", "JobPosting");
        headline();
        dates();
        employment();
        organisations();
        places();
        salary();
        asked();
        contacts();
        link();
        out_.EndObject();
    }

private:
    void text(std::string_view name, std::string_view value) { out_.Key(name), out_.String(value); }
    void text(std::string_view name, const Value* value) {
        if (value) text(name, text_of(*value));
    }
    void number(std::string_view name, const Value& value) {
        out_.Key(name);
        put(value);
    }
    void put(const Value& value) {
        value.IsInt64() ? out_.Int64(value.GetInt64()) : out_.Double(value.GetDouble());
    }

    void begin(std::string_view name, std::string_view type) {
        out_.Key(name);
        begin(type);
    }
    void begin(std::string_view type) {
        out_.StartObject();
        text("@type", type);
    }

    void list(std::string_view name, const Value* values) {
        if (!values || values->Empty()) return;
        out_.Key(name);
        out_.StartArray();
        for (const Value& value : values->GetArray()) out_.String(text_of(value));
        out_.EndArray();
    }

    void headline() {
        text("title", find(record_, "title"));
        const Description description(record_);
        if (!description.html().empty()) text("description", description.html());
        const Value* reference = find(record_, "reference");
        if (!reference) return;
        begin("identifier", "PropertyValue");
        text("name", find(record_, "department"));
        text("value", reference);
        out_.EndObject();
    }

    /// A day or a point in time; of a span of days its last, by which all is over.
    static std::string moment_of(const Value& date, const char* end) {
        const std::string_view edtf = text_of(*find(date, "edtf"));
        if (edtf.size() == 10 && edtf.find_first_not_of("0123456789-") == edtf.npos) return std::string(edtf);
        if (edtf.size() == 19 && edtf[10] == 'T' && edtf.find('X') == edtf.npos) return with_uk_offset(edtf);
        const Value* day = find(date, end);
        return day ? std::string(text_of(*day)) : std::string();
    }

    void dates() {
        const Value* closing = find(record_, "dates", "closing");
        const std::string last = closing ? moment_of(*closing, "to") : "";
        if (!last.empty()) text("validThrough", last);
        const Value* start = find(record_, "dates", "start");
        const std::string first = start ? moment_of(*start, "from") : "";
        if (!first.empty()) text("jobStartDate", first);
    }

    void employment() {
        std::vector<std::string> types;
        for (const Value* values : {find(record_, "working_patterns"), find(record_, "contract", "types")})
            for (const Value& value : values->GetArray())
                if (text_of(value) != kRemote) types.push_back(in_capitals(text_of(value)));
        if (!types.empty()) {
            out_.Key("employmentType");
            out_.StartArray();
            for (const std::string& type : types) out_.String(type);
            out_.EndArray();
        }
        if (const Value* hours = find(record_, "hours_per_week")) {
            out_.Key("workHours");
            rapidjson::StringBuffer digits;
            JsonWriter number(digits);
            hours->IsInt64() ? number.Int64(hours->GetInt64()) : number.Double(hours->GetDouble());
            out_.String(std::string(digits.GetString()) + " hours a week");
        }
        if (const Value* posts = find(record_, "posts")) number("totalJobOpenings", *posts);
        list("occupationalCategory", find(record_, "role_types"));
    }

    void organisation(std::string_view name, const Value* called) {
        if (!called) return;
        begin(name, "Organization");
        text("name", called);
        out_.EndObject();
    }

    void organisations() {
        organisation("hiringOrganization", find(record_, "department"));
        organisation("employmentUnit", find(record_, "business_area"));
    }

    void place(const Value& location) {
        begin("Place");
        text("name", text_of(*find(location, "text")));
        address(location);
        out_.EndObject();
    }

    void address(const Value& location) {
        const auto states = [&](const char* name) { return find(location, name) != nullptr; };
        const bool in_uk = states("region") || states("postcode");
        if (!in_uk && !states("site") && !states("town")) return;
        begin("address", "PostalAddress");
        text("streetAddress", find(location, "site"));
        text("addressLocality", find(location, "town"));
        text("addressRegion", find(location, "region"));
        text("postalCode", find(location, "postcode"));
        if (in_uk) text("addressCountry", "GB");
        out_.EndObject();
    }

    void places() {
        const Value& locations = *find(record_, "locations");
        if (!locations.Empty()) {
            out_.Key("jobLocation");
            out_.StartArray();
            for (const Value& location : locations.GetArray()) place(location);
            out_.EndArray();
        }
        const auto patterns = find(record_, "working_patterns")->GetArray();
        if (std::none_of(patterns.begin(), patterns.end(),
                         [](const Value& v) { return text_of(v) == kRemote; }))
            return;
        text("jobLocationType", "TELECOMMUTE");
        begin("applicantLocationRequirements", "Country");
        text("name", "United Kingdom");
        out_.EndObject();
    }

    void salary() {
        const Value* pay = find(record_, "salary");
        const Value* min = pay ? find(*pay, "min") : nullptr;
        const Value* max = pay ? find(*pay, "max") : nullptr;
        if (!min && !max) return;
        begin("baseSalary", "MonetaryAmount");
        text("currency", find(*pay, "currency"));
        begin("value", "QuantitativeValue");
        if (min && max && *min == *max) {
            number("value", *min);
        } else {
            if (min) number("minValue", *min);
            if (max) number("maxValue", *max);
        }
        text("unitText", in_capitals(text_of(*find(*pay, "period"))));
        out_.EndObject();
        out_.EndObject();
    }

    void asked() {
        if (const Value* levels = find(record_, "clearance", "required"); !levels->Empty()) {
            out_.Key("securityClearanceRequirement");
            out_.StartArray();
            for (const Value& level : levels->GetArray()) out_.String(name_of_clearance(text_of(level)));
            out_.EndArray();
        }
        if (const Value* nationality = find(record_, "nationality"))
            text("eligibilityToWorkRequirement",
                 text_of(*nationality) == "reserved"
                     ? "UK nationals only"
                     : "open to more than UK nationals: see the nationality rules");
        list("qualifications", find(record_, "criteria", "essential"));
        list("skills", find(record_, "technical_skills"));
        list("responsibilities", find(record_, "responsibilities"));
        list("jobBenefits", find(record_, "benefits"));
    }

    void contacts() {
        const Value& contacts = *find(record_, "contacts");
        if (contacts.Empty()) return;
        out_.Key("applicationContact");
        out_.StartArray();
        for (const Value& contact : contacts.GetArray()) {
            begin("ContactPoint");
            text("contactType", find(contact, "role"));
            text("name", find(contact, "name"));
            text("email", find(contact, "email"));
            text("telephone", find(contact, "telephone"));
            out_.EndObject();
        }
        out_.EndArray();
    }

    void link() {
        const Value* url = find(record_, "apply_url");
        if (!url) return;
        text("url", url);
        out_.Key("directApply");
        out_.Bool(true);
    }

    const Value& record_;
    JsonWriter out_;
};

class JobPostings : public Encoder {
public:
    Diagnostics add(std::string_view json, std::string& out) override {
        auto record = parsed_.read(json);
        if (!record) return record.why();
        buffer_.Clear();
        Writer(**record, buffer_).run();
        append({buffer_.GetString(), buffer_.GetSize()}, out);
        out += '\n';
        return {};
    }

private:
    /// So that nothing in it ends the script that it may stand in: '</script>', '<!--'.
    static void append(std::string_view json, std::string& out) {
        for (std::size_t at; (at = json.find('<')) != json.npos; json.remove_prefix(at + 1))
            out.append(json.substr(0, at)).append("\\u003c");
        out.append(json);
    }

    ParsedRecord parsed_;
    rapidjson::StringBuffer buffer_;
};

// clang-format off
constexpr std::array kFields{
    PostingField{"schema", "", false, "about the record"},
    PostingField{"id", "", false, "about the record"},
    PostingField{"duplicate_of", "", false, "about the record"},
    PostingField{"source", "", false, "about the reading"},
    PostingField{"kind", "", false, "each role of a pack is a posting of its own"},
    PostingField{"title", "title", true, ""},
    PostingField{"reference", "identifier.value", true, "`identifier` is a `PropertyValue`; its `name` is the department"},
    PostingField{"department", "hiringOrganization.name", true, ""},
    PostingField{"business_area", "employmentUnit.name", true, ""},
    PostingField{"grades", "", false, "there is no property for grades; they stand in `description`"},
    PostingField{"salary.currency", "baseSalary.currency", true, "`baseSalary` is a `MonetaryAmount`"},
    PostingField{"salary.period", "baseSalary.value.unitText", true, "in capitals: `YEAR`"},
    PostingField{"salary.min", "baseSalary.value.minValue", true, "`baseSalary.value.value` where it is the highest amount as well"},
    PostingField{"salary.max", "baseSalary.value.maxValue", true, "as `salary.min`"},
    PostingField{"salary.bands", "", false, "a posting has one salary, which spans them"},
    PostingField{"contract.types", "employmentType", true, "in capitals: `FIXED_TERM`"},
    PostingField{"contract.length", "", false, "it stands in `description`"},
    PostingField{"working_patterns", "employmentType", true, "in capitals: `FULL_TIME`"},
    PostingField{"working_patterns", "jobLocationType", true, "`TELECOMMUTE` for `homeworking`, with the United Kingdom as `applicantLocationRequirements`"},
    PostingField{"role_types", "occupationalCategory", true, ""},
    PostingField{"posts", "totalJobOpenings", true, ""},
    PostingField{"locations[].text", "jobLocation.name", true, "`jobLocation` is a list of `Place`"},
    PostingField{"locations[].town", "jobLocation.address.addressLocality", true, "`address` is a `PostalAddress`; its `addressCountry` is `GB` where a region or a postcode is stated"},
    PostingField{"locations[].region", "jobLocation.address.addressRegion", true, ""},
    PostingField{"locations[].site", "jobLocation.address.streetAddress", true, ""},
    PostingField{"locations[].postcode", "jobLocation.address.postalCode", true, "only those of the United Kingdom are read"},
    PostingField{"hybrid_min_percent", "", false, "it stands in `description`"},
    PostingField{"hours_per_week", "workHours", true, "'37 hours a week'"},
    PostingField{"annual_leave", "", false, "it stands in `jobBenefits` and `description`"},
    PostingField{"criteria.essential", "qualifications", true, ""},
    PostingField{"criteria.desirable", "", false, "`qualifications` are required; these stand in `description`"},
    PostingField{"criteria.person_specification", "", false, "it stands in `description`"},
    PostingField{"responsibilities", "responsibilities", true, ""},
    PostingField{"behaviours", "", false, "how applicants are assessed stands in `description`"},
    PostingField{"competencies", "", false, "as `behaviours`"},
    PostingField{"technical_skills", "skills", true, ""},
    PostingField{"success_profile", "", false, "as `behaviours`"},
    PostingField{"application", "", false, "as `behaviours`"},
    PostingField{"interview", "", false, "as `behaviours`"},
    PostingField{"clearance.required", "securityClearanceRequirement", true, "by its full name: 'Security Check (SC)'"},
    PostingField{"clearance.conditional", "", false, "not required; it stands in `description`"},
    PostingField{"nationality", "eligibilityToWorkRequirement", false, "as a sentence"},
    PostingField{"dates.closing", "validThrough", true, "with its distance from UTC where a time is stated; of a span of days the last"},
    PostingField{"dates.sift", "", false, "it stands in `description`"},
    PostingField{"dates.interview", "", false, "as `dates.sift`"},
    PostingField{"dates.start", "jobStartDate", true, "of a span of days the first"},
    PostingField{"dates.events", "", false, "as `dates.sift`"},
    PostingField{"contacts[].role", "applicationContact.contactType", true, "`applicationContact` is a list of `ContactPoint`"},
    PostingField{"contacts[].name", "applicationContact.name", true, ""},
    PostingField{"contacts[].email", "applicationContact.email", true, ""},
    PostingField{"contacts[].telephone", "applicationContact.telephone", true, ""},
    PostingField{"benefits", "jobBenefits", true, ""},
    PostingField{"pension_employer_percent", "", false, "it stands in `jobBenefits` and `description`"},
    PostingField{"reserve_list_months", "", false, "it stands in `description`"},
    PostingField{"schemes", "", false, "they stand in `description`"},
    PostingField{"apply_url", "url", true, "with `directApply`; read only where the page says `directApply`, for else it may be the page's own address"},
    PostingField{"sections", "description", true, "as HTML: headings, paragraphs, lists; read where the page has no text of its own"},
    PostingField{"evidence", "", false, "about the reading"},
    PostingField{"diagnostics", "", false, "about the reading"},
};
// clang-format on

}  // namespace

Result<std::unique_ptr<Encoder>> open_job_postings(const Limits&) {
    return std::unique_ptr<Encoder>(std::make_unique<JobPostings>());
}

std::span<const PostingField> posting_fields() {
    return kFields;
}

}  // namespace vacancy
