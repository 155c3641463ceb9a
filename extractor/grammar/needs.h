#ifndef VACANCY_GRAMMAR_NEEDS_H
#define VACANCY_GRAMMAR_NEEDS_H

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/vocabulary.h"

namespace vacancy {

/// Every literal of every rule's `needs`, found in one pass over a text. The database is
/// compiled on first use and serves every thread.
class Literals {
public:
    Literals();
    ~Literals();
    Literals(const Literals&) = delete;
    Literals& operator=(const Literals&) = delete;

    /// The literal's id; the same for equal literals.
    std::uint32_t add(Literal literal);

    /// Takes literals of another in the order of their ids, each with the number of its word; add() is not
    /// to be called then.
    void take(Literal literal, std::uint32_t word);

    std::size_t size() const { return literals_.size(); }
    const Literal& operator[](std::uint32_t id) const { return literals_[id]; }

    /// Their words, each once: these are looked for.
    const std::vector<std::string>& words() const { return words_; }

    /// The number of a literal's word.
    std::uint32_t word_of(std::uint32_t id) const { return uses_[id].word; }

    /// Adds a hit for each literal that has the word, which stands at the end of text[0, end), and is there
    /// with all that belongs to it: its edges and the words around it.
    void note(std::uint32_t word, std::string_view text, std::size_t end, std::vector<Hit>& out) const;

    /// True where the literal stands in the text, looked for by itself.
    bool stands_in(std::uint32_t id, std::string_view text) const;

private:
    friend class LiteralScanner;
    struct Database;
    const Database& database() const;

    /// What most literals are refused by, apart from the literals: many words stand in a text that none of
    /// their literals does.
    struct Use {
        std::uint32_t word = 0;
        std::uint32_t next = none;  ///< the next literal that has the word
        bool begins_word = false, ends_word = false, has_more = false;
    };
    static constexpr std::uint32_t none = ~0u;

    bool has_more_at(std::uint32_t id, std::string_view text, std::size_t end) const;

    std::vector<Literal> literals_;                       ///< by id
    std::vector<std::string> words_;                      ///< by number of the word
    std::vector<Use> uses_;                               ///< by id
    std::vector<std::uint32_t> first_, last_;             ///< by number of the word: literals that have it
    std::unordered_map<std::string, std::uint32_t> ids_;  ///< by all that a literal is
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unique_ptr<Database> database_;
};

/// A thread's means of finding them.
class LiteralScanner {
public:
    explicit LiteralScanner(const Literals& literals);
    ~LiteralScanner();
    LiteralScanner(const LiteralScanner&) = delete;
    LiteralScanner& operator=(const LiteralScanner&) = delete;

    /// Every place a literal ends, in order.
    void scan(std::string_view text, std::vector<Hit>& out);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
