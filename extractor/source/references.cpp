#include "source/references.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace vacancy {

namespace {

struct Reference {
    std::string_view name, character;
};

constexpr std::array references{
    Reference{"&lt;", "<"},   Reference{"&gt;", ">"},   Reference{"&amp;", "&"},  Reference{"&quot;", "\""},
    Reference{"&apos;", "'"}, Reference{"&nbsp;", " "}, Reference{"&#39;", "'"},  Reference{"&#34;", "\""},
    Reference{"&#x27;", "'"}, Reference{"&#160;", " "}, Reference{"&#xa0;", " "}, Reference{"&#38;", "&"},
};

}  // namespace

bool is_escaped_html(std::string_view text) {
    return trim(text).starts_with("&lt;") && text.find('<') == std::string_view::npos &&
           text.find("&gt;") != std::string_view::npos;
}

std::string without_references(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (;;) {
        const std::size_t at = std::min(text.find('&'), text.size());
        out.append(text.substr(0, at));
        text.remove_prefix(at);
        if (text.empty()) return out;
        const auto found = std::find_if(references.begin(), references.end(),
                                        [&](const Reference& r) { return text.starts_with(r.name); });
        const bool known = found != references.end();
        out += known ? found->character : text.substr(0, 1);
        text.remove_prefix(known ? found->name.size() : 1);
    }
}

}  // namespace vacancy
