#include "grammar/table_reader.h"

#include <algorithm>
#include <utility>

namespace vacancy {

void TableReader::wrong_type(std::string_view key, const Node& node, std::string_view wanted) {
    auto message = in_quotes(key).append(" is ").append(wanted).append(", not ").append(name_of(node.kind));
    faults_.error("G004", place(node), std::move(message));
}

const Node* TableReader::any(std::string_view key) {
    known_.push_back(key);
    return table_.find(key);
}

const Node* TableReader::get(std::string_view key, Node::Kind kind) {
    const Node* node = any(key);
    if (node == nullptr || node->is(kind)) return node;
    wrong_type(key, *node, name_of(kind));
    return nullptr;
}

std::string TableReader::text(std::string_view key) {
    const Node* node = get(key, Node::Kind::string);
    return node == nullptr ? std::string() : node->text;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
    const Node* node = get(key, Node::Kind::integer);
    return node == nullptr ? std::nullopt : std::optional(node->integer);
}

bool TableReader::flag(std::string_view key) {
    const Node* node = get(key, Node::Kind::boolean);
    return node != nullptr && node->boolean;
}

std::vector<const Node*> TableReader::strings(std::string_view key, bool one_alone) {
    const Node* node = any(key);
    return node == nullptr ? std::vector<const Node*>() : strings(key, *node, one_alone);
}

std::vector<const Node*> TableReader::strings(std::string_view key, const Node& node, bool one_alone) {
    std::vector<const Node*> out;
    if (one_alone && node.is(Node::Kind::string)) return {&node};
    if (!node.is(Node::Kind::array)) {
        wrong_type(key, node, one_alone ? "a string or a list of strings" : "a list of strings");
        return out;
    }
    out.reserve(node.items.size());
    for (const auto& item : node.items) {
        if (item.is(Node::Kind::string)) {
            out.push_back(&item);
        } else {
            wrong_type(key, item, "a list of strings");
        }
    }
    return out;
}

void TableReader::refuse_others() {
    for (const auto& entry : table_.entries) {
        if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
        faults_.error("G003", {&file_, extent_of(file_, entry)}, "unknown key " + in_quotes(entry.key),
                      nearest(entry.key, known_));
    }
}

Place TableReader::key_place(std::string_view key) const {
    for (const auto& entry : table_.entries) {
        if (entry.key == key) return {&file_, extent_of(file_, entry)};
    }
    return {&file_, extent_of(file_, table_)};
}

}  // namespace vacancy
