#include "grammar/packed_patterns.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

#include "grammar/built_in.h"
#include "grammar/load.h"
#include "grammar/pattern.h"
#include "grammar/store.h"

namespace vacancy {
namespace {

constexpr std::pair<std::string_view, std::string_view> file{"a.toml", R"(
[grammar]
name  = "a"
about = "a test"
field = "title"

[vocabulary.colours]
red  = ["Red", "scarlet"]
blue = ["Blue"]

[[rule]]
name     = "with-captures"
match    = '''(?<what>(?&colours)) \ (?<n>\d+)'''
unless   = 'never \z'
captures = { what = "colours", n = "integer" }

[[rule]]
name  = "without"
match = 'paint(?:er|ing)'
)"};

std::shared_ptr<const Grammars> compiled_by_itself() {
    auto grammars = Grammars::load({&file, 1}, Grammars::Compile::lazy);
    EXPECT_TRUE(grammars);
    return *grammars;
}

/// The same, with patterns that are packed.
std::shared_ptr<const Grammars> taken(std::string_view packed) {
    Loader loader;
    loader.add(std::string(file.first), std::string(file.second));
    auto grammars = loader.finish(packed);
    EXPECT_FALSE(loader.faults().any_error());
    return grammars;
}

std::string read(const Grammars& grammars, std::string_view text, Jit jit) {
    Matcher matcher(grammars, Limits{});
    matcher.use_jit(jit);
    std::string out;
    Match match;
    for (std::uint32_t i = 0; i < grammars.rule_count(); ++i) {
        const Rule& rule = grammars.rule(i);
        for (std::size_t at = 0; matcher.search(rule, text, at, match); at = match.span.end) {
            out.append(rule.name).append(":").append(match.span.of(text));
            for (const Capture& capture : match.captures) {
                out.append(" ").append(capture.rule->name).append("=").append(capture.span.of(text));
            }
            out += '\n';
        }
    }
    return out;
}

constexpr std::string_view text = "Red 12, SCARLET 7 and blue 3, a painter's Painting";

TEST(PackedPatterns, BuiltInOnesAreWhatTheFilesCompileTo) {
    const auto grammars = Grammars::load(built_in_grammars());
    ASSERT_TRUE(grammars);
    EXPECT_TRUE(pack_patterns(**grammars) == built_in_patterns());
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(built_in_patterns().data()) % packed_alignment, 0u);
}

TEST(PackedPatterns, MatchAsThoseOfTheTextDo) {
    const auto own = compiled_by_itself();
    const std::string packed = pack_patterns(*own);
    for (const Jit jit : {Jit::never, Jit::always}) {
        const auto grammars = taken(packed);
        const std::string found = read(*grammars, text, jit);
        EXPECT_EQ(found, read(*own, text, jit));
        EXPECT_NE(found.find("with-captures:SCARLET 7 what=SCARLET n=7\n"), std::string::npos) << found;
    }
}

TEST(PackedPatterns, TakeWhatIsGivenForThem) {
    const auto own = compiled_by_itself();
    Pattern pattern({}, Pattern::Case::ignored, {});
    const std::string bytes = own->rule(1).match->pack(Pattern::Cover::part);
    pattern.take_packed(Pattern::Cover::part, bytes);
    PatternMatcher matcher(Limits{});
    ASSERT_EQ(matcher.run(pattern, Pattern::Cover::part, text, 0), PatternMatcher::Outcome::match);
    EXPECT_EQ(matcher.span().of(text), "painter");
}

TEST(PackedPatterns, OfAnotherEngineAreLeftAlone) {
    const auto own = compiled_by_itself();
    const std::string found = read(*own, text, Jit::tiered);
    std::string packed = pack_patterns(*own);
    const std::size_t name = packed.find(pattern_engine());
    ASSERT_NE(name, std::string::npos);
    packed[name] = 'p';
    std::memset(packed.data() + name + 64, '!', packed.size() - name - 64);
    EXPECT_EQ(read(*taken(packed), text, Jit::tiered), found);
}

TEST(PackedPatterns, CutShortOrOfOtherGrammarsAreLeftAlone) {
    const auto own = compiled_by_itself();
    const std::string found = read(*own, text, Jit::tiered);
    const std::string packed = pack_patterns(*own);
    for (const std::size_t size : {0u, 3u, 8u, 20u, 60u})
        EXPECT_EQ(read(*taken(packed.substr(0, size)), text, Jit::tiered), found) << size;
    EXPECT_EQ(read(*taken(built_in_patterns()), text, Jit::tiered), found);
}

}  // namespace
}  // namespace vacancy
