#include "corpus.h"

#include <fmt/format.h>
#include <rapidjson/pointer.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace vacancy::corpus {
namespace {

using rapidjson::Value;
using Memory = rapidjson::Document::AllocatorType;

const std::string root = VACANCY_SOURCE_DIR "/corpus";

Value without_absent(const Value& from, Memory& memory) {
    if (from.IsArray()) {
        Value out(rapidjson::kArrayType);
        for (const Value& item : from.GetArray()) out.PushBack(without_absent(item, memory), memory);
        return out;
    }
    if (!from.IsObject()) return Value(from, memory);
    Value out(rapidjson::kObjectType);
    for (const auto& member : from.GetObject()) {
        Value value = without_absent(member.value, memory);
        const bool absent =
            value.IsNull() || (value.IsArray() && value.Empty()) || (value.IsObject() && value.ObjectEmpty());
        if (!absent) out.AddMember(Value(member.name, memory), value, memory);
    }
    return out;
}

Value lost_of(const Value& record, Memory& memory) {
    Value out(rapidjson::kArrayType);
    for (const Value& d : record["diagnostics"].GetArray())
        if (std::string_view(d["code"].GetString()) == "value_lost" && d["field"].IsString() &&
            std::find(out.Begin(), out.End(), d["field"]) == out.End())
            out.PushBack(Value(d["field"], memory), memory);
    return out;
}

Value section_ids(const Value& record, Memory& memory) {
    Value out(rapidjson::kArrayType);
    for (const Value& section : record["sections"].GetArray())
        out.PushBack(Value(section["id"], memory), memory);
    return out;
}

std::string compact(const Value& value) {
    if (value.IsDouble() && std::floor(value.GetDouble()) == value.GetDouble())
        return fmt::format("{}", static_cast<long long>(value.GetDouble()));
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    value.Accept(writer);
    return buffer.GetString();
}

void add_lines(const Value& value, const std::string& path, std::vector<std::string>& out) {
    if (value.IsObject()) {
        for (const auto& m : value.GetObject()) add_lines(m.value, path + "/" + m.name.GetString(), out);
    } else if (value.IsArray()) {
        for (const Value& item : value.GetArray()) out.push_back(path + " " + compact(item));
    } else {
        out.push_back(path + " " + compact(value));
    }
}

/// The gap that a line of record n, '/n/field…', falls under, or null.
const std::string* gap_of(const std::string& line, const std::vector<std::string>& gaps) {
    const std::string_view field = std::string_view(line).substr(line.find('/', 1));
    for (const std::string& gap : gaps)
        if (field.starts_with(gap) && (field[gap.size()] == '/' || field[gap.size()] == ' ')) return &gap;
    return nullptr;
}

using Lines = std::vector<std::string>;

/// Lengths of the longest common subsequences of all ends of `a` and `b`.
std::vector<std::vector<std::size_t>> common(const Lines& a, const Lines& b) {
    std::vector<std::vector<std::size_t>> length(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            length[i][j] =
                a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    return length;
}

}  // namespace

std::string read_file(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none))
        if (entry.is_regular_file()) out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> adverts() {
    std::vector<std::string> out = files_below(root + "/adverts");
    for (std::string& path : out) path = std::filesystem::path(path).filename().string();
    return out;
}

std::string advert_path(const std::string& name) {
    return root + "/adverts/" + name;
}
std::string expected_path(const std::string& name) {
    return root + "/expected/" + std::filesystem::path(name).stem().string() + ".json";
}

Value stated(const Value& record, Memory& memory) {
    Value out(rapidjson::kObjectType);
    Value whole = without_absent(record, memory);
    for (const auto& member : whole.GetObject()) {
        const std::string_view name = member.name.GetString();
        if (name == "schema" || name == "id" || name == "source" || name == "evidence" ||
            name == "diagnostics" || name == "sections")
            continue;
        out.AddMember(Value(member.name, memory), Value(member.value, memory), memory);
    }
    out.AddMember("sections", section_ids(record, memory), memory);
    if (Value lost = lost_of(record, memory); !lost.Empty()) out.AddMember("lost", lost, memory);
    return out;
}

std::vector<std::string> known_gaps(const std::string& name) {
    std::vector<std::string> out;
    std::istringstream file(read_file(root + "/known_gaps.txt"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string advert, field;
        if (words >> advert >> field && advert == name) out.push_back(field);
    }
    return out;
}

std::vector<std::string> lines_of(const Value& records) {
    std::vector<std::string> out;
    for (rapidjson::SizeType i = 0; i < records.Size(); ++i)
        add_lines(records[i], fmt::format("/{}", i), out);
    std::stable_sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
        return a.substr(0, a.find(' ')) < b.substr(0, b.find(' '));
    });
    return out;
}

std::string difference(const Lines& expected, const Lines& extracted, const std::vector<std::string>& gaps,
                       std::vector<std::string>& used) {
    const auto length = common(expected, extracted);
    std::string out;
    const auto tell = [&](char side, const std::string& line) {
        if (const std::string* gap = gap_of(line, gaps))
            used.push_back(*gap);
        else
            out += fmt::format("\n{} {}", side, line);
    };
    std::size_t i = 0, j = 0;
    while (i < expected.size() || j < extracted.size()) {
        if (i < expected.size() && j < extracted.size() && expected[i] == extracted[j])
            ++i, ++j;
        else if (j == extracted.size() || (i < expected.size() && length[i + 1][j] >= length[i][j + 1]))
            tell('-', expected[i++]);
        else
            tell('+', extracted[j++]);
    }
    return out;
}

void rewrite(const std::string& path, rapidjson::Document& records, const rapidjson::Document& expected,
             const std::vector<std::string>& gaps) {
    for (rapidjson::SizeType i = 0; expected.IsArray() && i < std::min(records.Size(), expected.Size());
         ++i) {
        for (const std::string& gap : gaps) {
            const rapidjson::Pointer pointer(gap.c_str());
            if (const Value* kept = pointer.Get(expected[i]))
                pointer.Set(records[i], Value(*kept, records.GetAllocator()), records.GetAllocator());
            else
                pointer.Erase(records[i]);
        }
    }
    rapidjson::StringBuffer buffer;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
    writer.SetIndent(' ', 1);
    records.Accept(writer);
    std::ofstream(path, std::ios::binary) << buffer.GetString() << '\n';
}

}  // namespace vacancy::corpus
