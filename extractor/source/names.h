#ifndef VACANCY_SOURCE_NAMES_H
#define VACANCY_SOURCE_NAMES_H

#include <string>
#include <string_view>

namespace vacancy {

/// A name of whatever bytes as printable UTF-8: bytes that are no UTF-8, and control characters, become
/// "\xE9". The same bytes give the same name, whatever the locale. Cut at 4096 bytes.
std::string printable(std::string_view name);

/// "advert.txt" for "folder/advert.txt.gz": what a compressed file would be called without its compression.
std::string uncompressed_name(std::string_view path);

}  // namespace vacancy

#endif
