#ifndef VACANCY_GRAMMAR_SYNTAX_H
#define VACANCY_GRAMMAR_SYNTAX_H

#include <string_view>
#include <vector>

#include "base/span.h"

namespace vacancy {

/// What the loader must know of a pattern before PCRE2 sees it: which pieces it uses,
/// which groups it names, where its alternatives stand, whether its brackets close.
struct PatternSyntax {
    struct Name {
        std::string_view name;  ///< points into the pattern
        Span span;              ///< reference: all of '(?&name)'; group: '(?<name>'
    };
    struct Flaw {
        Span span;
        std::string_view message;
    };

    std::vector<Name> references;
    std::vector<Name> groups;
    std::vector<Span> alternatives;  ///< the parts between top-level '|'
    std::vector<Flaw> flaws;         ///< brackets left open, or closed twice
    bool ends_in_comment = false;    ///< a '#' comment runs to the end
};

/// Reads an extended pattern; never fails, whatever it holds.
PatternSyntax read_syntax(std::string_view pattern);

}  // namespace vacancy

#endif
