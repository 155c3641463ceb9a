#include "report/row.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "base/ascii.h"
#include "pipeline/fill.h"
#include "record/writer.h"

namespace vacancy {

namespace {

class RowWriter {
public:
    explicit RowWriter(const Json& record) : record_(record), out_(buffer_) { out_.StartObject(); }

    std::string finish() {
        out_.EndObject();
        return {buffer_.GetString(), buffer_.GetSize()};
    }

    void text(std::string_view name, std::string_view path) { words(name, text_at(record_, path)); }

    void words(std::string_view name, std::string_view value) {
        out_.Key(name);
        value.empty() ? out_.Null() : out_.String(value);
    }

    void number(std::string_view name, std::string_view path) {
        const Json* value = follow(record_, path);
        out_.Key(name);
        value != nullptr && value->IsNumber() ? out_.Double(value->GetDouble()) : out_.Null();
    }

    void list(std::string_view name, const std::vector<std::string_view>& values) {
        out_.Key(name);
        out_.StartArray();
        for (const std::string_view value : values) out_.String(value);
        out_.EndArray();
    }

private:
    const Json& record_;
    rapidjson::StringBuffer buffer_;
    JsonWriter out_;
};

void add(std::vector<std::string_view>& to, std::string_view value) {
    if (!value.empty() && std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

/// The texts of a list, or, of a list of objects, those of a member; each once.
std::vector<std::string_view> texts(const Json& record, std::string_view path,
                                    std::initializer_list<std::string_view> members = {}) {
    std::vector<std::string_view> out;
    const Json* list = follow(record, path);
    if (list == nullptr || !list->IsArray()) return out;
    for (const Json& item : list->GetArray()) {
        std::string_view value = text_of(item);
        for (const std::string_view member : members)
            if (value.empty()) value = text_at(item, member);
        add(out, value);
    }
    return out;
}

std::vector<std::string_view> asked_at_application(const Json& record) {
    std::vector<std::string_view> out;
    const Json* list = follow(record, "behaviours");
    if (list == nullptr || !list->IsArray()) return out;
    for (const Json& item : list->GetArray()) {
        const Json* asked = member_of(item, "at_application");
        if (asked != nullptr && asked->IsTrue()) add(out, text_at(item, "name"));
    }
    return out;
}

/// A digit a four fields, in the order of fill_fields(), the lowest bit first.
std::string filled(const Json& record) {
    std::string out;
    unsigned bits = 0, count = 0;
    const auto put = [&] {
        out += "0123456789abcdef"[bits];
        bits = count = 0;
    };
    for (const std::string_view path : fill_fields()) {
        if (is_filled(follow(record, path))) bits |= 1u << count;
        if (++count == 4) put();
    }
    if (count > 0) put();
    return out;
}

/// A pointer as a path of fields, without the places of list items: '/locations/0/town' is 'locations.town'.
std::string path_of(std::string_view pointer) {
    std::string out;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view step = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(step.size());
        if (step.empty() || std::all_of(step.begin(), step.end(), is_digit)) continue;
        if (!out.empty()) out += '.';
        out += step;
    }
    return out;
}

/// 'warning value_lost salary': severity, code and field of each.
std::vector<std::string> kinds_of(const Findings& findings) {
    std::vector<std::string> out;
    for (const Finding& finding : findings) {
        std::string kind(name_of(finding.severity));
        kind.append(" ").append(finding.code).append(" ").append(path_of(finding.field));
        out.push_back(std::move(kind));
    }
    return out;
}

std::string place_of(const Json& record) {
    std::string place(text_at(record, "source.path"));
    const std::string_view member = text_at(record, "source.member");
    return member.empty() ? place : place.append("/").append(member);
}

}  // namespace

std::string row_of(const Json& record, const Findings& findings) {
    RowWriter row(record);
    row.text("id", "id");
    row.words("place", place_of(record));
    row.text("layout", "source.layout");
    row.text("kind", "kind");
    row.text("title", "title");
    row.text("reference", "reference");
    row.text("department", "department");
    row.list("grades", texts(record, "grades", {"code"}));
    row.text("period", "salary.period");
    row.text("currency", "salary.currency");
    row.number("min", "salary.min");
    row.number("max", "salary.max");
    row.text("closing", "dates.closing.to");
    row.list("places", texts(record, "locations", {"town", "region", "text"}));
    row.list("clearance", texts(record, "clearance.required"));
    row.list("conditional", texts(record, "clearance.conditional"));
    row.list("behaviours", texts(record, "behaviours", {"name"}));
    row.list("applied", asked_at_application(record));
    row.list("contract", texts(record, "contract.types"));
    row.list("patterns", texts(record, "working_patterns"));
    row.words("filled", filled(record));
    const std::vector<std::string> found = kinds_of(findings);
    row.list("findings", {found.begin(), found.end()});
    return row.finish();
}

}  // namespace vacancy
