#ifndef VACANCY_SOURCE_HTTP_H
#define VACANCY_SOURCE_HTTP_H

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/gzip.h"

namespace vacancy {

/// A header field of a WARC record or an HTTP response.
struct Header {
    std::string_view name, value;
};

/// The fields of a block of header lines; a line that begins with a blank goes on from the one before it.
class Headers {
public:
    explicit Headers(std::string_view lines);
    /// Of the first field of that name, in whatever case; empty where there is none.
    std::string_view get(std::string_view name) const;

private:
    std::vector<Header> fields_;
};

/// Size of the head that `bytes` begin with, up to and with its empty line; 0 where it doesn't end in them.
std::size_t head_size(std::string_view bytes);

/// 200 for "HTTP/1.1 200 OK"; nothing for what is no status line.
std::optional<int> http_status(std::string_view head);

/// "text/html" and "utf-8" of 'Text/HTML; charset="UTF-8"', in lower case; a charset that is no name is
/// empty.
struct ContentType {
    std::string media, charset;
};
ContentType content_type(std::string_view field);

/// The body that `transfer` ("chunked") and `content` ("gzip", "deflate") wrap. Crawlers often keep the
/// fields and store what was unwrapped: a body that isn't wrapped as stated stays as it is. One that
/// can't be unwrapped is a fault: `archive_broken`, `http_encoding`, `too_large`.
std::optional<Fault> unwrap(std::string& body, std::string_view transfer, std::string_view content,
                            Budget& budget);

}  // namespace vacancy

#endif
