#ifndef VACANCY_REPORT_PACK_H
#define VACANCY_REPORT_PACK_H

#include <string>
#include <string_view>

namespace vacancy {

/// `bytes` compressed (zlib's form, RFC 1950), in base64.
std::string packed(std::string_view bytes);

}  // namespace vacancy

#endif
