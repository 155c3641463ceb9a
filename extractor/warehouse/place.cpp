#include <algorithm>

#include "warehouse/warehouse.h"

namespace vacancy {

namespace {

/// HOST[:PORT][/DATABASE]; what stands in place of a port and is none could be a password.
std::string shown_host(std::string_view host) {
    const std::size_t colon = host.rfind(':'), end = std::min(host.find('/', colon), host.size());
    if (colon == host.npos || host.substr(colon, end - colon).find(']') != host.npos)
        return std::string(host);
    const std::string_view port = host.substr(colon + 1, end - colon - 1);
    if (port.find_first_not_of("0123456789,") == port.npos) return std::string(host);
    return std::string(host.substr(0, colon)) + ":...";
}

}  // namespace

/// Whatever could be a password in an address that was mistyped is left out, too.
std::string shown_place(std::string_view place) {
    const std::size_t scheme = place.find("://");
    if (scheme == place.npos) return std::string(place);
    const std::string before(place.substr(0, scheme + 3));
    const std::string_view rest = place.substr(scheme + 3);
    const std::size_t at = rest.rfind('@');
    if (at == rest.npos) return before + shown_host(rest.substr(0, rest.find('?')));
    const std::string_view user = rest.substr(0, std::min(at, rest.find(':')));
    if (user.find_first_of("/?#@") != user.npos) return before + "...";
    return before + std::string(user) + '@' + shown_host(rest.substr(at + 1, rest.find('?', at) - at - 1));
}

}  // namespace vacancy
