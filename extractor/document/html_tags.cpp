#include "document/html_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "document/byte_set.h"

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
    Named{"tr", {Tag::block | Tag::row, 0}},
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

/// The attributes that mean something.
enum class Known : std::uint8_t {
    none,
    id,
    alt,
    rel,
    href,
    role,
    type,
    classes,
    style,
    title,
    value,
    hidden,
    action,
    level,
    aria_hidden,
    cfemail,
    content,
    datetime,
    itemprop,
    itemtype,
    itemscope,
};

Known known_attribute(std::string_view name) {
    const auto is = [&](std::string_view lower, Known known) {
        return same(name, lower) ? known : Known::none;
    };
    const auto either = [](Known a, Known b) { return a != Known::none ? a : b; };
    switch (name.size()) {
        case 2:
            return is("id", Known::id);
        case 3:
            return either(is("alt", Known::alt), is("rel", Known::rel));
        case 4:
            return either(is("href", Known::href), either(is("role", Known::role), is("type", Known::type)));
        case 5:
            return either(either(is("class", Known::classes), is("style", Known::style)),
                          either(is("title", Known::title), is("value", Known::value)));
        case 6:
            return either(is("hidden", Known::hidden), is("action", Known::action));
        case 7:
            return is("content", Known::content);
        case 8:
            return either(is("itemprop", Known::itemprop),
                          either(is("itemtype", Known::itemtype), is("datetime", Known::datetime)));
        case 9:
            return is("itemscope", Known::itemscope);
        case 10:
            return is("aria-level", Known::level);
        case 11:
            return is("aria-hidden", Known::aria_hidden);
        case 12:
            return is("data-cfemail", Known::cfemail);
        default:
            return Known::none;
    }
}

void read_class(std::string_view classes, Attributes& out) {
    out.hints[0] = classes;
    out.hidden = out.hidden || hides(classes);
}

void read_href(std::string_view target, Attributes& out) {
    out.href = target;
    out.has_href = true;
}

void read_attribute(Known known, std::string_view value, Attributes& out) {
    switch (known) {
        case Known::none:
            return;
        case Known::id:
            out.hints[1] = value;
            return;
        case Known::title:
            out.hints[2] = value;
            return;
        case Known::rel:
            out.hints[3] = value;
            return;
        case Known::alt:
            out.alt = value;
            return;
        case Known::value:
            out.value = value;
            return;
        case Known::action:
            out.action = value;
            return;
        case Known::cfemail:
            out.cfemail = value;
            return;
        case Known::hidden:
            out.hidden = true;
            return;
        case Known::aria_hidden:
            out.hidden = out.hidden || value == "true";
            return;
        case Known::type:
            out.type = value;
            out.submits = same(value, "submit");
            return;
        case Known::href:
            return read_href(value, out);
        case Known::role:
            return read_role(value, out);
        case Known::classes:
            return read_class(value, out);
        case Known::style:
            return read_style(value, out);
        case Known::level:
            return read_level(value, out);
        case Known::content:
            out.content = value;
            return;
        case Known::datetime:
            out.datetime = value;
            return;
        case Known::itemprop:
            out.itemprop = value;
            return;
        case Known::itemtype:
            out.itemtype = value;
            return;
        case Known::itemscope:
            out.itemscope = true;
            return;
    }
}

/// Takes names and values off the attributes of a tag as they are written.
class WrittenAttributes {
public:
    explicit WrittenAttributes(std::string_view written) : rest_(written) {}

    bool next() {
        skip_blanks();
        name = take(name_end.find(rest_, 0));
        skip_blanks();
        value = {};
        if (!rest_.starts_with('=')) return !name.empty();
        rest_.remove_prefix(1);
        skip_blanks();
        const char quote = rest_.empty() ? '\0' : rest_.front();
        if (quote != '"' && quote != '\'') {
            value = take(blank.find(rest_, 0));
        } else {
            rest_.remove_prefix(1);
            value = take(std::min(rest_.find(quote), rest_.size()));
            rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
        }
        return true;
    }

    std::string_view name, value;

private:
    static constexpr ByteSet blank{" \t\r\n"};
    static constexpr ByteSet name_end{" \t\r\n="};

    void skip_blanks() {
        while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
    }
    std::string_view take(std::size_t size) {
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
};

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
    for (; attributes[0] != nullptr; attributes += 2)
        read_attribute(known_attribute(view(attributes[0])), view(attributes[1]), out);
    return out;
}

Attributes read_attributes(std::string_view written) {
    Attributes out;
    std::uint32_t seen = 0;  // of one that is written twice, the first counts
    for (WrittenAttributes in(written); in.next();) {
        const Known known = known_attribute(in.name);
        const std::uint32_t bit = 1u << static_cast<unsigned>(known);
        if ((seen & bit) == 0) read_attribute(known, in.value, out);
        seen |= bit;
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
        } else if ((byte ^ key) < ' ' || (byte ^ key) > '~') {
            return {};  // no address: its bytes are of any kind, and text must be UTF-8
        } else {
            out.push_back(static_cast<char>(byte ^ key));
        }
    }
    return out;
}

}  // namespace vacancy
