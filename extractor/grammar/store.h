#ifndef VACANCY_GRAMMAR_STORE_H
#define VACANCY_GRAMMAR_STORE_H

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grammar/expand.h"
#include "grammar/file.h"
#include "grammar/grammar.h"
#include "grammar/line_rules.h"
#include "grammar/needs.h"
#include "grammar/pattern.h"
#include "grammar/word_table.h"

namespace vacancy {

struct Wording {
    std::string text;
    Place place;
};

/// `{ text = …, gives = …, known_gap = … }`
struct Example {
    struct Given {
        std::string name;  ///< a capture or set member; empty where `gives` is one value
        Value value;
        Place place;
    };
    std::vector<Wording> wordings;
    std::vector<Given> gives;
    bool has_gives = false;
    std::optional<std::string> known_gap;
};

/// `{ text = …, why = … }`
struct RejectExample {
    std::vector<Wording> wordings;
    std::string why;
};

/// What a rule's file says that matching has no need of.
struct RuleSource {
    Place name;
    std::unique_ptr<PhraseList> phrases;  ///< of 'phrases'; null where there are none
    bool phrases_alone = false;           ///< there is no 'match' beside them
    std::vector<Place> within;            ///< by entry of Rule::within
    std::string scope;                    ///< as written
    std::vector<Example> examples;
    std::vector<RejectExample> rejects;
};

/// All that a set of grammars is made of. Nothing moves once it is loaded.
struct Grammars::Impl {
    std::vector<std::unique_ptr<GrammarFile>> files;
    std::vector<Grammar> grammars;
    std::vector<const Rule*> rules;   ///< by Rule::index
    std::vector<RuleSource> sources;  ///< by Rule::index; a packed set has none
    Names names;
    Literals literals;
    std::map<On, LineRules> line_rules;
    std::vector<std::unique_ptr<WordTable>>
        word_tables;                ///< vocabularies of a packed set, which has no names
    std::uint64_t fingerprint = 0;  ///< of the files
    Diagnostics faults;             ///< of a load that left out what is faulty
};

}  // namespace vacancy

#endif
