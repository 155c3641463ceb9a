#ifndef VACANCY_GRAMMAR_WORD_TABLE_H
#define VACANCY_GRAMMAR_WORD_TABLE_H

#include <string_view>
#include <utility>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// A vocabulary of packed grammars: what PhraseVocabulary::sorted() gave, in bytes that outlive it.
class WordTable final : public Vocabulary {
public:
    using Entry = std::pair<std::string_view, std::string_view>;  ///< folded phrase, key

    WordTable(std::size_t grammar, std::string_view name, std::vector<Entry> sorted)
        : grammar_(grammar), name_(name), entries_(std::move(sorted)) {}

    std::string_view key_of(std::string_view words) const override;
    std::string_view name() const override { return name_; }

    /// The index of the grammar whose file it stands in.
    std::size_t grammar() const { return grammar_; }

private:
    std::size_t grammar_;
    std::string_view name_;
    std::vector<Entry> entries_;
};

}  // namespace vacancy

#endif
