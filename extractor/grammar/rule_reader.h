#ifndef VACANCY_GRAMMAR_RULE_READER_H
#define VACANCY_GRAMMAR_RULE_READER_H

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/expand.h"
#include "grammar/store.h"
#include "grammar/table_reader.h"

namespace vacancy {

/// Reads one `[[rule]]`.
class RuleReader {
public:
    struct Shared {
        Names& names;
        Literals& literals;
        const std::vector<Grammar>& grammars;
        Faults& faults;
    };

    RuleReader(Shared shared, const GrammarFile& file, const Node& table, const Grammar& grammar)
        : shared_(shared), in_(file, table, shared.faults), grammar_(grammar) {}

    void read(Rule& rule, RuleSource& source, Take take_of_grammar);

private:
    void read_offer(Rule& rule, RuleSource& source);
    void read_patterns(Rule& rule, RuleSource& source);
    void read_outline(Rule& rule);
    void read_captures(Rule& rule);
    void read_sets(Rule& rule);
    void read_needs(Rule& rule, const RuleSource& source);
    void read_also(Rule& rule);
    using LiteralIds = std::optional<std::vector<std::uint32_t>>;
    LiteralIds literals(std::string_view key, const Node& node);
    LiteralIds literals_of(const std::vector<Phrase>& phrases);
    LiteralIds literals_of(const std::vector<std::string_view>& phrases, bool whole);
    void read_examples(RuleSource& source);
    void read_example(const Node& node, RuleSource& source);
    void read_gives(const Node& node, Example& example);
    void read_rejects(RuleSource& source);

    /// A pattern of the rule; null where there is none or it is no literal string.
    std::unique_ptr<PatternParts> read_pattern(std::string_view key, std::string_view own_group = {});
    void resolve(const Node& name, CaptureRule& capture);
    void check_groups(const Rule& rule);
    void check_keys_fit();
    std::optional<std::uint32_t> literal(std::string_view phrase, bool whole);
    std::vector<Wording> wordings(const Node& node);

    struct Group {
        std::string_view name;
        Place place;
    };

    Shared shared_;
    TableReader in_;
    const Grammar& grammar_;
    std::vector<Group> groups_;
};

/// A pattern that the rule has under the key in its file; its captures are those of the rule, which must be
/// there.
enum class PatternKey : std::uint8_t { match, unless, scope, context, inline_form };
std::unique_ptr<Pattern> make_pattern(PatternKey key, PatternParts parts, const Rule& rule);

/// What find_normaliser() knows.
std::span<const std::string_view> normaliser_names();

std::optional<Take> take_called(std::string_view name);
std::optional<On> on_called(std::string_view name);

/// A scalar of TOML as a value; monostate for a list, a table, a date.
Value value_of(const Node& node);

}  // namespace vacancy

#endif
