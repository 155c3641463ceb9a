#include "warehouse/contacts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "record/json_tree.h"

namespace vacancy {

namespace {

using rapidjson::Value;
using Pool = rapidjson::Document::AllocatorType;

constexpr std::string_view left_out = "[left out]";
constexpr std::string_view list = "/contacts";
constexpr std::size_t shortest = 3;  // bytes of a name that is looked for

/// Names, addresses and numbers of the contacts, longest first.
std::vector<std::string> words_of(const Value& contacts) {
    std::vector<std::string> words;
    for (const Value& contact : contacts.GetArray())
        for (const char* const part : {"name", "email", "telephone"})
            if (contact[part].IsString() && contact[part].GetStringLength() >= shortest)
                words.emplace_back(text_of(contact[part]));
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return words;
}

void replace_words(std::string& text, const std::vector<std::string>& words) {
    for (const std::string& word : words)
        for (std::size_t at = 0; (at = text.find(word, at)) != text.npos; at += left_out.size())
            text.replace(at, word.size(), left_out);
}

bool in_address(char c) {
    return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\'';
}

std::string without_addresses(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find('@', at)) != text.npos; ++at) {
        std::size_t begin = at, end = at + 1;
        while (begin > done && in_address(text[begin - 1])) --begin;
        while (end < text.size() && in_address(text[end])) ++end;
        if (begin == at || end == at + 1) continue;
        out.append(text.substr(done, begin - done)).append(left_out);
        done = at = end;
        if (at >= text.size()) break;
    }
    return out.append(text.substr(done));
}

/// Cleans texts, wherever they stand in the value.
void clean(Value& value, const std::vector<std::string>& words, Pool& pool) {
    if (value.IsArray())
        for (Value& member : value.GetArray()) clean(member, words, pool);
    if (!value.IsString()) return;
    std::string text(text_of(value));
    replace_words(text, words);
    if (text.find('@') != text.npos) text = without_addresses(text);
    if (text != text_of(value))
        value.SetString(text.data(), static_cast<rapidjson::SizeType>(text.size()), pool);
}

/// What is told in words; codes and numbers stay as they are.
void clean_texts(rapidjson::Document& record, const std::vector<std::string>& words) {
    Pool& pool = record.GetAllocator();
    for (auto& criteria : record["criteria"].GetObject()) clean(criteria.value, words, pool);
    for (const char* const texts : {"responsibilities", "benefits"}) clean(record[texts], words, pool);
    for (Value& section : record["sections"].GetArray())
        clean(section["heading"], words, pool), clean(section["text"], words, pool);
    for (auto& evidence : record["evidence"].GetObject()) clean(evidence.value["text"], words, pool);
    for (Value& diagnostic : record["diagnostics"].GetArray()) clean(diagnostic["message"], words, pool);
    for (Value& event : record["dates"]["events"].GetArray()) clean(event["name"], words, pool);
}

}  // namespace

void leave_out_contacts(rapidjson::Document& record) {
    const std::vector<std::string> words = words_of(record["contacts"]);
    record["contacts"].Clear();
    Value& evidence = record["evidence"];
    for (auto member = evidence.MemberBegin(); member != evidence.MemberEnd();)
        member = text_of(member->name).starts_with(list) ? evidence.EraseMember(member) : member + 1;
    Value& diagnostics = record["diagnostics"];
    for (auto d = diagnostics.Begin(); d != diagnostics.End();) {
        const Value& field = (*d)["field"];
        d = field.IsString() && text_of(field).starts_with(list) ? diagnostics.Erase(d) : d + 1;
    }
    clean_texts(record, words);
}

}  // namespace vacancy
