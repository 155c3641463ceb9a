#ifndef VACANCY_GRAMMAR_NEEDS_H
#define VACANCY_GRAMMAR_NEEDS_H

#include <cstdint>
#include <memory>
#include <mutex>
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

    /// The literal's id; the same for the same words in lower case with the same edges.
    std::uint32_t add(Literal literal);

    std::size_t size() const { return words_.size(); }
    const std::vector<std::string>& all() const { return words_; }

    /// False where the words at [end - size, end) are only a part of a word and may not be.
    bool stands_alone(std::uint32_t id, std::string_view text, std::size_t end) const;

    /// True where the literal stands in the text, looked for by itself.
    bool stands_in(std::uint32_t id, std::string_view text) const;

private:
    friend class LiteralScanner;
    struct Database;
    struct Edges {
        std::uint32_t size = 0;
        bool begins_word = false, ends_word = false;
    };
    const Database& database() const;

    std::vector<std::string> words_;  ///< by id
    std::vector<Edges> edges_;        ///< by id
    std::unordered_map<std::string, std::uint32_t> ids_;
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
