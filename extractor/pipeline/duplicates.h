#ifndef VACANCY_PIPELINE_DUPLICATES_H
#define VACANCY_PIPELINE_DUPLICATES_H

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "record/record.h"

namespace vacancy {

enum class Dedupe : std::uint8_t { none, exact, near };

/// What is kept of a record to know it again. Plain bytes, so that it can be put on disk.
struct Signature {
    std::uint64_t input = 0;      ///< of the bytes: the first half of the record's id
    std::uint32_t role = 0;       ///< index in the input: the second half of the id
    std::uint32_t reference = 0;  ///< 0 where there is none, as in those that follow
    std::uint32_t title = 0;
    std::uint32_t closing = 0;
    std::uint32_t places = 0;
    std::uint32_t grades = 0;
    /// Of the text: a MinHash of its runs of four words in 64 parts, a byte each. The share of
    /// bytes that two texts agree in is close to the share of runs that they have in common.
    std::array<std::uint8_t, 64> words{};

    /// Of reference and title; 0 where one is missing.
    std::uint64_t posting() const {
        return reference != 0 && title != 0 ? std::uint64_t{reference} << 32 | title : 0;
    }
};
static_assert(sizeof(Signature) == 96);

Signature sign(const Record& record, const Document& document, Dedupe how);

/// Knows records again, in the order in which they come.
///
/// `exact`: the input has the same bytes, and the record the same index in it. `near` adds: the same
/// reference and title; or the words of both agree in at least `near_share` of their signature, and none of
/// reference, title, closing date, places and grades, where both state it, differs. Adverts of one campaign
/// share nearly all of their words, so words alone say little.
///
/// Each record that is not a duplicate takes about 120 bytes (`exact`) or 240 bytes (`near`) of memory.
class Duplicates {
public:
    static constexpr int near_share = 58;  ///< of 64

    explicit Duplicates(Dedupe how) : how_(how) {}

    /// The id of the first record of the same vacancy; nothing where this is the first.
    std::optional<std::string> first_of(const Signature& signature);

private:
    /// Numbers of records by a key: open addressing, eight bytes an entry. Of records with the same key
    /// the first few are kept, so that no input makes a search long.
    class Index {
    public:
        /// The first of those added under `key` that `is_it(number)` holds for.
        template <class IsIt>
        std::optional<std::uint32_t> find(std::uint64_t key, IsIt is_it) const;
        void add(std::uint64_t key, std::uint32_t number);

    private:
        struct Slot {
            std::uint32_t key = 0;
            std::uint32_t number = 0;  ///< from 1; 0 where the slot is free
        };
        void grow();
        std::vector<Slot> slots_;
        std::size_t used_ = 0;
    };

    std::optional<std::uint32_t> look_up(const Signature& signature) const;
    std::optional<std::uint32_t> similar(const Signature& signature) const;
    void remember(const Signature& signature);

    Dedupe how_;
    std::deque<Signature> seen_;
    Index inputs_, postings_;
    std::array<Index, 8> bands_;  ///< by eight bytes of the words
};

}  // namespace vacancy

#endif
