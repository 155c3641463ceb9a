#include "advert.h"

#include <fmt/format.h>

#include <algorithm>

#include "random.h"
#include "tables.h"

namespace vacancy::test {
namespace {

using Kind = Piece::Kind;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> days{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                               "Friday", "Saturday", "Sunday"};

std::string thousands(int pounds) {
    return fmt::format("£{},{:03}", pounds / 1000, pounds % 1000);
}

std::string ordinal(int day) {
    const bool teen = day > 10 && day < 14;
    const char* end = teen ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
    return fmt::format("{}{}", day, end);
}

struct Day {
    int year, month, day;
};

Day after(Day d, int count) {
    for (; count > 0; --count) {
        if (!valid_day(d.year, d.month, ++d.day)) {
            d.day = 1;
            if (++d.month > 12) {
                d.month = 1;
                ++d.year;
            }
        }
    }
    return d;
}

std::string printed(Day d) {
    return fmt::format("{} {} {}", d.day, months[static_cast<std::size_t>(d.month - 1)], d.year);
}

std::string weekday_of(Day d) {
    return std::string(days[static_cast<std::size_t>(weekday(d.year, d.month, d.day))]);
}

std::string iso(Day d) {
    return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

Date date_of(std::string edtf) {
    Date date;
    date.edtf = std::move(edtf);
    return date;
}

std::string listed(const std::vector<std::string>& words, std::string_view last = " and ") {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i) out += i + 1 == words.size() ? last : ", ";
        out += words[i];
    }
    return out;
}

/// Writes an advert from its head to its foot; each function puts a value into the record and
/// the words that say it among the pieces.
class Writer {
public:
    explicit Writer(std::uint64_t seed) : random_(seed) {}

    Advert write() {
        head();
        details();
        contents();
        location();
        about();
        benefits();
        things_to_know();
        apply();
        return std::move(advert_);
    }

private:
    void put(Kind kind, std::string text, std::string field = {}) {
        advert_.pieces.push_back({kind, std::move(text), std::move(field)});
    }
    void open(Kind kind, std::string text, std::string id) {
        put(kind, std::move(text));
        record_.sections.push_back({std::move(id), "", 0, {}, ""});
    }
    void prose(int count) {
        for (const std::string& text : random_.some(test::prose, static_cast<std::size_t>(count)))
            put(Kind::paragraph, text);
    }
    void items(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) put(Kind::item, text);
    }
    void labelled(std::string label, std::vector<std::string> values, const std::string& field) {
        put(Kind::label, std::move(label), field);
        for (std::string& value : values) put(Kind::value, std::move(value), field);
    }

    void head() {
        record_.title = random_.pick(titles);
        record_.department = random_.pick(departments);
        closing_ = {random_.between(2021, 2026), random_.between(1, 12), random_.between(1, 28)};
        put(Kind::title, *record_.title, "/title");
        put(Kind::department, *record_.department, "/department");
        const bool midday = random_.chance(10);
        record_.dates.closing = date_of(iso(closing_) + (midday ? "T12:00:00" : "T23:55:00"));
        put(Kind::closing,
            fmt::format("Apply before {} on {} {} {} {}", midday ? "Midday" : "11:55 pm",
                        weekday_of(closing_), ordinal(closing_.day),
                        months[static_cast<std::size_t>(closing_.month - 1)], closing_.year),
            "/dates/closing");
    }

    void details() {
        open(Kind::details, "Details", "details");
        record_.reference = fmt::format("{}", random_.between(200000, 489999));
        labelled("Reference number", {*record_.reference}, "/reference");
        const GradeWording& grade = grades[random_.below(grades.size())];
        salary(grade.pay * 1000 + random_.between(0, 99) * 10);
        grade_line(grade);
        contract();
        record_.business_area = random_.pick(business_areas);
        labelled("Business area", {*record_.business_area}, "/business_area");
        record_.role_types = random_.some(test::role_types, 1 + random_.below(3));
        labelled("Type of role", record_.role_types, "/role_types");
        working_pattern();
        record_.posts = random_.between(1, 40);
        labelled("Number of jobs available", {fmt::format("{}", *record_.posts)}, "/posts");
    }

    void salary(int pay) {
        Salary& salary = record_.salary.emplace();
        salary.currency = "GBP";
        salary.period = "year";
        salary.min = pay;
        salary.max = pay + random_.between(1, 90) * 100;
        std::vector<std::string> lines;
        switch (random_.below(4)) {
            case 0:
                salary.max = salary.min;
                lines = {thousands(pay)};
                break;
            case 1:
                lines = {thousands(pay) + " to " + thousands(static_cast<int>(*salary.max))};
                break;
            default:
                lines = {thousands(pay) + " - " + thousands(static_cast<int>(*salary.max))};
        }
        labelled("Salary", lines, "/salary");
    }

    void grade_line(const GradeWording& grade) {
        if (random_.chance(15)) {
            record_.grades = {{"OTHER", random_.pick(other_grades)}};
            return labelled("Job grade", {"Other", record_.grades[0].name}, "/grades");
        }
        record_.grades = {{std::string(grade.code), std::string(grade.printed)}};
        labelled("Job grade", {std::string(grade.printed)}, "/grades");
    }

    void contract() {
        const Wording& type = contract_types[random_.chance(60) ? 0 : random_.below(contract_types.size())];
        record_.contract.types = {std::string(type.value)};
        labelled("Contract type", {std::string(type.printed)}, "/contract/types");
        if (type.value == "permanent") return;
        const Wording& length = contract_lengths[random_.below(contract_lengths.size())];
        record_.contract.length = std::string(length.value);
        labelled("Length of employment", {std::string(length.printed)}, "/contract/length");
    }

    void working_pattern() {
        std::vector<std::string> words;
        for (const Wording& pattern : patterns) {
            if (pattern.value != "full_time" && !random_.chance(30)) continue;
            words.emplace_back(pattern.printed);
            record_.working_patterns.emplace_back(pattern.value);
        }
        labelled("Working pattern", {listed(words, ", ")}, "/working_patterns");
    }

    void contents() { open(Kind::contents, "Contents", "contents"); }

    void location() {
        open(Kind::part, "Location", "location");
        std::string line;
        if (random_.chance(25)) {
            const Address& address = addresses[random_.below(addresses.size())];
            record_.locations = {{std::string(address.text),
                                  std::string(address.town),
                                  std::string(address.region),
                                  {},
                                  std::string(address.postcode)}};
            line = address.text;
        } else if (random_.chance(20)) {
            const Site& site = sites[random_.below(sites.size())];
            record_.locations = {
                {std::string(site.text), std::string(site.town), {}, std::string(site.site), {}}};
            line = site.text;
        } else {
            const auto chosen = random_.some(towns, 1 + random_.below(5));
            for (const std::string& town : chosen) record_.locations.push_back({town, town, {}, {}, {}});
            line = listed(chosen, ", ");
        }
        put(Kind::paragraph, line, "/locations");
    }

    void about() {
        open(Kind::part, "About the job", "about_the_job");
        open(Kind::heading, "Job summary", "job_summary");
        prose(random_.between(2, 5));
        open(Kind::heading, "Job description", "job_description");
        prose(random_.between(1, 3));
        if (random_.chance(50)) {
            open(Kind::minor, "Key responsibilities", "responsibilities");
        } else {
            put(Kind::paragraph, "Your responsibilities will include:");
        }
        record_.responsibilities = random_.some(duties, 2 + random_.below(5));
        items(record_.responsibilities);
        open(Kind::heading, "Person specification", "person_specification");
        criteria();
        behaviour_lists();
        skills();
    }

    void criteria() {
        open(Kind::minor, "Essential criteria", "essential_criteria");
        record_.criteria.essential = random_.some(essentials, 2 + random_.below(5));
        items(record_.criteria.essential);
        if (!random_.chance(50)) return;
        open(Kind::minor, "Desirable criteria", "desirable_criteria");
        record_.criteria.desirable = random_.some(desirables, 1 + random_.below(3));
        items(record_.criteria.desirable);
    }

    void behaviour_lists() {
        open(Kind::heading, "Behaviours", "behaviours");
        put(Kind::paragraph, "We'll assess you against these behaviours during the selection process:");
        const auto names = random_.some(test::behaviours, 2 + random_.below(4));
        items(names);
        const std::size_t at_application = random_.chance(40) ? 1 : 0;
        for (std::size_t i = 0; i < names.size(); ++i)
            record_.behaviours.push_back({names[i], i < at_application});
        if (!at_application) return;
        put(Kind::paragraph, "We only ask for evidence of these behaviours on your application form:");
        put(Kind::item, names[0]);
    }

    void skills() {
        if (!random_.chance(25)) return;
        open(Kind::heading, "Technical skills", "technical_skills");
        put(Kind::paragraph, "We'll assess you against these technical skills during the selection process:");
        record_.technical_skills = random_.some(test::technical_skills, 1 + random_.below(3));
        items(record_.technical_skills);
    }

    void benefits() {
        open(Kind::part, "Benefits", "benefits");
        put(Kind::paragraph, "We look after those who work here. We offer:");
        record_.benefits = random_.some(perks, 2 + random_.below(4));
        if (random_.chance(60)) {
            record_.pension_employer_percent = random_.chance(50) ? 28.97 : 27;
            record_.benefits.push_back(
                fmt::format("A Civil Service pension with an employer contribution of {}%",
                            *record_.pension_employer_percent));
        }
        items(record_.benefits);
        if (!random_.chance(40)) return;
        record_.annual_leave = AnnualLeave{25, 30};
        put(Kind::item, "Annual leave of 25 days, rising to 30 days after five years");
        record_.benefits.push_back(advert_.pieces.back().text);
    }

    void things_to_know() {
        open(Kind::part, "Things you need to know", "things_you_need_to_know");
        open(Kind::heading, "Selection process details", "selection_process");
        success_profile();
        application();
        if (random_.chance(40)) hybrid();
        dates();
        if (random_.chance(50)) {
            record_.reserve_list_months = random_.chance(50) ? 12 : 6;
            put(Kind::paragraph,
                fmt::format("A reserve list may be held for a period of {} months from which further "
                            "appointments can be made.",
                            *record_.reserve_list_months));
        }
        open(Kind::heading, "Feedback", "feedback");
        put(Kind::paragraph, "Feedback will only be provided if you attend an interview or assessment.");
        open(Kind::heading, "Security", "security");
        clearance();
        nationality();
        working_for_the_civil_service();
    }

    void success_profile() {
        std::vector<std::string> names;
        for (const Element& element : elements) {
            if (element.value != "behaviours" && !random_.chance(40)) continue;
            names.emplace_back(element.printed);
            record_.success_profile.emplace_back(element.value);
        }
        put(Kind::paragraph,
            fmt::format(
                "This vacancy is using Success Profiles (opens in a new window), and will assess your {}.",
                listed(names)));
    }

    void application() {
        if (random_.chance(60)) {
            record_.application.cv = true;
            record_.application.statement_words = 250 * random_.between(1, 5);
            put(Kind::paragraph,
                fmt::format(
                    "You will be asked to complete a CV and a personal statement of no more than {} words.",
                    *record_.application.statement_words));
        }
        if (random_.chance(40)) {
            record_.application.behaviour_words = 250;
            put(Kind::paragraph, "Each behaviour example has a limit of 250 words.");
        }
        if (random_.chance(35)) {
            const Wording& test = tests[random_.below(tests.size())];
            record_.application.tests = {std::string(test.value)};
            put(Kind::paragraph,
                fmt::format("If you apply, you will be invited to complete the {}.", test.printed));
        }
    }

    void hybrid() {
        record_.hybrid_min_percent = random_.chance(50) ? 60 : 40;
        put(Kind::paragraph,
            fmt::format("You will be expected to spend a minimum of {}% of your working time in the office.",
                        *record_.hybrid_min_percent));
    }

    /// Sift and interviews in the weeks after the closing date.
    void dates() {
        open(Kind::minor, "Sift and interview dates", "sift_and_interview_dates");
        const Day sift = after(closing_, random_.between(4, 20));
        const Day interview = after(sift, random_.between(10, 25));
        const int form = random_.between(0, 1);
        record_.dates.sift = date_of(week(sift, form));
        put(Kind::paragraph, fmt::format("The sift will take place {}{}.", lead(form), printed(sift)));
        record_.dates.interview = date_of(week(interview, form));
        put(Kind::paragraph, fmt::format("Interviews will be held {}{}.", lead(form), printed(interview)));
        const Wording& format = interview_formats[random_.below(interview_formats.size())];
        record_.interview_formats = {std::string(format.value)};
        put(Kind::paragraph, std::string(format.printed));
    }
    static std::string_view lead(int form) { return form == 0 ? "week commencing " : "on "; }
    static std::string week(Day first, int form) {
        return form == 0 ? iso(first) + "/" + iso(after(first, 6)) : iso(first);
    }

    void clearance() {
        put(Kind::paragraph, "See our vetting charter (opens in a new window).");
        for (const Wording& level : clearances) {
            if (!random_.chance(40)) continue;
            const bool twice = !record_.clearance.required.empty() && level.value == "CTC";
            if (twice) continue;
            record_.clearance.required.emplace_back(level.value);
            put(Kind::paragraph, std::string(level.printed));
        }
    }

    void nationality() {
        open(Kind::heading, "Nationality requirements", "nationality");
        if (random_.chance(20)) {
            record_.nationality = "reserved";
            return put(Kind::paragraph, "Open to UK nationals only.");
        }
        record_.nationality = "non_reserved";
        put(Kind::paragraph, "This job is broadly open to the following groups:");
        items({"UK nationals", "nationals of the Republic of Ireland",
               "nationals of Commonwealth countries who have the right to work in the UK"});
    }

    void working_for_the_civil_service() {
        open(Kind::heading, "Working for the Civil Service", "working_for_the_civil_service");
        put(Kind::paragraph, "We recruit by merit on the basis of fair and open competition.");
        for (const Wording& scheme : schemes) {
            if (!random_.chance(70)) continue;
            record_.schemes.emplace_back(scheme.value);
            put(Kind::paragraph, std::string(scheme.printed));
        }
    }

    void apply() {
        open(Kind::part, "Apply and further information", "apply");
        record_.apply_url = fmt::format("https://jobs.example.gov.uk/apply/{}", *record_.reference);
        put(Kind::apply, *record_.apply_url);
        put(Kind::paragraph, "Once this job has closed, the job advert will no longer be available.");
        open(Kind::heading, "Contact point for applicants", "contact");
        Contact person;
        person.role = "job";
        const std::string first = random_.pick(first_names), last = random_.pick(last_names);
        person.name = first + " " + last;
        person.email = fmt::format("{}.{}@example.gov.uk", first, last);
        put(Kind::minor, "Job contact :");
        put(Kind::item, "Name : " + *person.name);
        put(Kind::item, "Email : " + *person.email);
        if (random_.chance(50)) {
            person.telephone = fmt::format("01632 960{:03}", random_.between(0, 999));
            put(Kind::item, "Telephone : " + *person.telephone);
        }
        Contact team;
        team.role = "recruitment_team";
        team.email = "recruitment.team@example.gov.uk";
        put(Kind::minor, "Recruitment team");
        put(Kind::item, "Email : " + *team.email);
        record_.contacts = {person, team};
    }

    Random random_;
    Advert advert_;
    Record& record_ = advert_.record;
    Day closing_{};
};

/// Takes the values of a field out of the record.
void forget(Record& record, std::string_view field) {
    if (field == "/reference") record.reference.reset();
    if (field == "/salary") record.salary.reset();
    if (field == "/grades") record.grades.clear();
    if (field == "/contract/types") record.contract.types.clear();
    if (field == "/contract/length") record.contract.length.reset();
    if (field == "/business_area") record.business_area.reset();
    if (field == "/role_types") record.role_types.clear();
    if (field == "/working_patterns") record.working_patterns.clear();
    if (field == "/posts") record.posts.reset();
}

}  // namespace

Advert make_advert(std::uint64_t seed) {
    return Writer(seed).write();
}

Advert make_long_advert(std::uint64_t seed) {
    Advert advert = make_advert(seed);
    Random random(seed ^ 0x10a6);
    std::vector<Piece> longer;
    for (Piece& piece : advert.pieces) {
        const bool body = piece.kind == Kind::heading &&
                          (piece.text == "Job description" || piece.text == "Selection process details" ||
                           piece.text == "Working for the Civil Service");
        longer.push_back(std::move(piece));
        for (int i = 0; body && i < 14; ++i) {
            std::string paragraph;
            for (const std::string& sentence : random.some(prose, 4)) paragraph += sentence + ' ';
            longer.push_back({Kind::paragraph, paragraph.substr(0, paragraph.size() - 1)});
        }
    }
    advert.pieces = std::move(longer);
    return advert;
}

Advert lose_values(Advert advert, std::uint64_t seed) {
    Random random(seed ^ 0x10570057);
    const bool all = random.chance(25);
    for (const Piece& piece : advert.pieces)
        if (piece.kind == Kind::label && (all || random.chance(40))) advert.lost.push_back(piece.field);
    std::erase_if(advert.pieces, [&](const Piece& piece) {
        return piece.kind == Kind::value &&
               std::find(advert.lost.begin(), advert.lost.end(), piece.field) != advert.lost.end();
    });
    for (const std::string& field : advert.lost) forget(advert.record, field);
    return advert;
}

}  // namespace vacancy::test
