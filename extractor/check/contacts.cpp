// Addresses that no mail reaches.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {
namespace {

/// The part after '@', in lower case.
std::string domain_of(std::string_view email) {
    std::string domain(email.substr(std::min(email.size(), email.rfind('@') + 1)));
    std::transform(domain.begin(), domain.end(), domain.begin(), to_lower);
    return domain;
}

bool is_under(std::string_view domain, std::string_view parent) {
    return domain.ends_with(parent) &&
           (domain.size() == parent.size() || domain[domain.size() - parent.size() - 1] == '.');
}

}  // namespace

void check_contacts(const Look& look) {
    const auto dead = look.profile.words("contact_dead", "domains");
    const auto& contacts = look.record.contacts;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        const std::string pointer = pointer_of("contacts", i) + "/email";
        const Evidence* here = look.evidence(pointer);
        if (!contacts[i].email || !here) continue;
        const std::string domain = domain_of(*contacts[i].email);
        if (std::none_of(dead.begin(), dead.end(), [&](const auto& d) { return is_under(domain, d); }))
            continue;
        Finding finding;
        finding.code = "contact_dead";
        finding.field = pointer;
        finding.span = here->span;
        finding.message = fmt::format("no mail reaches '{}'", *contacts[i].email);
        finding.help = "give an address that is read";
        look.tell(std::move(finding));
    }
}

}  // namespace vacancy
