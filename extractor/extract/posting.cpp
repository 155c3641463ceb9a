// What a JobPosting says, as candidates. Its values are typed already: no pattern is needed, only the forms
// that people and programs write numbers, dates and names of kinds in.
#include "extract/posting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "base/ascii.h"
#include "normalise/iso_date.h"
#include "normalise/value.h"

namespace vacancy {
namespace {

/// Which field the values of a property become, and how evidence names it.
struct PostedField {
    std::string_view property, field;
};

constexpr std::array kFields{
    PostedField{"title", "title"},
    PostedField{"identifier", "reference"},
    PostedField{"hiringOrganization", "department"},
    PostedField{"employmentUnit", "business_area"},
    PostedField{"baseSalary", "salary"},
    PostedField{"employmentType", "contract.types"},
    PostedField{"employmentType", "working_patterns"},
    PostedField{"jobLocationType", "working_patterns"},
    PostedField{"occupationalCategory", "role_types"},
    PostedField{"totalJobOpenings", "posts"},
    PostedField{"jobLocation", "locations"},
    PostedField{"workHours", "hours_per_week"},
    PostedField{"validThrough", "dates.closing"},
    PostedField{"jobStartDate", "dates.start"},
    PostedField{"securityClearanceRequirement", "clearance.required"},
    PostedField{"qualifications", "criteria.essential"},
    PostedField{"skills", "technical_skills"},
    PostedField{"responsibilities", "responsibilities"},
    PostedField{"jobBenefits", "benefits"},
    PostedField{"applicationContact", "contacts"},
    PostedField{"url", "apply_url"},
};

std::vector<Rule> make_rules() {
    std::vector<Rule> rules(kFields.size());
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        rules[i].name = kFields[i].property;
        rules[i].id = "jobposting." + rules[i].name;
        rules[i].field = kFields[i].field;
    }
    return rules;
}

const Rule& rule_of(std::string_view property, std::string_view field) {
    static const std::vector<Rule> rules = make_rules();
    const auto found = std::find_if(kFields.begin(), kFields.end(), [&](const PostedField& f) {
        return f.property == property && f.field == field;
    });
    return rules[static_cast<std::size_t>(found - kFields.begin())];
}

/// 'FULL_TIME', 'Full-time', 'full time' -> 'full_time'.
std::string kind_of(std::string_view words) {
    if (const std::size_t slash = words.rfind('/'); slash != words.npos) words.remove_prefix(slash + 1);
    std::string folded;
    fold_phrase(words, folded);
    std::replace(folded.begin(), folded.end(), ' ', '_');
    return folded;
}

struct Kind {
    std::string_view written, meant;
};

constexpr std::array kContracts{
    Kind{"permanent", "permanent"},
    Kind{"fixed_term", "fixed_term"},
    Kind{"fixed_term_contract", "fixed_term"},
    Kind{"temporary", "temporary"},
    Kind{"loan", "loan"},
    Kind{"secondment", "secondment"},
    Kind{"apprenticeship", "apprenticeship"},
    Kind{"casual", "casual"},
    Kind{"contractor", "contractor"},
};

constexpr std::array kPatterns{
    Kind{"full_time", "full_time"},
    Kind{"fulltime", "full_time"},
    Kind{"part_time", "part_time"},
    Kind{"parttime", "part_time"},
    Kind{"job_share", "job_share"},
    Kind{"flexible", "flexible"},
    Kind{"flexible_working", "flexible"},
    Kind{"compressed_hours", "compressed_hours"},
    Kind{"term_time", "term_time"},
    Kind{"shift", "shift"},
    Kind{"annualised_hours", "annualised_hours"},
    Kind{"homeworking", "homeworking"},
};

constexpr std::array kRemote{Kind{"telecommute", "homeworking"}};

constexpr std::array kPeriods{
    Kind{"year", "year"},   Kind{"annum", "year"},    Kind{"per_annum", "year"}, Kind{"per_year", "year"},
    Kind{"yearly", "year"}, Kind{"annual", "year"},   Kind{"annually", "year"},  Kind{"ann", "year"},
    Kind{"month", "month"}, Kind{"monthly", "month"}, Kind{"mon", "month"},      Kind{"per_month", "month"},
    Kind{"week", "week"},   Kind{"weekly", "week"},   Kind{"wee", "week"},       Kind{"per_week", "week"},
    Kind{"day", "day"},     Kind{"daily", "day"},     Kind{"per_day", "day"},    Kind{"hour", "hour"},
    Kind{"hourly", "hour"}, Kind{"hur", "hour"},      Kind{"per_hour", "hour"},
};

constexpr std::array kContacts{
    Kind{"job", "job"},
    Kind{"recruitment_team", "recruitment_team"},
    Kind{"recruitment", "recruitment_team"},
    Kind{"adjustments", "adjustments"},
    Kind{"complaints", "complaints"},
};

std::string_view meant(std::span<const Kind> kinds, std::string_view words) {
    const std::string kind = kind_of(words);
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.written == kind; });
    return found == kinds.end() ? std::string_view() : found->meant;
}

/// The first number of '37 hours a week'; nothing of '9 to 5'.
std::optional<double> hours_of(std::string_view words) {
    const std::size_t begin = words.find_first_of("0123456789");
    if (begin == words.npos) return std::nullopt;
    std::size_t end = words.find_first_not_of("0123456789.", begin);
    end = std::min(end, words.size());
    if (words.find_first_of("0123456789", end) != words.npos) return std::nullopt;
    std::string folded;
    fold_phrase(words, folded);
    const bool weekly = folded.find("week") != folded.npos || end - begin == trim(words).size();
    const Value value = find_normaliser("number")(words.substr(begin, end - begin));
    const double* hours = std::get_if<double>(&value);
    return weekly && hours && *hours > 0 ? std::optional(*hours) : std::nullopt;
}

class Posted {
public:
    Posted(const Document& document, const Grammars& grammars, Matcher& matcher, std::vector<Candidate>& out)
        : document_(document), grammars_(grammars), matcher_(matcher), out_(out) {}

    void find() {
        if (!first("title")) one("name", "title", "title", "title");
        one("title", "title", "title", "title");
        one(first("identifier.value") ? "identifier.value" : "identifier", "identifier", "reference", "text");
        one(first("hiringOrganization.name") ? "hiringOrganization.name" : "hiringOrganization",
            "hiringOrganization", "department", "text");
        one(first("employmentUnit.name") ? "employmentUnit.name" : "employmentUnit", "employmentUnit",
            "business_area", "text");
        each("occupationalCategory", "role_types", "text");
        one("totalJobOpenings", "totalJobOpenings", "posts", "integer");
        for (const char* property : {"qualifications", "skills", "responsibilities", "jobBenefits"})
            each(property, field_of(property), "item");
        salary();
        kinds("employmentType", "contract.types", kContracts);
        kinds("employmentType", "working_patterns", kPatterns);
        kinds("jobLocationType", "working_patterns", kRemote);
        date("validThrough", "dates.closing");
        date("jobStartDate", "dates.start");
        hours();
        clearances();
        each_item("jobLocation", [this](Values item) { place(item); });
        each_item("applicationContact", [this](Values item) { contact(item); });
        link();
    }

private:
    std::string_view words(const PostedValue& value) const { return document_.of(value.span); }

    using Values = std::span<const PostedValue>;

    static const PostedValue* first(std::string_view property, Values values) {
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&](const PostedValue& value) { return value.property == property; });
        return found == values.end() ? nullptr : &*found;
    }
    const PostedValue* first(std::string_view property) const { return first(property, document_.posted); }

    static bool is_of(std::string_view root, std::string_view property) {
        return property.starts_with(root) && (property.size() == root.size() || property[root.size()] == '.');
    }

    /// Calls `each` with the values of each member of the list that `root` is.
    template <class Each>
    void each_item(std::string_view root, Each each) const {
        const Values all = document_.posted;
        for (std::size_t i = 0, end; i < all.size(); i = end) {
            end = i + 1;
            if (!is_of(root, all[i].property)) continue;
            while (end < all.size() && all[end].item == all[i].item && is_of(root, all[end].property)) ++end;
            each(all.subspan(i, end - i));
        }
    }

    static std::string_view field_of(std::string_view property) {
        return std::find_if(kFields.begin(), kFields.end(),
                            [&](const PostedField& f) { return f.property == property; })
            ->field;
    }

    Candidate& open(std::string_view property, std::string_view field, Span span) {
        Candidate candidate;
        candidate.rule = &rule_of(property, field);
        candidate.tier = Tier::posted;
        candidate.span = span;
        return out_.emplace_back(std::move(candidate));
    }

    void keep(std::string_view property, std::string_view field, Value value, Span span) {
        if (std::holds_alternative<std::monostate>(value)) return;
        open(property, field, span).members.push_back({"value", std::move(value), span});
    }

    /// The first value of `from`.
    void one(std::string_view from, std::string_view property, std::string_view field,
             std::string_view normaliser) {
        if (const PostedValue* value = first(from))
            keep(property, field, find_normaliser(normaliser)(words(*value)), value->span);
    }

    void each(std::string_view property, std::string_view field, std::string_view normaliser) {
        const Normaliser normalise = find_normaliser(normaliser);
        for (const PostedValue& value : document_.posted)
            if (value.property == property) keep(property, field, normalise(words(value)), value.span);
    }

    void kinds(std::string_view property, std::string_view field, std::span<const Kind> known) {
        std::set<std::string_view> seen;
        for (const PostedValue& value : document_.posted) {
            if (value.property != property) continue;
            const auto kind = meant(known, words(value));
            if (!kind.empty() && seen.insert(kind).second)
                keep(property, field, std::string(kind), value.span);
        }
    }

    /// ISO 8601, as it should be, or a date as people write it.
    void date(std::string_view property, std::string_view field) {
        const PostedValue* value = first(property);
        if (!value) return;
        if (auto iso = date_of_iso(words(*value))) return keep(property, field, *std::move(iso), value->span);
        CaptureRule printed;
        printed.grammar = grammars_.find("date");
        if (printed.grammar) keep(property, field, matcher_.normalise(printed, words(*value)), value->span);
    }

    void hours() {
        const PostedValue* value = first("workHours");
        if (!value) return;
        if (const auto number = hours_of(words(*value)))
            keep("workHours", "hours_per_week", *number, value->span);
    }

    void clearances() {
        const Vocabulary* levels = grammars_.vocabulary("", "clearance");
        std::set<std::string_view> seen;
        for (const PostedValue& value : document_.posted) {
            if (!levels || value.property != "securityClearanceRequirement") continue;
            const std::string_view level = levels->key_of(words(value));
            if (!level.empty() && seen.insert(level).second)
                keep("securityClearanceRequirement", "clearance.required", std::string(level), value.span);
        }
    }

    // ---- values with members

    void add(Candidate& candidate, std::string_view name, Value value, Span span) {
        if (std::holds_alternative<std::monostate>(value)) return;
        if (candidate.members.empty()) candidate.span = span;
        candidate.members.push_back({name, std::move(value), span});
    }

    void add_text(Candidate& candidate, std::string_view name, std::string_view property, Values item) {
        if (const PostedValue* value = first(property, item))
            add(candidate, name, std::string(words(*value)), value->span);
    }

    void salary() {
        Candidate pay;
        pay.rule = &rule_of("baseSalary", "salary");
        pay.tier = Tier::posted;
        amount(pay, "min", {"baseSalary.value.minValue", "baseSalary.minValue"});
        amount(pay, "max", {"baseSalary.value.maxValue", "baseSalary.maxValue"});
        if (pay.members.empty())
            amount(pay, "amount", {"baseSalary.value.value", "baseSalary.value", "baseSalary"});
        if (pay.members.empty()) return;
        for (const char* property : {"baseSalary.currency", "salaryCurrency"}) {
            const PostedValue* value = first(property);
            if (!value || pay.find("currency") || !is_currency(words(*value))) continue;
            add(pay, "currency", std::string(words(*value)), value->span);
        }
        for (const char* property : {"baseSalary.value.unitText", "baseSalary.unitText"}) {
            const PostedValue* value = first(property);
            const auto period = value ? meant(kPeriods, words(*value)) : std::string_view();
            if (!period.empty() && !pay.find("period")) add(pay, "period", std::string(period), value->span);
        }
        out_.push_back(std::move(pay));
    }

    /// Zero is how a form says that nothing was filled in.
    void amount(Candidate& pay, std::string_view name, std::initializer_list<std::string_view> properties) {
        for (const std::string_view property : properties) {
            const PostedValue* value = first(property);
            if (!value || pay.find(name)) continue;
            const Value sum = find_normaliser("money")(words(*value));
            const double* number = std::get_if<double>(&sum);
            if (number && *number > 0) add(pay, name, sum, value->span);
        }
    }

    static bool is_currency(std::string_view code) {
        return code.size() == 3 && std::all_of(code.begin(), code.end(), is_upper);
    }

    void place(Values item) {
        Candidate place;
        place.rule = &rule_of("jobLocation", "locations");
        place.tier = Tier::posted;
        add_text(place, "site", "jobLocation.address.streetAddress", item);
        add_text(place, "town", "jobLocation.address.addressLocality", item);
        add_text(place, "region", "jobLocation.address.addressRegion", item);
        add_postcode(place, item);
        std::string parts;
        for (const Member& member : place.members)
            parts.append(parts.empty() ? "" : ", ").append(std::get<std::string>(member.value));
        add_name(place, item, parts);
        if (place.members.empty()) return;
        place.span = place.find("text")->span;
        out_.push_back(std::move(place));
    }

    void add_postcode(Candidate& place, Values item) {
        const PostedValue* value = first("jobLocation.address.postalCode", item);
        if (value && is_postcode(words(*value)))
            add(place, "postcode", std::string(words(*value)), value->span);
    }

    /// Of the United Kingdom: 'SW1A 2AA'.
    static bool is_postcode(std::string_view words) {
        if (words.size() < 6 || words.size() > 8 || words[words.size() - 4] != ' ') return false;
        return is_upper(words[0]) && is_digit(words[words.size() - 3]) && is_upper(words[words.size() - 2]) &&
               is_upper(words[words.size() - 1]);
    }

    /// A place is called what its name says, where that names the town (a name may be an employer's), or what
    /// stands in for an address.
    void add_name(Candidate& place, Values item, const std::string& parts) {
        for (const char* property : {"jobLocation.name", "jobLocation.address", "jobLocation"}) {
            const PostedValue* name = first(property, item);
            if (!name || place.find("text")) continue;
            const Member* town = place.find("town");
            const bool says =
                !town || words(*name).find(std::get<std::string>(town->value)) != std::string_view::npos;
            if (says) add(place, "text", std::string(words(*name)), name->span);
        }
        if (!place.find("text") && !parts.empty()) add(place, "text", parts, place.span);
    }

    void contact(Values item) {
        Candidate contact;
        contact.rule = &rule_of("applicationContact", "contacts");
        contact.tier = Tier::posted;
        add_text(contact, "name", "applicationContact.name", item);
        add_text(contact, "email", "applicationContact.email", item);
        add_text(contact, "telephone", "applicationContact.telephone", item);
        if (contact.members.empty()) return;
        const PostedValue* type = first("applicationContact.contactType", item);
        const auto role = type ? meant(kContacts, words(*type)) : std::string_view();
        add(contact, "role", std::string(role.empty() ? "job" : role), contact.span);
        out_.push_back(std::move(contact));
    }

    /// The posting's address is where to apply only where it says so.
    void link() {
        const PostedValue* direct = first("directApply");
        if (direct && kind_of(words(*direct)) == "true") one("url", "url", "apply_url", "url");
    }

    const Document& document_;
    const Grammars& grammars_;
    Matcher& matcher_;
    std::vector<Candidate>& out_;
};

}  // namespace

void find_posted(const Document& document, const Grammars& grammars, Matcher& matcher,
                 std::vector<Candidate>& out) {
    if (!document.posted.empty()) Posted(document, grammars, matcher, out).find();
}

}  // namespace vacancy
