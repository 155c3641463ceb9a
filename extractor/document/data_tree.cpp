#include "document/data_tree.h"

namespace vacancy {

namespace {

/// 'title' of 'schema:title', 'https://schema.org/title'; names of JSON-LD itself keep their '@'.
std::string_view bare_name(std::string_view name) {
    constexpr std::string_view host = "schema.org/";
    if (const std::size_t at = name.find(host); at != std::string_view::npos)
        return name.substr(at + host.size());
    constexpr std::string_view prefix = "schema:";
    return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

}  // namespace

DataTree::DataTree() {
    nodes_.push_back({Kind::list, 0, 1, {}, {}, {}});
    open_.push_back(0);
}

std::uint32_t DataTree::append(Kind kind, std::string_view name) {
    const std::uint32_t index = size();
    const std::uint32_t parent = open_.back();
    const bool named = nodes_[parent].kind == Kind::object;
    nodes_.push_back({kind, parent, index + 1, std::string(named ? bare_name(name) : ""), {}, {}});
    bytes_ += nodes_.back().name.size() + sizeof(Node);
    return index;
}

void DataTree::open(Kind kind, std::string_view name) {
    open_.push_back(append(kind, name));
}

void DataTree::add(std::string_view name, std::string words, Span place) {
    Node& node = nodes_[append(Kind::value, name)];
    bytes_ += words.size();
    node.words = std::move(words);
    node.place = place;
}

void DataTree::close() {
    nodes_[open_.back()].end = size();
    open_.pop_back();
}

void DataTree::finish() {
    while (!open_.empty()) close();
}

void DataTree::fill(std::uint32_t value, std::string_view words, Span place) {
    bytes_ += words.size();
    nodes_[value].words = words;
    nodes_[value].place = place;
}

void DataTree::cut(std::uint32_t size) {
    while (open_.back() >= size) open_.pop_back();
    nodes_.resize(size);
}

const DataTree::Node* DataTree::value(std::uint32_t object, std::string_view name) const {
    const Node* found = nullptr;
    each_in(object, [&](std::uint32_t i) {
        if (found || nodes_[i].name != name) return;
        std::uint32_t first = i;
        if (nodes_[i].kind == Kind::list && nodes_[i].end > i + 1) first = i + 1;
        if (nodes_[first].kind == Kind::value) found = &nodes_[first];
    });
    return found;
}

}  // namespace vacancy
