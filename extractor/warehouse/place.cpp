#include <algorithm>

#include "warehouse/warehouse.h"

namespace vacancy {

/// Whatever could be a password in an address that was mistyped is left out, too.
std::string shown_place(std::string_view place) {
    const std::size_t scheme = place.find("://");
    if (scheme == place.npos) return std::string(place);
    const std::string_view before = place.substr(0, scheme + 3), rest = place.substr(scheme + 3);
    const std::size_t at = rest.rfind('@');
    if (at == rest.npos) return std::string(before).append(rest.substr(0, rest.find('?')));
    const std::string_view user = rest.substr(0, std::min(at, rest.find(':')));
    const std::string_view host = rest.substr(at, rest.find('?', at) - at);
    if (user.find_first_of("/?#@") != user.npos) return std::string(before) + "...";
    return std::string(before).append(user).append(host);
}

}  // namespace vacancy
