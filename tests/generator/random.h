#ifndef VACANCY_TESTS_GENERATOR_RANDOM_H
#define VACANCY_TESTS_GENERATOR_RANDOM_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vacancy::test {

using Words = std::span<const std::string_view>;

/// SplitMix64: the same numbers for a seed with every compiler and library.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    /// 0 .. n - 1.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }

    std::string pick(Words words) { return std::string(words[below(words.size())]); }

    /// `count` different ones, in the order of the table.
    std::vector<std::string> some(Words words, std::size_t count) {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < words.size() && out.size() < count; ++i)
            if (below(words.size() - i) < count - out.size()) out.emplace_back(words[i]);
        return out;
    }

private:
    std::uint64_t state_;
};

}  // namespace vacancy::test

#endif
