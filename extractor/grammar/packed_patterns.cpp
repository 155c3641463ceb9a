// The bytes: how many the engine's name has and how many patterns there are, where each pattern ends (all
// of 32 bits), the name, the patterns. Name and patterns begin at multiples of packed_alignment.
#include "grammar/packed_patterns.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "grammar/pattern.h"

namespace vacancy {

namespace {

using Number = std::uint32_t;
using Cover = Pattern::Cover;

/// Calls `use(pattern, cover)` for each way of running a pattern, in one order.
template <class Rules, class Use>
void for_each_use(Rules& rules, Use use) {
    for (auto& rule : rules) {
        const bool of_lines = rule.grammar->on != On::text;  // others are only searched for
        if (rule.match && of_lines) use(*rule.match, Cover::whole);
        for (auto* pattern : {&rule.match, &rule.unless, &rule.scope, &rule.context, &rule.inline_form})
            if (*pattern) use(**pattern, Cover::part);
    }
}

std::string number(std::size_t value) {
    const auto held = static_cast<Number>(value);
    std::string out(sizeof held, '\0');
    std::memcpy(out.data(), &held, sizeof held);
    return out;
}

Number number_at(std::string_view bytes, std::size_t index) {
    Number out = 0;
    if ((index + 1) * sizeof out <= bytes.size())
        std::memcpy(&out, bytes.data() + index * sizeof out, sizeof out);
    return out;
}

std::size_t aligned(std::size_t size) {
    return (size + packed_alignment - 1) / packed_alignment * packed_alignment;
}

void append_aligned(std::string& out, std::string_view bytes) {
    out.append(bytes).resize(aligned(out.size()));
}

}  // namespace

std::string pack_patterns(const Grammars& grammars) {
    std::string ends, patterns;
    std::size_t count = 0;
    for (const Grammar& grammar : grammars.all()) {
        for_each_use(grammar.rules, [&](const Pattern& pattern, Cover cover) {
            append_aligned(patterns, pattern.pack(cover));
            ends += number(patterns.size());
            ++count;
        });
    }
    const std::string engine = pattern_engine();
    std::string out;
    append_aligned(out, number(engine.size()) + number(count) + ends);
    append_aligned(out, engine);
    return out + patterns;
}

bool take_packed_patterns(std::vector<Grammar>& grammars, std::string_view packed) {
    const std::size_t name_size = number_at(packed, 0);
    const std::size_t count = number_at(packed, 1);
    const std::size_t name = aligned((2 + count) * sizeof(Number));
    const std::size_t begin = name + aligned(name_size);
    if (begin > packed.size() || packed.substr(name, name_size) != pattern_engine()) return false;
    const std::string_view patterns = packed.substr(begin);
    std::size_t wanted = 0;
    for (Grammar& grammar : grammars) for_each_use(grammar.rules, [&](Pattern&, Cover) { ++wanted; });
    if (wanted != count || number_at(packed, 1 + count) != patterns.size()) return false;

    std::size_t index = 0, from = 0;
    for (Grammar& grammar : grammars) {
        for_each_use(grammar.rules, [&](Pattern& pattern, Cover cover) {
            const std::size_t end = number_at(packed, 2 + index++);
            pattern.take_packed(cover, patterns.substr(from, end - from));
            from = end;
        });
    }
    return true;
}

}  // namespace vacancy
