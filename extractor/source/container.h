#ifndef VACANCY_SOURCE_CONTAINER_H
#define VACANCY_SOURCE_CONTAINER_H

#include <cstdint>
#include <string_view>

namespace vacancy {

/// What holds other inputs. gzip to zstd are compression only: one stream of bytes inside.
enum class Container : std::uint8_t { none, gzip, bzip2, xz, zstd, tar, zip, seven_zip, warc };

constexpr std::size_t container_head = 8192;  ///< as many bytes, or the whole file, tell which it is

/// By the first bytes alone, never by a name. A document that happens to be a zip (docx, xlsx, odt, epub) is
/// none; so is a text that merely starts like one of them.
Container container_of(std::string_view head);

constexpr bool is_compression(Container container) {
    return container >= Container::gzip && container <= Container::zstd;
}

/// "application/gzip"; empty for none.
std::string_view name_of(Container container);

}  // namespace vacancy

#endif
