#include "warehouse/history.h"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>

#include "record/json_tree.h"
#include "record/writer.h"
#include "warehouse/tables.h"

namespace vacancy {

namespace {

using rapidjson::Value;
using Changes = std::vector<std::string>;

constexpr std::size_t longest_words = 80;  // bytes of a text that is shown

/// For people: on one line, nothing that moves a cursor, not too long.
std::string shown(std::string_view text) {
    std::string out(text.substr(0, longest_words));
    while (text.size() > out.size() && !out.empty() && (text[out.size()] & 0xC0) == 0x80) out.pop_back();
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text.size() > out.size() ? out + "…" : out;
}

std::string shown(const Value& value) {
    if (value.IsString()) return shown(std::string_view(value.GetString(), value.GetStringLength()));
    if (value.IsBool()) return value.GetBool() ? "yes" : "no";
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    value.Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

/// What stands there, or JSON's null.
const Value& at(const Value& record, const std::vector<std::string>& steps) {
    static const Value none;
    const Value* const value = follow_names(record, steps);
    return value ? *value : none;
}

std::string words_of(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

/// One value that was given, has gone or is another.
void compare(const std::string& name, const Value& before, const Value& after, Changes& out) {
    if (before == after) return;
    if (before.IsNull()) {
        out.push_back(fmt::format("{} now stated: {}", name, shown(after)));
    } else if (after.IsNull()) {
        out.push_back(fmt::format("{} no longer stated: was {}", name, shown(before)));
    } else {
        out.push_back(fmt::format("{} changed from {} to {}", name, shown(before), shown(after)));
    }
}

void compare_closing(const Value& before, const Value& after, Changes& out) {
    const Value &then = at(before, {"dates", "closing", "edtf"}),
                &now = at(after, {"dates", "closing", "edtf"});
    const Value &last = at(before, {"dates", "closing", "to"}), &next = at(after, {"dates", "closing", "to"});
    if (then == now || !last.IsString() || !next.IsString() || last == next)
        return compare("closing date", then, now, out);
    const bool later = std::string_view(next.GetString()) > std::string_view(last.GetString());
    out.push_back(fmt::format("closing date {} from {} to {}", later ? "extended" : "brought forward",
                              shown(then), shown(now)));
}

std::string amounts(const Value& salary) {
    const Value &min = salary["min"], &max = salary["max"];
    std::string range = min == max     ? shown(min)
                        : min.IsNull() ? "up to " + shown(max)
                        : max.IsNull() ? "from " + shown(min)
                                       : fmt::format("{}-{}", shown(min), shown(max));
    return fmt::format("{} {} a {}", range, shown(salary["currency"]), shown(salary["period"]));
}

double number(const Value& value, const Value& other) {
    return value.IsNumber() ? value.GetDouble() : other.IsNumber() ? other.GetDouble() : 0;
}

/// "raised" where no end of the range fell, "lowered" where none rose.
std::string_view direction(const Value& then, const Value& now) {
    if (then["currency"] != now["currency"] || then["period"] != now["period"]) return "changed";
    const double low = number(now["min"], now["max"]) - number(then["min"], then["max"]);
    const double high = number(now["max"], now["min"]) - number(then["max"], then["min"]);
    return low >= 0 && high >= 0 && low + high > 0   ? "raised"
           : low <= 0 && high <= 0 && low + high < 0 ? "lowered"
                                                     : "changed";
}

void compare_salary(const Value& before, const Value& after, Changes& out) {
    const Value &then = at(before, {"salary"}), &now = at(after, {"salary"});
    if (then.IsNull() && now.IsNull()) return;
    if (then.IsNull()) return out.push_back("salary now stated: " + amounts(now));
    if (now.IsNull()) return out.push_back("salary no longer stated: was " + amounts(then));
    if (amounts(then) != amounts(now))
        out.push_back(
            fmt::format("salary {} from {} to {}", direction(then, now), amounts(then), amounts(now)));
    if (then["bands"] != now["bands"]) out.push_back("salary by place or grade changed");
}

void compare_scalars(const Value& before, const Value& after, Changes& out) {
    for (const Column& column : warehouse_tables().front().columns) {
        if (column.steps.empty() || column.rules.asked || column.type == ColumnType::date) continue;
        const std::string& group = column.steps.front();
        if (group == "source" || group == "schema" || group == "id" || group == "salary") continue;
        if (column.name == "dates_closing_edtf") continue;
        std::string name = words_of(column.name);
        if (name.ends_with(" edtf")) name = fmt::format("{} date", column.steps[1]);
        compare(name, at(before, column.steps), at(after, column.steps), out);
    }
}

std::vector<std::string> members(const Value& list, const std::string& show) {
    std::vector<std::string> all;
    if (!list.IsArray()) return all;
    for (const Value& member : list.GetArray())
        all.push_back(shown(member.IsObject() ? member[show.c_str()] : member));
    return all;
}

std::string missing_from(const std::vector<std::string>& other, const std::vector<std::string>& all) {
    std::vector<std::string> only;
    std::copy_if(all.begin(), all.end(), std::back_inserter(only), [&](const std::string& item) {
        return std::find(other.begin(), other.end(), item) == other.end();
    });
    return fmt::format("{}", fmt::join(only, "; "));
}

void compare_lists(const Value& before, const Value& after, Changes& out) {
    for (const Table& table : warehouse_tables())
        for (const ListInRecord& list : table.lists) {
            const std::string& first = list.steps.front();
            if (first == "sections" || first == "evidence" || first == "diagnostics" || first == "salary")
                continue;
            const Value &then = at(before, list.steps), &now = at(after, list.steps);
            if (then == now) continue;
            const std::string name = words_of(list.name);
            const auto old_members = list.shown.empty() ? Changes() : members(then, list.shown);
            const auto new_members = list.shown.empty() ? Changes() : members(now, list.shown);
            const std::string added = missing_from(old_members, new_members);
            const std::string gone = missing_from(new_members, old_members);
            if (!added.empty()) out.push_back(fmt::format("{}: added {}", name, added));
            if (!gone.empty()) out.push_back(fmt::format("{}: removed {}", name, gone));
            if (added.empty() && gone.empty()) out.push_back(fmt::format("{} changed", name));
        }
}

void compare_wording(const Value& before, const Value& after, Changes& out) {
    const auto texts = [](const Value& record) {
        std::vector<std::pair<std::string, std::string_view>> all;
        for (const Value& section : record["sections"].GetArray())
            all.emplace_back(shown(section["heading"]), std::string_view(section["text"].GetString(),
                                                                         section["text"].GetStringLength()));
        return all;
    };
    if (out.empty() && texts(before) != texts(after)) out.push_back("wording changed, no field did");
}

std::string headline(const Value& record) {
    std::vector<std::string> parts;
    for (const char* const name : {"title", "department"})
        if (record[name].IsString()) parts.push_back(shown(record[name]));
    return fmt::format("{}: {}", shown(record["reference"]), fmt::join(parts, ", "));
}

rapidjson::Document parsed(std::string_view json) {
    rapidjson::Document record;
    record.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    return record;
}

Changes changes_between(const Value& before, const Value& after) {
    Changes out;
    compare_closing(before, after, out);
    compare_salary(before, after, out);
    compare_scalars(before, after, out);
    compare_lists(before, after, out);
    compare_wording(before, after, out);
    return out;
}

}  // namespace

std::vector<std::string> changes_between(std::string_view before, std::string_view after) {
    return changes_between(parsed(before), parsed(after));
}

std::string history_text(const std::vector<Version>& versions) {
    std::string out, identity;
    rapidjson::Document before;
    for (const Version& version : versions) {
        rapidjson::Document record = parsed(version.json);
        const bool first = version.identity != identity;
        const std::string file = shown(record["source"]["path"]);
        if (first) out += fmt::format("{}{}\n", out.empty() ? "" : "\n", headline(record));
        out += fmt::format("{}  {}{}\n", version.valid_from, first ? "first seen: " : "", file);
        if (!first) {
            const Changes changes = changes_between(before, record);
            for (const std::string& change : changes) out += fmt::format("    {}\n", change);
            if (changes.empty()) out += "    no field changed\n";
        }
        identity = version.identity;
        before.Swap(record);
    }
    return out;
}

}  // namespace vacancy
