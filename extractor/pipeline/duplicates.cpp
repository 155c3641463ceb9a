#include "pipeline/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>

#include "base/ascii.h"
#include "base/hash.h"
#include "normalise/value.h"

namespace vacancy {

namespace {

constexpr std::size_t parts = 64;
constexpr std::size_t run_length = 4;  // words
constexpr std::size_t most_same_key = 32;

constexpr std::uint64_t mixed(std::uint64_t bits) {
    bits ^= bits >> 33;
    bits *= 0xFF51AFD7ED558CCDu;
    bits ^= bits >> 33;
    bits *= 0xC4CEB9FE1A85EC53u;
    return bits ^ (bits >> 33);
}

bool is_word_byte(char c) {
    return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The least hash of the runs of words that fall to each part; the largest number where none does.
class LeastHashes {
public:
    LeastHashes() { least_.fill(none); }

    void read(std::string_view text) {
        std::uint64_t word = 0;
        bool in_word = false;
        for (const char c : text) {
            if (is_word_byte(c)) {
                word = (word ^ static_cast<unsigned char>(to_lower(c))) * 0x100000001B3u;
                in_word = true;
            } else if (in_word) {
                add_word(std::exchange(word, 0));
                in_word = false;
            }
        }
        if (in_word) add_word(word);
    }

    /// A byte of each part. A part that nothing fell to takes that of the next that has one, so that short
    /// texts can be compared, too.
    std::array<std::uint8_t, parts> bytes() const {
        std::array<std::uint8_t, parts> out{};
        if (std::all_of(least_.begin(), least_.end(), [](std::uint64_t h) { return h == none; })) return out;
        for (std::size_t i = 0; i < parts; ++i) {
            std::size_t from = i;
            while (least_[from % parts] == none) ++from;
            out[i] = static_cast<std::uint8_t>(mixed(least_[from % parts] + from));
        }
        return out;
    }

private:
    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

    void add_word(std::uint64_t word) {
        last_[count_++ % run_length] = mixed(word);
        if (count_ < run_length) return;
        std::uint64_t run = 0;
        for (std::size_t i = 0; i < run_length; ++i) run = run * 31 + last_[(count_ + i) % run_length];
        run = mixed(run);
        std::uint64_t& least = least_[run % parts];
        least = std::min(least, run / parts);
    }

    std::array<std::uint64_t, parts> least_{};
    std::array<std::uint64_t, run_length> last_{};
    std::size_t count_ = 0;
};

/// Of words that may be written in several ways: case, blanks and dashes don't count. Never 0.
std::uint64_t hash_of(std::string_view words) {
    std::string folded;
    fold_phrase(words, folded);
    return hash64(folded) | 1;
}

std::uint32_t hash_of(const std::optional<std::string>& words) {
    return words ? static_cast<std::uint32_t>(hash_of(std::string_view(*words))) : 0;
}

std::uint32_t added(std::uint32_t hash, std::string_view words) {
    return static_cast<std::uint32_t>(mixed(hash_of(words) + hash)) | 1;
}

std::uint64_t hex(std::string_view digits) {
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

std::uint32_t decimal(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool differ(std::uint32_t a, std::uint32_t b) {
    return a != 0 && b != 0 && a != b;
}

bool differ(const Signature& a, const Signature& b) {
    return differ(a.reference, b.reference) || differ(a.title, b.title) || differ(a.closing, b.closing) ||
           differ(a.places, b.places) || differ(a.grades, b.grades);
}

int agreeing(const Signature& a, const Signature& b) {
    int count = 0;
    for (std::size_t i = 0; i < parts; ++i) count += a.words[i] == b.words[i];
    return count;
}

/// Eight bytes of the words, by which alike texts are found.
std::uint64_t band(const Signature& signature, std::size_t which) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, signature.words.data() + which * sizeof bytes, sizeof bytes);
    return bytes;
}

bool has_words(const Signature& signature) {
    return signature.words != decltype(signature.words){};
}

}  // namespace

Signature sign(const Record& record, const Document& document, Dedupe how) {
    Signature out;
    const std::string_view id = record.id;
    out.input = hex(id.substr(0, 16));
    out.role = decimal(id.substr(17));
    if (how != Dedupe::near) return out;
    out.reference = hash_of(record.reference);
    out.title = hash_of(record.title);
    if (record.dates.closing) out.closing = hash_of(std::optional(record.dates.closing->edtf));
    for (const Location& location : record.locations) out.places = added(out.places, location.text);
    for (const Grade& grade : record.grades) out.grades = added(out.grades, grade.code + grade.name);
    LeastHashes hashes;
    hashes.read(document.text);
    out.words = hashes.bytes();
    return out;
}

// ---- Index

template <class IsIt>
std::optional<std::uint32_t> Duplicates::Index::find(std::uint64_t key, IsIt is_it) const {
    if (slots_.empty()) return std::nullopt;
    const auto wanted = static_cast<std::uint32_t>(mixed(key));
    for (std::size_t at = wanted;; ++at) {
        const Slot& slot = slots_[at & (slots_.size() - 1)];
        if (slot.number == 0) return std::nullopt;
        if (slot.key == wanted && is_it(slot.number - 1)) return slot.number - 1;
    }
}

void Duplicates::Index::add(std::uint64_t key, std::uint32_t number) {
    if (used_ * 4 >= slots_.size() * 3) grow();
    const auto wanted = static_cast<std::uint32_t>(mixed(key));
    std::size_t same = 0;
    std::size_t at = wanted & (slots_.size() - 1);
    for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1))
        if (slots_[at].key == wanted && ++same == most_same_key) return;
    slots_[at] = {wanted, number + 1};
    ++used_;
}

void Duplicates::Index::grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.number == 0) continue;
        std::size_t at = slot.key & (slots_.size() - 1);
        while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

// ---- Duplicates

std::optional<std::string> Duplicates::first_of(const Signature& signature) {
    if (const auto first = look_up(signature)) {
        const Signature& seen = seen_[*first];
        if (how_ == Dedupe::near && signature.posting() != 0) {
            // What is found by its words is also to be found by its reference from now on.
            const auto same = [&](std::uint32_t) { return true; };
            if (!postings_.find(signature.posting(), same)) postings_.add(signature.posting(), *first);
        }
        return fmt::format("{:016x}-{}", seen.input, seen.role);
    }
    remember(signature);
    return std::nullopt;
}

/// A record is never a duplicate of another record of its own input.
std::optional<std::uint32_t> Duplicates::look_up(const Signature& signature) const {
    const auto same_input = [&](std::uint32_t number) {
        return seen_[number].input == signature.input && seen_[number].role == signature.role;
    };
    if (const auto found = inputs_.find(signature.input, same_input)) return found;
    if (how_ != Dedupe::near) return std::nullopt;
    const auto same_posting = [&](std::uint32_t number) { return seen_[number].input != signature.input; };
    if (signature.posting() != 0)
        if (const auto found = postings_.find(signature.posting(), same_posting)) return found;
    return similar(signature);
}

std::optional<std::uint32_t> Duplicates::similar(const Signature& signature) const {
    if (!has_words(signature)) return std::nullopt;
    std::optional<std::uint32_t> best;
    const auto alike = [&](std::uint32_t number) {
        const Signature& seen = seen_[number];
        return seen.input != signature.input && !differ(seen, signature) &&
               agreeing(seen, signature) >= near_share;
    };
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        const auto found = bands_[i].find(band(signature, i), alike);
        if (found && (!best || *found < *best)) best = found;
    }
    return best;
}

void Duplicates::remember(const Signature& signature) {
    const auto number = static_cast<std::uint32_t>(seen_.size());
    seen_.push_back(signature);
    inputs_.add(signature.input, number);
    if (how_ != Dedupe::near) return;
    if (signature.posting() != 0) postings_.add(signature.posting(), number);
    if (!has_words(signature)) return;
    for (std::size_t i = 0; i < bands_.size(); ++i) bands_[i].add(band(signature, i), number);
}

}  // namespace vacancy
