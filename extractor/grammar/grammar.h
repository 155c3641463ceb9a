#ifndef VACANCY_GRAMMAR_GRAMMAR_H
#define VACANCY_GRAMMAR_GRAMMAR_H

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "base/span.h"
#include "normalise/value.h"

namespace vacancy {

// Grammars: rules that are data. docs/grammar-guide.md is the manual of the form.
//
//     auto grammars = Grammars::load_folder("grammars");      // or Grammars::built_in()
//     if (!grammars) print(grammars.why());                   // every fault, file:line:col
//     Matcher matcher(*grammars, limits);                     // one a thread
//     Match m;
//     if (matcher.search(rule, subject, 0, m)) ...
//
// Immutable once loaded: one Grammars serves every thread. PCRE2 and Vectorscan are
// known to grammar/pattern.cpp and grammar/needs.cpp alone.

class Pattern;   // a compiled regular expression; grammar/pattern.h
class Literals;  // the database of literals; grammar/needs.h
class Vocabulary;
struct Grammar;

/// What the rules of one file are offered.
enum class On : std::uint8_t { text, heading, label, list, noise, value, role, shared };

/// How much text one attempt sees: a block (a line), a whole section or label region, or a
/// link as three lines: its hint (class, id, title), its words, its target.
enum class Unit : std::uint8_t { block, region, link };

/// How the candidates of a field become its value.
enum class Take : std::uint8_t {
    best,  ///< the first of the most trusted tier
    last,  ///< the last of the most trusted tier
    most,  ///< the value most often read in the most trusted tier
    tier,  ///< every value of the most trusted tier
    all,   ///< every value of every tier
};

/// As grammar files call them.
std::string_view name_of(On on);
std::string_view name_of(Unit unit);
std::string_view name_of(Take take);

/// One entry of a rule's `within`.
struct Scope {
    enum class Kind : std::uint8_t { everywhere, section, label };
    Kind kind = Kind::everywhere;
    bool exclude = false;  ///< '~id'
    std::string id;        ///< section id or label id
};

/// Where a named group's words go: into the field's member `name`, turned into a value
/// by a built-in normaliser, a vocabulary, or a value grammar. Exactly one is set.
struct CaptureRule {
    std::string name;
    Normaliser normaliser = nullptr;
    const Vocabulary* vocabulary = nullptr;
    const Grammar* grammar = nullptr;  ///< a grammar `on = "value"`
};

struct Setting {
    std::string name;
    Value value;
};

/// One rule. Pointers and views are owned by the Grammars that holds the rule.
struct Rule {
    const Grammar* grammar = nullptr;
    std::uint32_t index = 0;  ///< among all rules of all grammars
    std::uint32_t order = 0;  ///< within its grammar, from 0: priority
    std::string name;         ///< "range"
    std::string id;           ///< "salary.range": how evidence names it
    std::string field;        ///< "salary", "dates.closing"; empty for headings ...
    std::vector<Scope> within;
    Unit unit = Unit::block;
    Take take = Take::best;
    std::vector<std::uint32_t> needs;  ///< literal ids, any of which must be near; empty: always tried
    std::vector<std::uint32_t> also;  ///< literal ids, any of which must be near as well; empty: none need be
    bool always = true;               ///< no `needs`
    std::uint32_t scope_key = 0;      ///< the same for rules of a grammar with the same scope
    bool fallback = false;            ///< only where no other rule read the field, but in prose
    std::vector<CaptureRule> captures;
    std::vector<Setting> sets;
    bool lost = false;  ///< a match says that the field's value was here and is gone

    // headings, labels, lists
    std::string section;        ///< heading: the section id it opens
    std::string label;          ///< label: the label id it opens ("salary")
    std::string opens;          ///< list, heading: the field the items go to, "" ends a list
    std::uint8_t level = 0;     ///< heading: 1 part, 2 section, 3 subsection
    std::int32_t sequence = 0;  ///< heading: usual place in an advert, 0 anywhere

    // Compiled on first use; null where the rule has no such pattern.
    std::unique_ptr<Pattern> match;
    std::unique_ptr<Pattern> unless;
    std::unique_ptr<Pattern> scope;
    std::unique_ptr<Pattern> context;
    std::unique_ptr<Pattern> inline_form;  ///< how a heading or label looks inside running text

    Rule();
    ~Rule();
    Rule(Rule&&) noexcept;
    Rule& operator=(Rule&&) noexcept;
};

/// The rules of one file.
struct Grammar {
    std::string name;  ///< "salary"
    std::string about;
    std::string field;
    std::string file;
    On on = On::text;
    std::uint32_t index = 0;
    std::vector<Rule> rules;

    Grammar();
    ~Grammar();
    Grammar(Grammar&&) noexcept;
    Grammar& operator=(Grammar&&) noexcept;
};

/// A group of a match. `name` points into the rule.
struct Capture {
    const CaptureRule* rule = nullptr;
    Span span;
};

struct Match {
    const Rule* rule = nullptr;
    Span span;
    std::vector<Capture> captures;  ///< groups that took part, in the order of Rule::captures

    const Capture* find(std::string_view name) const;
};

/// A literal of some rule's `needs`, seen in a text.
struct Hit {
    std::uint32_t literal = 0;
    std::uint32_t end = 0;  ///< byte after its last
};

/// A rule that ran into a regex limit.
struct LimitHit {
    const Rule* rule = nullptr;
    std::uint32_t offset = 0;
    std::string_view limit;  ///< "match", "depth", "heap"
};

/// All grammars of one set, compiled.
class Grammars {
public:
    /// Every *.toml of a folder, in byte order of their names.
    static Result<std::shared_ptr<const Grammars>> load_folder(const std::string& folder);

    /// When patterns are compiled: each on its first use, or all at once, so that every
    /// fault is found.
    enum class Compile : std::uint8_t { lazy, all };

    /// (file name, text) pairs, as compiled into the binary.
    static Result<std::shared_ptr<const Grammars>> load(
        std::span<const std::pair<std::string_view, std::string_view>> files, Compile compile = Compile::all);

    /// The grammars compiled into the binary, read and compiled by the build; one set a process, never
    /// null. What is faulty is left out, and self_test() tells.
    static std::shared_ptr<const Grammars> built_in();

    std::span<const Grammar> all() const;
    const Grammar* find(std::string_view name) const;  ///< null where there is none
    const Rule& rule(std::uint32_t index) const;
    std::size_t rule_count() const;

    /// The vocabulary called `name` in `grammar` or, failing that, shared; or null.
    const Vocabulary* vocabulary(std::string_view grammar, std::string_view name) const;

    /// The words of a literal, in lower case; Rule::needs and Hit::literal give its id.
    std::string literal(std::uint32_t id) const;

    /// True where one of the literals stands in the text: the plain way, to which Matcher::scan
    /// is held.
    bool any_stands_in(std::span<const std::uint32_t> literals, std::string_view text) const;

    /// A hash of the names and texts of all files: of two sets, the same where they are the same.
    std::uint64_t fingerprint() const;

    Grammars(const Grammars&) = delete;
    Grammars& operator=(const Grammars&) = delete;
    ~Grammars();

private:
    friend class Matcher;
    friend class Loader;
    friend class PackedGrammars;
    friend class SelfTest;
    Grammars();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Phrases and what they stand for.
class Vocabulary {
public:
    virtual ~Vocabulary() = default;
    /// The key that `words` stands for (compared after fold_phrase), or empty.
    virtual std::string_view key_of(std::string_view words) const = 0;
    virtual std::string_view name() const = 0;
};

/// Whether the vocabulary, if the grammars have it, holds the words.
inline bool holds(const Vocabulary* vocabulary, std::string_view words) {
    return vocabulary && !vocabulary->key_of(words).empty();
}

/// Whether patterns are translated to machine code: once they are often used, at once, or never.
enum class Jit : std::uint8_t { tiered, always, never };

/// A thread's own means of matching: match data, scratch and buffers, reused.
class Matcher {
public:
    Matcher(const Grammars& grammars, const Limits& limits);
    ~Matcher();
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    /// Every literal of any rule's needs in `text`, in order of their ends. Case is
    /// ignored; literals of phrases stand alone where the phrase does. With
    /// `use_prefilter(false)` scan() is not to be relied on and callers try every rule.
    void scan(std::string_view text, std::vector<Hit>& out);

    /// First match of rule.match in `subject` at or after `start`; spans are within
    /// `subject`. False too where a limit was hit (see limit_hits()).
    bool search(const Rule& rule, std::string_view subject, std::size_t start, Match& out);

    /// Rules `on` heading, label or noise that may match the whole of `line`, in their order: those left
    /// out don't. Valid until the next call.
    std::span<const Rule* const> rules_for_line(On on, std::string_view line);

    /// True where rule.match covers all of `subject`.
    bool full_match(const Rule& rule, std::string_view subject, Match& out);

    /// The first of rules_for_line() that covers all of `line` and that `admit` takes; null for none.
    template <class Admit>
    const Rule* rule_for_line(On on, std::string_view line, Admit admit) {
        for (const Rule* rule : rules_for_line(on, line))
            if (admit(*rule) && full_match(*rule, line, line_match_)) return rule;
        return nullptr;
    }
    const Rule* rule_for_line(On on, std::string_view line) {
        return rule_for_line(on, line, [](const Rule&) { return true; });
    }

    /// First match of a bare pattern (unless, scope, context, inline_form) of `rule`;
    /// captures named in rule.captures are given as in search(), and after them the group
    /// `scope` of a scope or `mark` of an inline_form, where it took part.
    bool search(const Rule& rule, const Pattern& pattern, std::string_view subject, std::size_t start,
                Match& out);

    /// The value of captured words: by the capture's normaliser, vocabulary or value grammar.
    Value normalise(const CaptureRule& capture, std::string_view words);

    std::span<const LimitHit> limit_hits() const;

    /// For the next advert: no limit was hit, and searches find nothing any more once this thread has
    /// worked for Limits::max_advert_seconds from here on (out_of_time()).
    void begin_advert();
    bool out_of_time() const;

    /// What is found never depends on it; for tests and measurements.
    void use_jit(Jit jit);

private:
    Value date_of(const Rule& rule, std::string_view words);

    struct Impl;
    std::unique_ptr<Impl> impl_;
    Match line_match_;  ///< of rule_for_line()
};

/// Runs every example and reject of the grammars; empty when all hold. Also names rules
/// with no example or reject, examples that another rule takes, phrases and alternatives
/// that no example exercises (as notes).
Diagnostics self_test(const Grammars& grammars);

}  // namespace vacancy

#endif
