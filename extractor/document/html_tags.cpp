#include "document/html_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"

namespace vacancy {

namespace {

struct Named {
    std::string_view name;
    Tag tag;
};

constexpr Tag kBlock{Tag::block, 0};
constexpr Tag kSpaced{Tag::block | Tag::gap, 0};
constexpr Tag kSkipped{Tag::skip, 0};
constexpr Tag kSkippedBlock{Tag::skip | Tag::block, 0};
constexpr Tag kList{Tag::block | Tag::gap | Tag::list, 0};
constexpr Tag heading(std::uint8_t level) {
    return {Tag::block | Tag::gap, level};
}

/// In byte order of the names.
constexpr std::array kTags{
    Named{"a", {Tag::link, 0}},
    Named{"address", kBlock},
    Named{"applet", kSkipped},
    Named{"article", kSpaced},
    Named{"aside", kSpaced},
    Named{"audio", kSkipped},
    Named{"b", {Tag::strong, 0}},
    Named{"blockquote", kSpaced},
    Named{"body", kBlock},
    Named{"br", {Tag::line_break, 0}},
    Named{"button", {Tag::skip | Tag::control, 0}},
    Named{"canvas", kSkipped},
    Named{"caption", kBlock},
    Named{"center", kBlock},
    Named{"datalist", kSkipped},
    Named{"dd", kBlock},
    Named{"details", kBlock},
    Named{"dialog", kBlock},
    Named{"dir", kList},
    Named{"div", kBlock},
    Named{"dl", kSpaced},
    Named{"dt", kBlock},
    Named{"fieldset", kBlock},
    Named{"figcaption", kBlock},
    Named{"figure", kSpaced},
    Named{"footer", kSkippedBlock},
    Named{"form", {Tag::block | Tag::form, 0}},
    Named{"h1", heading(1)},
    Named{"h2", heading(2)},
    Named{"h3", heading(3)},
    Named{"h4", heading(4)},
    Named{"h5", heading(5)},
    Named{"h6", heading(6)},
    Named{"header", kBlock},
    Named{"hgroup", kBlock},
    Named{"hr", kSpaced},
    Named{"html", kBlock},
    Named{"iframe", kSkipped},
    Named{"img", {Tag::image, 0}},
    Named{"input", {Tag::skip | Tag::control, 0}},
    Named{"legend", kBlock},
    Named{"li", {Tag::block | Tag::item, 0}},
    Named{"main", kBlock},
    Named{"map", kSkipped},
    Named{"math", kSkipped},
    Named{"menu", kList},
    Named{"nav", kSkippedBlock},
    Named{"noscript", kSkipped},
    Named{"object", kSkipped},
    Named{"ol", kList},
    Named{"optgroup", kSkipped},
    Named{"option", kSkipped},
    Named{"p", kSpaced},
    Named{"pre", {Tag::block | Tag::gap | Tag::preformatted, 0}},
    Named{"script", kSkipped},
    Named{"section", kSpaced},
    Named{"select", kSkipped},
    Named{"strong", {Tag::strong, 0}},
    Named{"style", kSkipped},
    Named{"summary", kBlock},
    Named{"svg", kSkipped},
    Named{"table", kSpaced},
    Named{"tbody", kBlock},
    Named{"td", {Tag::block | Tag::cell, 0}},
    Named{"template", kSkipped},
    Named{"textarea", kSkipped},
    Named{"tfoot", kBlock},
    Named{"th", {Tag::block | Tag::cell | Tag::strong, 0}},
    Named{"thead", kBlock},
    Named{"title", kSkipped},
    Named{"tr", kBlock},
    Named{"ul", kList},
    Named{"video", kSkipped},
};

/// Where the names of each letter begin in kTags.
constexpr std::array<std::size_t, 27> first_of_letters() {
    std::array<std::size_t, 27> first{};
    for (std::size_t letter = 0; letter < 27; ++letter) {
        while (first[letter] < kTags.size() &&
               kTags[first[letter]].name.front() < static_cast<char>('a' + letter)) {
            ++first[letter];
        }
    }
    return first;
}
constexpr std::array<std::size_t, 27> kFirst = first_of_letters();

bool same(std::string_view a, std::string_view lower) {
    return a.size() == lower.size() &&
           std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return to_lower(x) == y; });
}

/// Whether a style sets `property` to something that begins with `value`.
bool style_sets(std::string_view style, std::string_view property, std::string_view value) {
    const auto same_char = [](char x, char y) { return to_lower(x) == y; };
    auto at = std::search(style.begin(), style.end(), property.begin(), property.end(), same_char);
    if (at == style.end()) return false;
    at += static_cast<std::ptrdiff_t>(property.size());
    while (at != style.end() && (*at == ' ' || *at == ':')) ++at;
    const auto left = static_cast<std::size_t>(style.end() - at);
    return left >= value.size() &&
           std::equal(value.begin(), value.end(), at, [](char y, char x) { return to_lower(x) == y; });
}

bool is_hiding_class(std::string_view name) {
    return same(name, "hidden") || same(name, "visually-hidden") || same(name, "govuk-visually-hidden") ||
           same(name, "visuallyhidden") || same(name, "sr-only") || same(name, "screen-reader-text") ||
           same(name, "d-none");
}

bool hides(std::string_view classes) {
    while (!classes.empty()) {
        const std::size_t end = std::min(classes.find_first_of(" \t\r\n"), classes.size());
        if (is_hiding_class(classes.substr(0, end))) return true;
        classes.remove_prefix(std::min(end + 1, classes.size()));
    }
    return false;
}

void read_style(std::string_view style, Attributes& out) {
    out.hidden =
        out.hidden || style_sets(style, "display", "none") || style_sets(style, "visibility", "hidden");
    if (style.find("eight") == std::string_view::npos && style.find("EIGHT") == std::string_view::npos)
        return;
    for (const std::string_view bold : {"bold", "600", "700", "800", "900"}) {
        out.bold = out.bold || style_sets(style, "font-weight", bold);
    }
    for (const std::string_view normal : {"normal", "300", "400", "500", "lighter"}) {
        out.not_bold = out.not_bold || style_sets(style, "font-weight", normal);
    }
}

void read_role(std::string_view role, Attributes& out) {
    out.hidden = out.hidden || role == "navigation" || role == "contentinfo" || role == "search";
    if (role == "heading" && out.heading == 0) out.heading = 2;
}

void read_level(std::string_view level, Attributes& out) {
    if (level.size() == 1 && level[0] >= '1' && level[0] <= '6') {
        out.heading = static_cast<std::uint8_t>(level[0] - '0');
    }
}

/// Attributes that say whether and how the element is shown.
void read_looks(std::string_view name, std::string_view value, Attributes& out) {
    if (name == "style") read_style(value, out);
    if (name == "hidden") out.hidden = true;
    if (name == "aria-hidden") out.hidden = out.hidden || value == "true";
    if (name == "aria-level") read_level(value, out);
    if (name == "role") read_role(value, out);
    if (name == "class") out.hidden = out.hidden || hides(value);
}

/// Attributes that links, forms and addresses are made of.
void read_values(std::string_view name, std::string_view value, Attributes& out) {
    constexpr std::array<std::string_view, 4> hints{"class", "id", "title", "rel"};
    for (std::size_t i = 0; i < hints.size(); ++i) {
        if (name == hints[i]) out.hints[i] = value;
    }
    if (name == "href") {
        out.href = value;
        out.has_href = true;
    }
    if (name == "alt") out.alt = value;
    if (name == "action") out.action = value;
    if (name == "value") out.value = value;
    if (name == "data-cfemail") out.cfemail = value;
    if (name == "type") out.submits = same(value, "submit");
}

std::string_view view(const unsigned char* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

Tag tag_of(std::string_view name) {
    if (name.empty() || !is_lower(name.front())) return {};
    const auto letter = static_cast<std::size_t>(name.front() - 'a');
    for (std::size_t i = kFirst[letter]; i < kFirst[letter + 1]; ++i) {
        if (kTags[i].name == name) return kTags[i].tag;
    }
    return {};
}

Attributes read_attributes(const unsigned char* const* attributes) {
    Attributes out;
    if (attributes == nullptr) return out;
    for (; attributes[0] != nullptr; attributes += 2) {
        const std::string_view name = view(attributes[0]);
        read_looks(name, view(attributes[1]), out);
        read_values(name, view(attributes[1]), out);
    }
    return out;
}

std::string decode_cfemail(std::string_view hex) {
    std::string out;
    if (hex.size() < 4 || hex.size() % 2 != 0 || hex.size() > 1000) return out;
    unsigned key = 0;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned byte = 0;
        const char* const end = hex.data() + i + 2;
        if (std::from_chars(hex.data() + i, end, byte, 16).ptr != end) return {};
        if (i == 0) {
            key = byte;
        } else {
            out.push_back(static_cast<char>(byte ^ key));
        }
    }
    return out;
}

}  // namespace vacancy
