#ifndef VACANCY_CHECK_PAGES_H
#define VACANCY_CHECK_PAGES_H

#include <string_view>

namespace vacancy {

/// The page of a diagnostic code (docs/diagnostics/CODE.md), taken apart.
struct Page {
    std::string_view text;   ///< all of it, as Markdown; empty where there is none
    std::string_view title;  ///< "a value stood here and is gone"
    std::string_view about;  ///< what it means: the paragraphs before the example
    std::string_view help;   ///< "What to do"
};

Page page_of(std::string_view code);

}  // namespace vacancy

#endif
