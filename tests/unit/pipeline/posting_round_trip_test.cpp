// What is written as JobPosting, put on a page with nothing else and read again is the same.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "export/job_posting.h"
#include "extracted.h"
#include "normalise/iso_date.h"
#include "record/fields.h"
#include "record/json.h"

namespace vacancy::test {
namespace {

/// Made-up records: every field that a posting can say, there or not.
class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Record record() {
        Record r;
        r.id = "0123456789abcdef-0";
        r.source.media_type = "text/html";
        r.source.sha256 = std::string(64, '0');
        r.source.layout = "html";
        if (chance()) r.title = words();
        if (chance()) r.reference = fmt::format("{}-{}/{}", letters(2), below(9999), letters(1));
        if (chance()) r.department = words();
        if (chance()) r.business_area = words();
        if (chance()) r.salary = salary();
        r.contract.types = some("contract.types");
        r.working_patterns = some("working_patterns");
        r.role_types = list();
        if (chance()) r.posts = 1 + below(30);
        if (chance()) r.hours_per_week = static_cast<double>(20 + below(40)) / 2;
        r.criteria.essential = list();
        r.responsibilities = list();
        r.technical_skills = list();
        r.benefits = list();
        r.clearance.required = some("clearance.required");
        if (chance()) r.dates.closing = date();
        if (chance()) r.dates.start = day();
        for (int i = below(3); i > 0; --i) r.locations.push_back(location());
        for (const std::string& role : some("contacts[].role")) r.contacts.push_back(contact(role));
        if (chance())
            r.apply_url = fmt::format("https://jobs.example.org/{}?id={}&x=%22&amp=1", letters(3), below(99));
        return r;
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool chance() { return below(3) != 0; }

    std::string letters(int size) {
        std::string out;
        for (int i = 0; i < size; ++i) out += static_cast<char>('A' + below(26));
        return out;
    }

    /// Words with all that JSON and HTML escape between them.
    std::string words() {
        static const std::vector<std::string> all = {
            "Lamp",     "Keeper", "R&D", "\"Tide\"", "back\\slash", "a<2",    "</x",  "crème",   "Môn",
            "sailors’", "–",      "#1",  "£40",      "/",           "{x}",    "[y],", "\\u0041", "\\n",
            "&c",       "日本",   "🚢",   "it's",     "100%",        "<Lamp>", "-->x", "]]>",     "&amp",
        };
        std::string out = "Post";
        for (int i = below(6); i >= 0; --i)
            out += ' ' + all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
        return out + " Office" + letters(2);
    }

    std::vector<std::string> list() {
        std::vector<std::string> out;
        for (int i = below(4); i > 0; --i) out.push_back(words());
        return out;
    }

    std::vector<std::string> some(std::string_view path) {
        std::vector<std::string> out;
        for (const std::string_view value : find_field(path)->rules.values)
            if (below(4) == 0) out.emplace_back(value);
        return out;
    }

    Salary salary() {
        Salary out;
        out.currency = chance() ? "GBP" : "EUR";
        const auto periods = find_field("salary.period")->rules.values;
        out.period = periods[static_cast<std::size_t>(below(static_cast<int>(periods.size())))];
        out.min = 1 + below(90'000) + (chance() ? 0.25 : 0);
        out.max = *out.min + (chance() ? below(9'000) : 0);
        if (below(4) == 0) (chance() ? out.min : out.max).reset();
        return out;
    }

    Date day() {
        return *date_of_iso(fmt::format("20{}-{:02}-{:02}", 10 + below(30), 1 + below(12), 1 + below(28)));
    }
    Date date() {
        const Date out = day();
        if (chance()) return out;
        return *date_of_iso(fmt::format("{}T{:02}:{:02}:00", out.edtf, 3 + below(20), 1 + below(59)));
    }

    Location location() {
        Location out;
        if (chance()) out.town = words();
        if (chance()) out.region = words();
        if (chance()) out.site = words();
        if (chance()) out.postcode = "ZE1 0AA";
        out.text = out.town ? words() + ", " + *out.town : words();
        return out;
    }

    Contact contact(const std::string& role) {
        Contact out;
        out.role = role;
        out.name = words();
        if (chance()) out.email = fmt::format("{}@example.gov.uk", letters(4));
        if (chance()) out.telephone = fmt::format("01632 96{:04}", below(9999));
        return out;
    }

    std::mt19937 random_;
};

/// A value as text; members of a list without order, since properties may part them.
std::string shown(const rapidjson::Value& value) {
    if (value.IsNull()) return "null";
    if (value.IsString()) return '\'' + std::string(value.GetString(), value.GetStringLength()) + '\'';
    if (value.IsBool()) return value.GetBool() ? "true" : "false";
    if (value.IsNumber()) return fmt::format("{}", value.GetDouble());
    std::vector<std::string> parts;
    if (value.IsArray())
        for (const auto& member : value.GetArray()) parts.push_back(shown(member));
    if (value.IsObject())
        for (const auto& member : value.GetObject())
            parts.push_back(member.name.GetString() + shown(member.value));
    std::sort(parts.begin(), parts.end());
    return fmt::format("[{}]", fmt::join(parts, " "));
}

std::string shown(const rapidjson::Value& record, std::string_view path) {
    const std::size_t dot = path.find('.');
    const auto member = record.FindMember(std::string(path.substr(0, dot)).c_str());
    if (member == record.MemberEnd() || member->value.IsNull() || dot == path.npos)
        return member == record.MemberEnd() ? "none" : shown(member->value);
    return shown(member->value, path.substr(dot + 1));
}

/// The fields that are read back, without the members of their members.
std::vector<std::string> mapped() {
    std::vector<std::string> out;
    for (const PostingField& entry : posting_fields()) {
        const std::string field(entry.field.substr(0, entry.field.find('[')));
        if (entry.read && field != "sections") out.push_back(field);
    }
    return out;
}

std::string posting_of(const std::string& json) {
    std::string out;
    const auto encoder = open_job_postings(Limits{});
    EXPECT_TRUE((*encoder)->add(json, out).empty());
    return out;
}

TEST(PostingRoundTrip, WhatIsWrittenIsReadBack) {
    const std::vector<std::string> fields = mapped();
    RecordWriter writer({.evidence = false});
    for (unsigned seed = 0; seed < 300; ++seed) {
        const auto json = writer.write(Maker(seed).record(), Document{});
        ASSERT_TRUE(json) << json.why().front().message;
        const std::string written(*json);
        Source source;
        source.type = MediaType::html;
        source.bytes = "<!DOCTYPE html><html><head><script type=\"application/ld+json\">" +
                       posting_of(written) + "</script></head><body></body></html>";
        const Extracted got = extract(source);
        rapidjson::Document before, after;
        before.Parse(written.c_str());
        if (before["title"].IsNull() && got.records.empty()) continue;  // nothing to read
        ASSERT_EQ(got.records.size(), 1u) << seed << got.reject << source.bytes;
        EXPECT_EQ(got.defects, "") << seed;
        after.Parse(got.records[0].c_str());
        for (const std::string& field : fields)
            EXPECT_EQ(shown(after, field), shown(before, field)) << "seed " << seed << " " << field << "\n"
                                                                 << source.bytes;
        if (HasFailure()) return;
    }
}

}  // namespace
}  // namespace vacancy::test
