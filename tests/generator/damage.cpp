#include "damage.h"

#include <algorithm>

#include "base/ascii.h"

namespace vacancy::test {
namespace {

constexpr std::array<std::string_view, damages.size()> names{
    "none", "c1_controls", "lost_apostrophes", "nbsp", "crlf", "windows_1252", "mojibake"};

void replace(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Some blanks between words become no-break spaces; tags and the marks of a literal stay as they are.
std::string with_nbsp(std::string_view text) {
    std::string out;
    std::size_t blanks = 0;
    bool in_tag = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<') in_tag = true;
        if (text[i] == '>') in_tag = false;
        const bool blank = !in_tag && text[i] == ' ' && i > 0 && i + 1 < text.size();
        if (blank && is_alnum(text[i - 1]) && is_alnum(text[i + 1]) && ++blanks % 5 == 0) {
            out += "\xC2\xA0";
        } else {
            out += text[i];
        }
        if (blank && text[i - 1] == '.') out += "\xC2\xA0 ";
    }
    return out;
}

/// Of the characters that the generator prints.
std::string in_windows_1252(std::string text) {
    replace(text, "£", "\xA3");
    replace(text, "’", "\x92");
    replace(text, "–", "\x96");
    return text;
}

}  // namespace

std::string_view name_of(Damage damage) {
    return names[static_cast<std::size_t>(damage)];
}

std::optional<Damage> damage_called(std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return damages[static_cast<std::size_t>(at - names.begin())];
}

std::string damaged(std::string_view utf8, Damage damage) {
    std::string text(utf8);
    switch (damage) {
        case Damage::none:
            break;
        case Damage::c1_controls:
            replace(text, "’", "\xC2\x92");
            replace(text, "–", "\xC2\x96");
            break;
        case Damage::lost_apostrophes:
            replace(text, "’", "");
            replace(text, "We'll", "Well");
            break;
        case Damage::nbsp:
            return with_nbsp(text);
        case Damage::crlf:
            replace(text, "\n", "\r\n");
            break;
        case Damage::windows_1252:
            return in_windows_1252(std::move(text));
        case Damage::mojibake:
            replace(text, "’", "â€™");
            replace(text, "£", "Â£");
            break;
    }
    return text;
}

}  // namespace vacancy::test
