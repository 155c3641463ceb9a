#include "check/pages.h"

#include <string>

#include "base/ascii.h"
#include "check/built_in.h"

namespace vacancy {
namespace {

/// What stands between two marks, or from the first to the end.
std::string_view between(std::string_view text, std::string_view from, std::string_view to) {
    const std::size_t begin = text.find(from);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + from.size());
    return trim(text.substr(0, text.find(to)));
}

}  // namespace

Page page_of(std::string_view code) {
    for (const auto& [file, text] : diagnostic_pages()) {
        if (file != std::string(code) + ".md") continue;
        Page page;
        page.text = text;
        page.title = between(text, "`: ", "\n");
        const std::string_view head = between(text, "\nSeverity: ", "\n## ");
        page.about = trim(head.substr(std::min(head.size(), head.find('\n'))));
        page.help = between(text, "\n## What to do\n", "\n## ");
        return page;
    }
    return {};
}

}  // namespace vacancy
