#ifndef VACANCY_SOURCE_GZIP_H
#define VACANCY_SOURCE_GZIP_H

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/budget.h"
#include "source/stream.h"

namespace vacancy {

/// What comes out of gzip, member after member. recover() goes on at the next member. `name`: as faults
/// call the compressed file.
std::unique_ptr<Stream> open_gzip(std::unique_ptr<Stream> bytes, std::string name, Budget& budget);

enum class Wrapper : std::uint8_t { gzip, zlib, none };

struct Inflated {
    std::string bytes;
    std::optional<Fault> fault;
    bool too_large = false;  ///< there is more than `limit`; bytes end there
};

/// Unpacks bytes at hand.
Inflated inflate_all(std::string_view bytes, Wrapper wrapper, std::size_t limit);

}  // namespace vacancy

#endif
