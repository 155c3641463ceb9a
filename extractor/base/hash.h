#ifndef VACANCY_BASE_HASH_H
#define VACANCY_BASE_HASH_H

#include <cstdint>
#include <cstring>
#include <string_view>

namespace vacancy {

/// A 64-bit hash (MurmurHash64A): the same in every run, not for secrets. Pieces are hashed one
/// after the other by giving each the hash of those before it as `seed`.
inline std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) {
    constexpr std::uint64_t factor = 0xC6A4A7935BD1E995u;
    const auto scrambled = [](std::uint64_t word) {
        word *= factor;
        word ^= word >> 47;
        return word * factor;
    };
    std::uint64_t hash = seed ^ (bytes.size() * factor);
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t size = bytes.size() < sizeof word ? bytes.size() : sizeof word;
        std::memcpy(&word, bytes.data(), size);
        hash = (hash ^ scrambled(word)) * factor;
        bytes.remove_prefix(size);
    }
    hash = (hash ^ (hash >> 47)) * factor;
    return hash ^ (hash >> 47);
}

}  // namespace vacancy

#endif
