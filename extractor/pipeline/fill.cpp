#include "pipeline/fill.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "record/emit.h"
#include "record/fields.h"

namespace vacancy {

namespace {

bool is_told(const Field& field) {
    const std::string_view path = field.path;
    const bool list = field.type == FieldType::strings || field.type == FieldType::objects;
    const bool reading = path.starts_with("source") || path == "sections" || path == "diagnostics";
    const bool flat = path.find("[]") == path.npos && path.find('*') == path.npos &&
                      std::count(path.begin(), path.end(), '.') < 2;
    return (field.rules.nullable || list) && flat && !reading && !field.rules.asked;
}

std::vector<std::string_view> told_fields() {
    std::vector<std::string_view> out;
    for (const Field& field : record_fields())
        if (is_told(field)) out.push_back(field.path);
    return out;
}

std::unordered_map<std::string_view, std::size_t> index_of_fields() {
    std::unordered_map<std::string_view, std::size_t> out;
    for (const std::string_view path : fill_fields()) out.emplace(path, out.size());
    return out;
}

/// Takes a record's JSON events in place of a writer and notes which fields came with a value, so that
/// what counts as a field is what is written.
class FillProbe {
public:
    using Size = rapidjson::SizeType;

    const Filled& filled() const { return filled_; }

    bool StartObject() {
        if (lists_ > 0) return true;
        value();
        ++depth_;
        return true;
    }
    bool EndObject(Size) {
        if (lists_ == 0) --depth_;
        return true;
    }
    bool StartArray() {
        ++lists_;
        return true;
    }
    bool EndArray(Size size) {
        --lists_;
        if (size > 0) value();
        return true;
    }
    bool Key(const char* name, Size size, bool) {
        if (lists_ > 0 || depth_ > 2) return true;
        path_.resize(depth_ == 1 ? 0 : top_);
        if (depth_ == 2) path_ += '.';
        path_.append(name, size);
        if (depth_ == 1) top_ = path_.size();
        return true;
    }
    bool Null() { return true; }
    bool String(const char*, Size, bool) { return value(); }
    bool Int64(std::int64_t) { return value(); }
    bool Double(double) { return value(); }
    bool Bool(bool) { return value(); }

private:
    bool value() {
        static const auto index = index_of_fields();
        if (lists_ > 0 || depth_ > 2) return true;
        const auto field = index.find(path_);
        if (field != index.end()) filled_.set(field->second);
        return true;
    }

    Filled filled_;
    int depth_ = 0;        ///< open objects, outside of lists
    int lists_ = 0;        ///< open lists
    std::string path_;     ///< of the last key
    std::size_t top_ = 0;  ///< size of its part before the dot
};

}  // namespace

std::span<const std::string_view> fill_fields() {
    static const std::vector<std::string_view> fields = told_fields();
    return fields;
}

Filled filled_fields(const Record& record, const Document& document) {
    FillProbe probe;
    RecordEmitter(probe, record, document).run({});
    return probe.filled();
}

}  // namespace vacancy
