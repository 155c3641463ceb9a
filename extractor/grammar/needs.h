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

namespace vacancy {

/// Every literal of every rule's `needs`, found in one pass over a text. The database is
/// compiled on first use and serves every thread.
class Literals {
public:
    Literals();
    ~Literals();
    Literals(const Literals&) = delete;
    Literals& operator=(const Literals&) = delete;

    /// The literal's id; the same for the same words in lower case.
    std::uint32_t add(std::string_view words);

    std::size_t size() const { return words_.size(); }
    const std::vector<std::string>& all() const { return words_; }

private:
    friend class LiteralScanner;
    struct Database;
    const Database& database() const;

    std::vector<std::string> words_;
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
