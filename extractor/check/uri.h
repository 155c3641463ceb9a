#ifndef VACANCY_CHECK_URI_H
#define VACANCY_CHECK_URI_H

#include <string>
#include <string_view>

namespace vacancy {

/// A path as a URI reference (RFC 3986), '/' kept; and back.
std::string uri_of_path(std::string_view path);
std::string path_of_uri(std::string_view uri);

}  // namespace vacancy

#endif
