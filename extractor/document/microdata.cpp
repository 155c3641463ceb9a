#include "document/microdata.h"

#include <algorithm>
#include <functional>
#include <string>

#include "base/ascii.h"

namespace vacancy {

namespace {

/// The first of several names.
std::string_view first_name(std::string_view names) {
    names = trim(names);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (is_blank(names[i])) return names.substr(0, i);
    return names;
}

/// What the element says by an attribute, whatever its content is.
std::string_view said_by_attribute(const Attributes& attributes, std::string_view name) {
    if (!attributes.content.empty()) return attributes.content;
    if (!attributes.datetime.empty()) return attributes.datetime;
    return name == "url" ? attributes.href : std::string_view();
}

}  // namespace

Span Microdata::place_of(std::string_view value, Span tag) const {
    const std::less<const char*> before;
    const char* const end = page_.data() + page_.size();
    if (before(value.data(), page_.data()) || before(end, value.data() + value.size())) return tag;
    const auto begin = static_cast<std::uint32_t>(value.data() - page_.data());
    return {begin, begin + static_cast<std::uint32_t>(value.size())};
}

void Microdata::open(const Attributes& attributes, Span tag, std::size_t depth, std::uint32_t text) {
    full_ = full_ || tree_.bytes() > limits_.max_structured_bytes;
    if (full_) return;
    if (!attributes.itemscope) return add_value(attributes, tag, depth, text);
    tree_.open(DataTree::Kind::object, first_name(attributes.itemprop));
    tree_.add("@type", std::string(trim(attributes.itemtype)), tag);
    open_.push_back({depth, true, 0, 0});
    ++items_;
}

void Microdata::add_value(const Attributes& attributes, Span tag, std::size_t depth, std::uint32_t text) {
    if (items_ == 0) return;
    const std::string_view name = first_name(attributes.itemprop);
    const std::string_view said = said_by_attribute(attributes, name);
    if (said.empty()) open_.push_back({depth, false, tree_.size(), text});
    tree_.add(name, std::string(said), said.empty() ? tag : place_of(said, tag));
}

void Microdata::close(std::size_t depth, const Document& document) {
    if (open_.empty() || open_.back().depth != depth) return;
    const Open element = open_.back();
    open_.pop_back();
    if (element.item) {
        --items_;
        return tree_.close();
    }
    const auto end = static_cast<std::uint32_t>(document.text.size());
    const Span words = trim(document.text, {std::min(element.text, end), end});
    if (words.empty() || tree_.bytes() + words.size() > limits_.max_structured_bytes) return;
    tree_.fill(element.value, document.of(words), document.origin.to_source(words));
}

}  // namespace vacancy
