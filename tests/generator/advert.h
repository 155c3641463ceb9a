#ifndef VACANCY_TESTS_GENERATOR_ADVERT_H
#define VACANCY_TESTS_GENERATOR_ADVERT_H

#include <cstdint>
#include <string>
#include <vector>

#include "record/record.h"

namespace vacancy::test {

/// A part of an advert as a reader sees it; a shape says how it is printed.
struct Piece {
    enum class Kind : std::uint8_t {
        title,       ///< the headline
        department,  ///< the line beneath it
        closing,     ///< 'Apply before …'
        details,     ///< heading of the labels
        label,
        value,     ///< of the label before it; several are on lines of their own
        contents,  ///< heading of the contents list, whose entries are `parts`
        part,      ///< heading of the first level
        heading,   ///< of the second
        minor,     ///< of the third
        paragraph,
        item,
        apply,  ///< the button; its text is where it leads
    };
    Kind kind = Kind::paragraph;
    std::string text;
    std::string field = {};  ///< JSON Pointer of the field that it states, or empty
};

/// An advert whose record is known. The record holds what the pieces say: no evidence, no
/// source; of the sections their ids alone.
struct Advert {
    Record record;
    std::vector<Piece> pieces;
    std::vector<std::string> lost;  ///< fields whose label stands there without a value
};

/// The same advert for the same seed, everywhere.
Advert make_advert(std::uint64_t seed);

/// The same with more prose, of the size that adverts usually have (20 KB): for benchmarks.
Advert make_long_advert(std::uint64_t seed);

/// The advert after an archive lost values: those of some labels (all of them for one seed in
/// four), with their labels left.
Advert lose_values(Advert advert, std::uint64_t seed);

}  // namespace vacancy::test

#endif
