#ifndef VACANCY_SOURCE_SOURCE_H
#define VACANCY_SOURCE_SOURCE_H

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace vacancy {

enum class MediaType : std::uint8_t { plain, html, pdf, unsupported };

/// "text/plain", "text/html", "application/pdf".
std::string_view name_of(MediaType type);

/// A value that came beside an advert: a column of a scraper's row.
struct Given {
    std::string label;  ///< a label of the grammars: "title", "closing"
    std::string value;
};

/// One advert as it arrived: its bytes, and what they were taken to be.
///
/// `path` is what the caller gave (or found below a folder the caller gave),
/// never made absolute. `charset_hint` is a declared charset (HTTP header), or empty.
struct Source {
    std::string path;
    std::string member;  ///< inside an archive, or empty
    std::string bytes;
    MediaType type = MediaType::plain;
    std::string unsupported;  ///< for MediaType::unsupported: what it was taken to be ("application/json")
    std::string charset_hint;
    std::string captured;      ///< a WARC or HTTP date, or empty
    std::vector<Given> given;  ///< read as labelled values; they have no place in `bytes`
};

/// Media type by content first ("%PDF-" within the first KiB, markup, zip magic,
/// a JSON document), by the path's ending only where the content leaves it open.
MediaType sniff(std::string_view bytes, std::string_view path, std::string* unsupported = nullptr);

/// Reads a file (or "-": standard input) and sniffs it. A file that can't be
/// opened or read, or is over `max_input_bytes`, is a diagnostic.
Result<Source> read_source(const std::string& path, const Limits& limits);

}  // namespace vacancy

#endif
