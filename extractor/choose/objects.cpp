// Fields whose values have members: grades, places, behaviours, competencies, contacts, leave.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "choose/readings.h"

namespace vacancy {
namespace {

std::vector<const Candidate*> by_place(std::vector<const Candidate*> candidates) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate* a, const Candidate* b) { return a->span.begin < b->span.begin; });
    return candidates;
}

/// A standard grade with a departmental one beneath is one grade: 'OTHER' stands only alone.
void choose_grades(Readings& readings) {
    auto candidates = by_place(readings.candidates("grades", Readings::Which::strongest));
    const bool standard = std::any_of(candidates.begin(), candidates.end(), [](const Candidate* c) {
        const auto code = text_of(*c, "code");
        return code && *code != "OTHER";
    });
    auto& grades = readings.record().grades;
    for (const Candidate* candidate : candidates) {
        const auto code = text_of(*candidate, "code");
        if (!code) continue;
        const Member* name = candidate->find("name");
        const bool seen =
            std::any_of(grades.begin(), grades.end(), [&](const Grade& g) { return g.code == *code; });
        if (seen || (standard && *code == "OTHER")) {
            readings.pass(*candidate, "grades",
                          seen ? "the grade was read before" : "a standard grade stands beside it");
            continue;
        }
        const Span span = name ? name->span : candidate->find("code")->span;
        readings.take(*candidate, "grades");
        readings.evidence(pointer_of("grades", grades.size()), *candidate, span);
        grades.push_back(
            {*code, name ? as_string(name->value).value_or("") : std::string(readings.document().of(span))});
    }
}

void choose_locations(Readings& readings) {
    auto& locations = readings.record().locations;
    const auto candidates = by_place(readings.candidates("locations", Readings::Which::strongest));
    for (const Candidate* candidate : candidates) {
        const Candidate& first = *candidates.front();
        if (candidate->section != first.section) {
            readings.pass(*candidate, "locations", "another part of the advert states the places first");
            continue;
        }
        Location location;
        location.text =
            text_of(*candidate, "text").value_or(std::string(readings.document().of(candidate->span)));
        location.town = text_of(*candidate, "town");
        location.region = text_of(*candidate, "region");
        location.site = text_of(*candidate, "site");
        location.postcode = text_of(*candidate, "postcode");
        const bool seen = std::any_of(locations.begin(), locations.end(),
                                      [&](const Location& l) { return l.text == location.text; });
        if (seen) {
            readings.pass(*candidate, "locations", "the place was read before");
            continue;
        }
        const std::string pointer = pointer_of("locations", locations.size());
        readings.take(*candidate, "locations");
        readings.evidence(pointer, *candidate, candidate->span);
        for (const Member& member : candidate->members)
            if (member.name != "text")
                readings.evidence(pointer + "/" + std::string(member.name), *candidate, member.span);
        locations.push_back(std::move(location));
    }
}

bool says_at_application(const Candidate& candidate) {
    const Member* at = candidate.find("at_application");
    return at && as_bool(at->value).value_or(false);
}

/// 'The sift is on all behaviours' names none and means every one, unless a list says which.
void all_at_application(Readings& readings, const std::vector<const Candidate*>& candidates) {
    const Candidate* all = nullptr;
    for (const Candidate* candidate : candidates) {
        if (!says_at_application(*candidate)) continue;
        if (candidate->find("name") && candidate->tier != Tier::prose) return;
        if (!candidate->find("name") && !all) all = candidate;
    }
    if (!all) return;
    auto& behaviours = readings.record().behaviours;
    for (std::size_t i = 0; i < behaviours.size(); ++i) {
        if (behaviours[i].at_application) continue;
        behaviours[i].at_application = true;
        readings.evidence(pointer_of("behaviours", i) + "/at_application", *all, all->span);
    }
    readings.take(*all, "behaviours");
}

std::set<std::string> names_of(const std::vector<const Candidate*>& candidates) {
    std::set<std::string> names;
    for (const Candidate* candidate : candidates)
        if (auto name = text_of(*candidate, "name")) names.insert(*std::move(name));
    return names;
}

void choose_behaviours(Readings& readings) {
    auto& behaviours = readings.record().behaviours;
    const auto candidates = by_place(readings.candidates("behaviours", Readings::Which::all));
    const std::set<std::string> competencies =
        names_of(readings.candidates("competencies", Readings::Which::strongest));
    for (const Candidate* candidate : candidates) {
        const auto words = text_of(*candidate, "name");
        if (!words) continue;
        // Some competencies are called as behaviours are: what prose says of one that is listed is said of
        // that.
        if (candidate->tier == Tier::prose && competencies.count(*words) != 0) {
            readings.pass(*candidate, "behaviours", "the competency of the name was read");
            continue;
        }
        const Span span = candidate->find("name")->span;
        const bool at_application = says_at_application(*candidate);
        auto known = std::find_if(behaviours.begin(), behaviours.end(),
                                  [&](const Behaviour& b) { return b.name == *words; });
        const auto index = static_cast<std::size_t>(known - behaviours.begin());
        if (known == behaviours.end()) {
            readings.take(*candidate, "behaviours");
            readings.evidence(pointer_of("behaviours", index), *candidate, span);
            behaviours.push_back({*words, at_application});
        } else if (at_application && !known->at_application) {
            known->at_application = true;
            readings.take(*candidate, "behaviours");
            readings.evidence(pointer_of("behaviours", index) + "/at_application", *candidate, span);
        } else {
            readings.pass(*candidate, "behaviours", "the behaviour was read before");
        }
    }
    all_at_application(readings, candidates);
}

void choose_competencies(Readings& readings) {
    auto& competencies = readings.record().competencies;
    for (const Candidate* candidate :
         by_place(readings.candidates("competencies", Readings::Which::strongest))) {
        const Member* name = candidate->find("name");
        const auto words = name ? as_string(name->value) : std::nullopt;
        if (!words) continue;
        const bool seen = std::any_of(competencies.begin(), competencies.end(),
                                      [&](const Competency& c) { return c.name == *words; });
        if (seen) {
            readings.pass(*candidate, "competencies", "the competency was read before");
            continue;
        }
        const Member* level = candidate->find("level");
        const std::string pointer = pointer_of("competencies", competencies.size());
        readings.take(*candidate, "competencies");
        readings.evidence(pointer, *candidate, name->span);
        if (level) readings.evidence(pointer + "/level", *candidate, level->span);
        competencies.push_back({*words, level ? as_integer(level->value) : std::nullopt});
    }
}

void fill(Readings& readings, const Candidate& candidate, std::string_view name, std::string_view pointer,
          std::optional<std::string>& out) {
    const Member* member = candidate.find(name);
    if (out || !member) return;
    out = as_string(member->value);
    if (out) readings.evidence(std::string(pointer) + "/" + std::string(name), candidate, member->span);
}

constexpr std::ptrdiff_t most_of_role = 2;  ///< contacts

/// The role that each address was read for first, by where the address begins.
struct Address {
    Span span;
    std::string role;
};
using Addresses = std::map<std::uint32_t, Address>;

/// A fallback rule takes no address that was read for somebody else.
bool is_of_another(const Candidate& candidate, const std::string& role, const Addresses& addresses) {
    const Member* email = candidate.find("email");
    if (!candidate.rule->fallback || !email) return false;
    const auto after = addresses.lower_bound(email->span.end);
    if (after == addresses.begin()) return false;
    const Address& last = std::prev(after)->second;
    return last.role != role && last.span.overlaps(email->span);
}

/// Another person, and nothing that the two share.
bool is_another(const Candidate& candidate, const Contact& contact) {
    const auto differs = [&](std::string_view name, const std::optional<std::string>& known) {
        const auto said = text_of(candidate, name);
        return !said || !known || *said != *known;
    };
    return contact.name && candidate.find("name") && differs("name", contact.name) &&
           differs("email", contact.email) && differs("telephone", contact.telephone);
}

/// One contact a role, or two with names of their own: what several readings of it say is put together, the
/// most trusted first.
void choose_contacts(Readings& readings) {
    auto& contacts = readings.record().contacts;
    Addresses addresses;
    for (const Candidate* candidate : readings.candidates("contacts", Readings::Which::all)) {
        const auto role = text_of(*candidate, "role");
        const bool empty =
            !candidate->find("name") && !candidate->find("email") && !candidate->find("telephone");
        if (!role || empty) continue;
        if (is_of_another(*candidate, *role, addresses)) {
            readings.pass(*candidate, "contacts", "the address was read for another contact");
            continue;
        }
        if (const Member* email = candidate->find("email"))
            addresses.try_emplace(email->span.begin, Address{email->span, *role});
        auto contact = std::find_if(contacts.begin(), contacts.end(), [&](const Contact& c) {
            return c.role == *role && !is_another(*candidate, c);
        });
        if (contact == contacts.end()) {
            if (std::count_if(contacts.begin(), contacts.end(),
                              [&](const Contact& c) { return c.role == *role; }) >= most_of_role) {
                readings.pass(*candidate, "contacts", "others are named for it");
                continue;
            }
            readings.evidence(pointer_of("contacts", contacts.size()), *candidate, candidate->span);
            contact = contacts.insert(contacts.end(), Contact{*role, {}, {}, {}});
        }
        const std::string pointer =
            pointer_of("contacts", static_cast<std::size_t>(contact - contacts.begin()));
        readings.take(*candidate, "contacts");
        fill(readings, *candidate, "name", pointer, contact->name);
        fill(readings, *candidate, "email", pointer, contact->email);
        fill(readings, *candidate, "telephone", pointer, contact->telephone);
    }
}

void choose_leave(Readings& readings) {
    for (const Candidate* candidate : readings.candidates("annual_leave", Readings::Which::all)) {
        const Member* min = candidate->find("min_days");
        const Member* max = candidate->find("max_days");
        AnnualLeave leave;
        if (min) leave.min_days = as_number(min->value);
        if (max) leave.max_days = as_number(max->value);
        if (!leave.min_days && !leave.max_days) continue;
        readings.record().annual_leave = leave;
        readings.take(*candidate, "annual_leave");
        readings.evidence("/annual_leave", *candidate, candidate->span);
        return;
    }
}

}  // namespace

void choose_objects(Readings& readings) {
    choose_grades(readings);
    choose_locations(readings);
    choose_behaviours(readings);
    choose_competencies(readings);
    choose_contacts(readings);
    choose_leave(readings);
}

}  // namespace vacancy
