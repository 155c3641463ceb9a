#ifndef VACANCY_SOURCE_SEVEN_ZIP_H
#define VACANCY_SOURCE_SEVEN_ZIP_H

#include <cstdint>
#include <optional>

#include "source/stream.h"

namespace vacancy {

/// Bytes of the directory of a 7z once it is unpacked, as the archive states them; nothing where that can't
/// be read, which no program that writes 7z makes. A directory is unpacked as a whole and lists members at
/// four bytes each, so a few kilobytes may stand for a hundred million of them. Leaves `bytes`, which must
/// seek, anywhere.
std::optional<std::uint64_t> directory_size(Stream& bytes);

}  // namespace vacancy

#endif
