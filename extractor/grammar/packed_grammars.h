#ifndef VACANCY_GRAMMAR_PACKED_GRAMMARS_H
#define VACANCY_GRAMMAR_PACKED_GRAMMARS_H

#include <memory>
#include <string>
#include <string_view>

#include "grammar/grammar.h"

namespace vacancy {

/// Grammars as bytes, as a program holds those that are compiled in: read in a fraction of the time that
/// files take. They extract what the files do; texts of patterns, examples and places in the files are left
/// out.
class PackedGrammars {
public:
    /// All of grammars that were read from files but what their patterns compile to, which
    /// grammar/packed_patterns.h packs.
    static std::string pack_rules(const Grammars& grammars);

    /// The grammars of pack_rules() and pack_patterns(), whose bytes stay where they are; null where one of
    /// them isn't whole, or the patterns are of another PCRE2.
    static std::shared_ptr<const Grammars> unpack(std::string_view rules, std::string_view patterns);

private:
    class Packer;
    class Unpacker;
};

}  // namespace vacancy

#endif
