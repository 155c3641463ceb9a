#include "sample.h"

#include <gtest/gtest.h>

namespace vacancy::sample {

namespace {

constexpr std::string_view advert =
    "Lighthouse Engineer\n"
    "Reference 4711\n"
    "Harbour Lights Agency, Lamps and Lenses\n"
    "Senior Executive Officer\n"
    "£34,350 - £36,755.50 a year; London £36,000 - £36,755.50\n"
    "Fixed term, 18 months, full time\n"
    "Engineering, 3 posts\n"
    "Skerry: Old Tower, Northern Isles, KW17 2AA\n"
    "60% in the tower, 37.5 hours, 25 days rising to 30 days of leave\n"
    "You will: polish the lens\n"
    "Essential: a head for heights\n"
    "Desirable: knots\n"
    "Person: calm at sea\n"
    "Working Together at application; Delivering at Pace level 3\n"
    "Skill: optics. We assess experience\n"
    "A CV, scored, a statement of 500 words, behaviours of 250 words, a verbal test, a video interview\n"
    "SC clearance, DV may be required, open to all nationals\n"
    "Closes 11:55 pm on 7 August 2023, sift week of 14 August, interviews in October, start about July 2024\n"
    "Open evening on 2 August 2023\n"
    "Ask Ada Example on ada@example.org or 01234 567890\n"
    "Boat rides, 28.97% pension, reserve list 12 months, disability confident\n"
    "Apply at https://example.org/apply\n";

Date date(std::string edtf, std::string from, std::string to) {
    Date d;
    d.edtf = std::move(edtf);
    d.from = std::move(from);
    d.to = std::move(to);
    return d;
}

void fill_head(Sample& s) {
    Record& r = s.record;
    r.title = "Lighthouse Engineer";
    s.say("/title", "Lighthouse Engineer", Confidence::section);
    r.reference = "4711";
    s.say("/reference", "4711");
    r.department = "Harbour Lights Agency";
    s.say("/department", "Harbour Lights Agency", Confidence::prose);
    r.business_area = "Lamps and Lenses";
    s.say("/business_area", "Lamps and Lenses");
    r.grades = {{"SEO", "Senior Executive Officer"}};
    s.say("/grades/0", "Senior Executive Officer");
    r.salary = Salary{"GBP", "year", 34350, 36755.5, {{36000, 36755.5, "London", "SEO"}}};
    s.say("/salary", "£34,350 - £36,755.50 a year");
    s.say("/salary/bands/0", "London £36,000 - £36,755.50");
}

void fill_terms(Sample& s) {
    Record& r = s.record;
    r.contract = {{"fixed_term"}, "P18M"};
    s.say("/contract/types/0", "Fixed term");
    s.say("/contract/length", "18 months");
    r.working_patterns = {"full_time"};
    s.say("/working_patterns/0", "full time");
    r.role_types = {"Engineering"};
    s.say("/role_types/0", "Engineering");
    r.posts = 3;
    s.say("/posts", "3 posts");
    r.locations = {{"Skerry: Old Tower", "Skerry", "Northern Isles", "Old Tower", "KW17 2AA"}};
    s.say("/locations/0", "Skerry: Old Tower, Northern Isles, KW17 2AA");
    r.hybrid_min_percent = 60;
    s.say("/hybrid_min_percent", "60%", Confidence::prose);
    r.hours_per_week = 37.5;
    s.say("/hours_per_week", "37.5");
    r.annual_leave = AnnualLeave{25, 30};
    s.say("/annual_leave", "25 days rising to 30 days");
}

void fill_asked(Sample& s) {
    Record& r = s.record;
    r.criteria = {{"a head for heights"}, {"knots"}, {"calm at sea"}};
    s.say("/criteria/essential/0", "a head for heights");
    s.say("/criteria/desirable/0", "knots");
    s.say("/criteria/person_specification/0", "calm at sea");
    r.responsibilities = {"polish the lens"};
    s.say("/responsibilities/0", "polish the lens");
    r.behaviours = {{"Working Together", true}};
    s.say("/behaviours/0", "Working Together");
    r.competencies = {{"Delivering at Pace", 3}};
    s.say("/competencies/0", "Delivering at Pace level 3");
    r.technical_skills = {"optics"};
    s.say("/technical_skills/0", "optics");
    r.success_profile = {"experience"};
    s.say("/success_profile/0", "experience");
    r.application = {true, true, 500, 250, {"verbal"}};
    s.say("/application/cv", "A CV");
    s.say("/application/cv_scored", "scored");
    s.say("/application/statement_words", "500 words");
    s.say("/application/behaviour_words", "250 words");
    s.say("/application/tests/0", "verbal test");
    r.interview_formats = {"video"};
    s.say("/interview/formats/0", "video");
    r.clearance = {{"SC"}, {"DV"}};
    s.say("/clearance/required/0", "SC clearance");
    s.say("/clearance/conditional/0", "DV may be required");
    r.nationality = "non_reserved";
    s.say("/nationality", "open to all nationals");
}

void fill_rest(Sample& s) {
    Record& r = s.record;
    r.dates.closing = date("2023-08-07T23:55:00", "2023-08-07", "2023-08-07");
    s.say("/dates/closing", "11:55 pm on 7 August 2023");
    r.dates.sift = date("2023-08-14/2023-08-20", "2023-08-14", "2023-08-20");
    s.say("/dates/sift", "week of 14 August", Confidence::inferred);
    r.dates.interview = date("2023-10", "2023-10-01", "2023-10-31");
    s.say("/dates/interview", "October", Confidence::inferred);
    r.dates.start = date("2024-07~", "2024-07-01", "2024-07-31");
    s.say("/dates/start", "about July 2024");
    r.dates.events = {{"Open evening", "2023-08-02"}};
    s.say("/dates/events/0", "Open evening on 2 August 2023");
    r.contacts = {{"job", "Ada Example", "ada@example.org", "01234 567890"}};
    s.say("/contacts/0", "Ada Example on ada@example.org or 01234 567890");
    r.benefits = {"Boat rides"};
    s.say("/benefits/0", "Boat rides");
    r.pension_employer_percent = 28.97;
    s.say("/pension_employer_percent", "28.97%");
    r.reserve_list_months = 12;
    s.say("/reserve_list_months", "12 months");
    r.schemes = {"disability_confident"};
    s.say("/schemes/0", "disability confident");
    r.apply_url = "https://example.org/apply";
    s.say("/apply_url", "https://example.org/apply");
    Diagnostic lost;
    lost.severity = Severity::warning;
    lost.code = "value_lost";
    lost.field = "/contacts/0/email";
    lost.message = "the label stands in the text, its value does not";
    lost.span = {10, 14};
    lost.position = {1, 11};
    r.diagnostics = {lost};
}

}  // namespace

void Sample::say(const std::string& pointer, std::string_view words, Confidence confidence) {
    const std::size_t at = document.text.find(words);
    ASSERT_NE(at, std::string::npos) << words;
    const auto begin = static_cast<std::uint32_t>(at);
    record.evidence.push_back(
        {pointer, "sample.rule", {begin, begin + static_cast<std::uint32_t>(words.size())}, confidence});
}

Sample nothing() {
    Sample s;
    s.document.source_lines = {0};
    SourceInfo& source = s.record.source;
    source.path = "adverts/empty.txt";
    source.media_type = "text/plain";
    source.charset = "UTF-8";
    source.sha256 = sha256_hex("");
    source.layout = "lines";
    s.record.id = source.sha256.substr(0, 16) + "-0";
    return s;
}

Sample full() {
    Sample s = nothing();
    s.document.text = advert;
    const auto size = static_cast<std::uint32_t>(advert.size());
    s.document.origin.append(0, 0, size, true);
    for (std::uint32_t i = 0; i + 1 < size; ++i)
        if (advert[i] == '\n') s.document.source_lines.push_back(i + 1);
    SourceInfo& source = s.record.source;
    source.path = "adverts/lighthouse.txt";
    source.member = "inner/lighthouse.txt";
    source.captured = "2023-07-01T00:00:00Z";
    source.bytes = advert.size();
    source.sha256 = sha256_hex(advert);
    s.record.id = source.sha256.substr(0, 16) + "-0";
    s.record.duplicate_of = "00112233445566aa-1";
    s.record.kind = "pack_role";
    fill_head(s);
    fill_terms(s);
    fill_asked(s);
    fill_rest(s);
    s.record.sections = {{"other", "Lighthouse Engineer", 1, Span{0, size}, s.document.text}};
    return s;
}

Sample full_pdf() {
    Sample s = full();
    s.document.layout = Layout::pdf;
    s.document.origin.clear();
    s.record.source.layout = "pdf";
    s.record.source.media_type = "application/pdf";
    s.record.sections[0].span.reset();
    s.record.sections[0].text = s.document.text;
    for (std::uint32_t at = 0; at + 10 < s.document.text.size(); at += 10) {
        const auto x = static_cast<float>(at);
        s.document.placed.push_back({{at, at + 9}, at < 100 ? 1u : 2u, {x, 50, x + 9.126f, 62}});
    }
    return s;
}

}  // namespace vacancy::sample
