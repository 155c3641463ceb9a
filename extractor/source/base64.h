#ifndef VACANCY_SOURCE_BASE64_H
#define VACANCY_SOURCE_BASE64_H

#include <optional>
#include <string>
#include <string_view>

namespace vacancy {

/// The bytes that `text` stands for (RFC 4648); line ends and blanks within are passed over. Nothing where it
/// is no base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace vacancy

#endif
