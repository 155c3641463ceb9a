#include "grammar/packed_grammars.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "grammar/built_in.h"
#include "grammar/packed_patterns.h"
#include "grammar/pattern.h"

namespace vacancy {
namespace {

using Files = std::vector<std::pair<std::string_view, std::string_view>>;

/// Every key that a rule may have, and every kind of value.
const Files& files() {
    static const Files all{{"a.toml", R"(
[grammar]
name  = "a"
about = "a test"
field = "title"

[pieces]
number = '(?<!x) \d+'

[[rule]]
name     = "full"
field    = "paint"
within   = ["paints", "label:paint", "~annex"]
unit     = "region"
take     = "last"
needs    = "colours"
also     = ["1", "2"]
fallback = true
lost     = true
match    = '''(?<what>(?&colours)) \ (?<n>(?&number)) (?: ,\ (?<when>[a-z]+))?'''
scope    = '''BEGIN (?<scope>.*) END'''
unless   = 'never \z'
context  = '''code: \ (?<n>\d+)'''
captures = { what = "colours", n = "integer", when = "days" }
sets     = { a = true, b = -7, c = 1.5, d = "words" }

[[rule]]
name  = "plain"
match = 'paint(?:er|ing)'
scope = '''BEGIN (?<scope>.*) END'''
)"},
                           {"days.toml", R"(
[grammar]
name  = "days"
about = "a test"
on    = "value"

[[rule]]
name  = "today"
match = 'today'
sets  = { day = 1, month = 2, year = 2020 }
)"},
                           {"headings.toml", R"(
[grammar]
name  = "headings"
about = "a test"
on    = "heading"

[[rule]]
name     = "paints"
section  = "paints"
opens    = "items"
level    = 2
sequence = 30
phrases  = ["Our paints", "R&D"]
inline   = '''(?<mark>OUR PAINTS):'''

[[rule]]
name    = "numbered"
section = "numbered"
level   = 1
match   = '\d+ \. \ .+'
)"},
                           {"words.toml", R"(
[grammar]
name  = "words"
about = "a test"
on    = "shared"

[vocabulary.colours]
red  = ["Red", "scarlet"]
blue = ["Blue", "navy & teal"]
)"}};
    return all;
}

std::shared_ptr<const Grammars> of_files(const Files& all) {
    const auto made = Grammars::load(all);
    if (made) return *made;
    for (const auto& fault : made.why()) ADD_FAILURE() << render(fault);
    return nullptr;
}

std::string words_of(const Grammars& grammars, const std::vector<std::uint32_t>& literals) {
    std::string out;
    for (const std::uint32_t literal : literals) out.append(" ").append(grammars.literal(literal));
    return out;
}

/// A rule as text: all that is known of it.
std::string told(const Grammars& grammars, const Rule& rule) {
    std::string out = rule.id;
    const auto add = [&](const auto& value) {
        if constexpr (std::is_convertible_v<decltype(value), std::string_view>) {
            out.append("|").append(value);
        } else {
            out.append("|").append(std::to_string(static_cast<std::int64_t>(value)));
        }
    };
    for (const auto* text : {&rule.name, &rule.field, &rule.section, &rule.label, &rule.opens}) add(*text);
    for (const std::uint32_t number : {rule.index, rule.order, rule.scope_key, std::uint32_t{rule.level}})
        add(number);
    for (const Scope& scope : rule.within) add(scope.kind), add(scope.exclude), add(scope.id);
    add(rule.unit), add(rule.take), add(rule.always), add(rule.fallback), add(rule.lost), add(rule.sequence);
    add(words_of(grammars, rule.needs)), add(words_of(grammars, rule.also));
    for (const CaptureRule& capture : rule.captures) {
        add(capture.name), add(reinterpret_cast<std::intptr_t>(capture.normaliser));
        add(capture.vocabulary ? capture.vocabulary->name() : "");
        add(capture.grammar ? capture.grammar->name : "");
    }
    for (const Setting& setting : rule.sets) {
        add(setting.name), add(setting.value.index());
        if (const auto* flag = std::get_if<bool>(&setting.value)) add(*flag);
        if (const auto* number = std::get_if<std::int64_t>(&setting.value)) add(*number);
        if (const auto* real = std::get_if<double>(&setting.value)) add(*real * 1000);
        if (const auto* words = std::get_if<std::string>(&setting.value)) add(*words);
    }
    for (const auto* pattern : {&rule.match, &rule.unless, &rule.scope, &rule.context, &rule.inline_form})
        add(*pattern ? ((*pattern)->own() ? (*pattern)->own()->name : "pattern") : "none");
    return out;
}

std::string lines_of(const Grammars& grammars, Matcher& matcher, On on, std::string_view line) {
    std::string out;
    for (const Rule* rule : matcher.rules_for_line(on, line))
        out.append(grammars.rule(rule->index).id).append(" ");
    return out;
}

/// Holds what was unpacked to what was read from files.
void expect_same(const Grammars& packed, const Grammars& read) {
    ASSERT_EQ(packed.rule_count(), read.rule_count());
    for (std::uint32_t i = 0; i < read.rule_count(); ++i)
        EXPECT_EQ(told(packed, packed.rule(i)), told(read, read.rule(i)));
    ASSERT_EQ(packed.all().size(), read.all().size());
    Matcher from_packed(packed, Limits{}), from_files(read, Limits{});
    for (std::size_t i = 0; i < read.all().size(); ++i) {
        const Grammar& grammar = packed.all()[i];
        const Grammar& other = read.all()[i];
        EXPECT_EQ(grammar.name + "|" + grammar.about + "|" + grammar.field + "|" + grammar.file,
                  other.name + "|" + other.about + "|" + other.field + "|" + other.file);
        EXPECT_TRUE(grammar.on == other.on && grammar.index == other.index);
        EXPECT_EQ(grammar.rules.size(), other.rules.size());
        for (const On on : {On::heading, On::label, On::noise})
            EXPECT_EQ(lines_of(packed, from_packed, on, other.about),
                      lines_of(read, from_files, on, other.about));
    }
    EXPECT_EQ(packed.fingerprint(), read.fingerprint());
}

TEST(PackedGrammars, HoldAllThatFilesSay) {
    const auto read = of_files(files());
    const std::string rules = PackedGrammars::pack_rules(*read), patterns = pack_patterns(*read);
    const auto packed = PackedGrammars::unpack(rules, patterns);
    ASSERT_TRUE(packed);
    expect_same(*packed, *read);
    Matcher matcher(*packed, Limits{});
    EXPECT_EQ(lines_of(*packed, matcher, On::heading, "R and D"), "headings.paints ");
    EXPECT_EQ(lines_of(*packed, matcher, On::heading, "1. Paint"), "headings.numbered ");
    Match match;
    const std::string_view text = "navy and Teal 12, today";
    ASSERT_TRUE(matcher.search(packed->rule(0), text, 0, match));
    ASSERT_EQ(match.captures.size(), 3u);
    EXPECT_EQ(matcher.normalise(*match.captures[0].rule, match.captures[0].span.of(text)), Value("blue"));
    EXPECT_EQ(matcher.normalise(*match.captures[1].rule, match.captures[1].span.of(text)),
              Value(std::int64_t{12}));
    EXPECT_EQ(
        std::get<Date>(matcher.normalise(*match.captures[2].rule, match.captures[2].span.of(text))).edtf,
        "2020-02-01");
    ASSERT_TRUE(matcher.search(packed->rule(0), *packed->rule(0).scope, "BEGIN it END", 0, match));
    EXPECT_TRUE(match.find("scope"));
}

TEST(PackedGrammars, VocabulariesKnowWhatThoseOfFilesDo) {
    const auto read = of_files(files());
    const std::string rules = PackedGrammars::pack_rules(*read), patterns = pack_patterns(*read);
    const auto packed = PackedGrammars::unpack(rules, patterns);
    ASSERT_TRUE(packed);
    for (const std::string_view grammar : {"a", "words", "none"}) {
        const Vocabulary* colours = packed->vocabulary(grammar, "colours");
        ASSERT_TRUE(colours) << grammar;
        for (const std::string_view words : {"red", "SCARLET", "Navy and teal", "navy", "", "zinc", "\xFF"})
            EXPECT_EQ(colours->key_of(words), read->vocabulary(grammar, "colours")->key_of(words)) << words;
        EXPECT_EQ(colours->key_of("Scarlet"), "red");
        EXPECT_TRUE(colours->key_of(std::string(2000, 'x')).empty());
    }
    EXPECT_FALSE(packed->vocabulary("a", "shades"));
}

TEST(PackedGrammars, BuiltInOnesAreThoseOfTheFiles) {
    const auto own = built_in_grammars();
    const auto read = of_files({own.begin(), own.end()});
    ASSERT_TRUE(read);
    EXPECT_TRUE(PackedGrammars::pack_rules(*read) == built_in_rules());
    EXPECT_TRUE(pack_patterns(*read) == built_in_patterns());
    EXPECT_TRUE(PackedGrammars::unpack(built_in_rules(), built_in_patterns()));
    expect_same(*Grammars::built_in(), *read);
}

TEST(PackedGrammars, CutShortOrChangedAreRefusedOrHarmless) {
    const auto read = of_files(files());
    const std::string rules = PackedGrammars::pack_rules(*read), patterns = pack_patterns(*read);
    for (std::size_t size = 0; size < rules.size(); ++size)
        EXPECT_FALSE(PackedGrammars::unpack(std::string_view(rules).substr(0, size), patterns)) << size;
    EXPECT_FALSE(PackedGrammars::unpack(rules + '\0', patterns));
    for (std::size_t at = 0; at < rules.size(); ++at) {
        for (const int byte : {0x00, 0x01, 0x05, 0x7F, 0x80, 0xFF}) {
            std::string changed = rules;
            changed[at] = static_cast<char>(byte);
            const auto packed = PackedGrammars::unpack(changed, patterns);
            if (packed) Matcher(*packed, Limits{});
        }
    }
}

TEST(PackedGrammars, WithPatternsOfAnotherEngineAreRefused) {
    const auto read = of_files(files());
    const std::string rules = PackedGrammars::pack_rules(*read);
    std::string patterns = pack_patterns(*read);
    EXPECT_FALSE(PackedGrammars::unpack(rules, built_in_patterns()));
    for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{8}, std::size_t{60},
                                   patterns.size() / 2, patterns.size() - packed_alignment})
        EXPECT_FALSE(PackedGrammars::unpack(rules, std::string_view(patterns).substr(0, size)));
    const std::size_t name = patterns.find(pattern_engine());
    ASSERT_NE(name, std::string::npos);
    patterns[name] = 'p';
    EXPECT_FALSE(PackedGrammars::unpack(rules, patterns));
}

TEST(PackedGrammars, PatternsBeginWhereTheyMay) {
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(built_in_patterns().data()) % packed_alignment, 0u);
}

/// What a pattern has been given is what it runs: in the interpreter, and as machine code.
TEST(PackedPatterns, RunAsTheyWereCompiled) {
    const auto read = of_files(files());
    const std::string bytes = read->rule(1).match->pack(Pattern::Cover::part);
    ASSERT_FALSE(bytes.empty());
    Pattern pattern({}, Pattern::Case::ignored, {});
    pattern.take_packed(Pattern::Cover::part, bytes);
    const std::string_view text = "a painter's Painting";
    for (const Jit jit : {Jit::never, Jit::always}) {
        PatternMatcher matcher(Limits{});
        matcher.use(jit);
        ASSERT_EQ(matcher.run(pattern, Pattern::Cover::part, text, 3), PatternMatcher::Outcome::match);
        EXPECT_EQ(matcher.span().of(text), "Painting");
    }
}

}  // namespace
}  // namespace vacancy
