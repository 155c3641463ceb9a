#include "grammar/tree.h"

#include <algorithm>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace vacancy {

namespace {

std::uint32_t begin_of(const GrammarFile& file, const toml::source_region& region) {
    return file.offset_of(region.begin.line, region.begin.column);
}

/// Turns a tree of toml++ into ours; words are moved, not copied.
class Converter {
public:
    explicit Converter(const GrammarFile& file) : file_(file) {}

    void convert(toml::node& from, Node& to) {
        to.begin = begin_of(file_, from.source());
        if (auto* table = from.as_table()) {
            convert_table(*table, to);
        } else if (auto* array = from.as_array()) {
            to.kind = Node::Kind::array;
            to.items.resize(array->size());
            for (std::size_t i = 0; i < to.items.size(); ++i) convert((*array)[i], to.items[i]);
        } else {
            convert_value(from, to);
        }
    }

private:
    void convert_table(toml::table& from, Node& to) {
        to.kind = Node::Kind::table;
        std::vector<std::pair<std::uint32_t, toml::table::iterator>> in_order;
        in_order.reserve(from.size());
        for (auto at = from.begin(); at != from.end(); ++at) {
            in_order.emplace_back(begin_of(file_, at->first.source()), at);
        }
        const auto comes_first = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::sort(in_order.begin(), in_order.end(), comes_first);
        to.entries.reserve(from.size());
        for (auto& [begin, at] : in_order) {
            Entry& entry = to.entries.emplace_back();
            entry.key = std::string(at->first.str());
            entry.begin = begin;
            convert(at->second, entry.value);
        }
    }

    static void convert_value(toml::node& from, Node& to) {
        if (auto* text = from.as_string()) {
            to.kind = Node::Kind::string;
            to.text = std::move(text->get());
        } else if (auto* integer = from.as_integer()) {
            to.kind = Node::Kind::integer;
            to.integer = integer->get();
        } else if (auto* number = from.as_floating_point()) {
            to.kind = Node::Kind::number;
            to.number = number->get();
        } else if (auto* boolean = from.as_boolean()) {
            to.kind = Node::Kind::boolean;
            to.boolean = boolean->get();
        } else {
            to.kind = Node::Kind::other;
        }
    }

    const GrammarFile& file_;
};

/// toml++ says 'Error while parsing X: what'; only what it is matters here.
std::string tidy_message(std::string_view message) {
    const auto colon = message.find(": ");
    if (message.starts_with("Error while parsing ") && colon != std::string_view::npos) {
        message.remove_prefix(colon + 2);
    }
    std::string out(message);
    if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] - 'A' + 'a');
    return out;
}

bool ends_value(char c) {
    return c == ',' || c == ']' || c == '}' || c == '#' || c == '\n' || c == '\r';
}

Span string_extent(std::string_view text, std::uint32_t begin) {
    const char quote = text[begin];
    const bool triple = text.substr(begin, 3) == std::string(3, quote);
    const std::size_t opening = triple ? 3 : 1;
    std::size_t at = begin + opening;
    if (triple && text.substr(at, 1) == "\n") at += 1;
    if (triple && text.substr(at, 2) == "\r\n") at += 2;
    const std::size_t from = at;
    const std::string closing(opening, quote);
    while (at < text.size() && text.substr(at, opening) != closing)
        at += quote == '"' && text[at] == '\\' ? 2 : 1;
    while (triple && at + 3 < text.size() && text[at + 3] == quote) ++at;  // quotes may end the words
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(std::min(at, text.size()))};
}

/// toml++ limits how deep values nest, but not keys (a.b.c. …), and runs out of stack on
/// some: the begin of a line with more points than any key or text has, or npos.
std::size_t overlong_key(std::string_view text) {
    constexpr std::size_t most_points = 1000;
    std::size_t points = 0;
    std::size_t line = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            points = 0;
            line = i + 1;
        } else if (text[i] == '.' && ++points > most_points) {
            return line;
        }
    }
    return std::string_view::npos;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    for (const auto& entry : entries) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

bool read_tree(const GrammarFile& file, Node& root, Faults& faults) {
    if (const auto at = overlong_key(file.text()); at != std::string_view::npos) {
        const auto place = static_cast<std::uint32_t>(at);
        faults.error("T001", {&file, {place, place}}, "a line with more than 1000 points");
        return false;
    }
    auto parsed = toml::parse(file.text());
    if (!parsed) {
        const auto& error = parsed.error();
        const auto at = begin_of(file, error.source());
        const bool open_string = error.description().find("control characters") != std::string_view::npos &&
                                 at < file.text().size() &&
                                 (file.text()[at] == '\n' || file.text()[at] == '\r');
        faults.error(
            "T001", {&file, {at, at}},
            open_string ? "the string is not closed on its line" : tidy_message(error.description()));
        return false;
    }
    Converter(file).convert(parsed.table(), root);
    return true;
}

Span extent_of(const GrammarFile& file, const Node& node) {
    const std::string_view text = file.text();
    if (node.begin >= text.size()) return {node.begin, node.begin};
    if (node.is(Node::Kind::string)) return string_extent(text, node.begin);
    const bool nested = node.is(Node::Kind::array) || node.is(Node::Kind::table);
    std::size_t end = node.begin;
    while (end < text.size() && (nested ? text[end] != '\n' && text[end] != '\r' : !ends_value(text[end])))
        ++end;
    while (end > node.begin && text[end - 1] == ' ') --end;
    return {node.begin, static_cast<std::uint32_t>(end)};
}

Span extent_of(const GrammarFile& file, const Entry& entry) {
    const std::string_view text = file.text();
    const char first = entry.begin < text.size() ? text[entry.begin] : ' ';
    if (first == '"' || first == '\'') return string_extent(text, entry.begin);
    return {entry.begin, static_cast<std::uint32_t>(entry.begin + entry.key.size())};
}

bool is_literal_string(const GrammarFile& file, const Node& node) {
    return node.is(Node::Kind::string) && node.begin < file.text().size() && file.text()[node.begin] == '\'';
}

std::string_view name_of(Node::Kind kind) {
    switch (kind) {
        case Node::Kind::string:
            return "a string";
        case Node::Kind::integer:
            return "an integer";
        case Node::Kind::number:
            return "a number";
        case Node::Kind::boolean:
            return "true or false";
        case Node::Kind::array:
            return "a list";
        case Node::Kind::table:
            return "a table";
        case Node::Kind::other:
            break;
    }
    return "a date";
}

}  // namespace vacancy
