#ifndef VACANCY_GRAMMAR_LOAD_H
#define VACANCY_GRAMMAR_LOAD_H

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/store.h"
#include "grammar/tree.h"

namespace vacancy {

/// Files to Grammars, in passes: TOML, then names (pieces, vocabularies, value grammars),
/// then rules, which use them. What is faulty is left out and named in faults().
class Loader {
public:
    Loader();

    void add(std::string name, std::string text);

    std::shared_ptr<const Grammars> finish(Grammars::Compile compile);

    Faults& faults() { return faults_; }

private:
    struct Source {
        const GrammarFile* file = nullptr;
        Node root;
        Take take = Take::best;
    };

    void read_header(Source& source);
    void read_names(const Source& source, std::size_t grammar);
    void read_vocabulary(const GrammarFile& file, const Entry& entry, std::size_t grammar);
    void read_rules(const Source& source, Grammar& grammar);
    void number_rules();
    void index_lines();
    void compile_all();

    std::shared_ptr<Grammars> grammars_;
    Grammars::Impl& store_;
    std::vector<Source> sources_;
    Faults faults_;
};

}  // namespace vacancy

#endif
