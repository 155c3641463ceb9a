#include "check/uri.h"

#include <fmt/format.h>

#include <charconv>

#include "base/ascii.h"

namespace vacancy {

std::string uri_of_path(std::string_view path) {
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        if (is_alnum(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return uri;
}

std::string path_of_uri(std::string_view uri) {
    if (uri.starts_with("file://")) uri.remove_prefix(7);
    std::string path;
    for (std::size_t at = 0; at < uri.size(); ++at) {
        unsigned byte = 0;
        const char* const hex = uri.data() + at + 1;
        if (uri[at] == '%' && at + 2 < uri.size() && std::from_chars(hex, hex + 2, byte, 16).ptr == hex + 2) {
            path += static_cast<char>(byte);
            at += 2;
        } else {
            path += uri[at];
        }
    }
    return path;
}

}  // namespace vacancy
