// Fields that adverts of the profile's kind have to state and this one does not.
#include <fmt/format.h>

#include <algorithm>

#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {
namespace {

/// Every value of a record has evidence: a field with none is not stated.
bool is_stated(const Look& look, std::string_view path) {
    const std::string pointer = pointer_of(path);
    const auto& evidence = look.record.evidence;
    return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& e) {
        return e.pointer.starts_with(pointer) &&
               (e.pointer.size() == pointer.size() || e.pointer[pointer.size()] == '/');
    });
}

/// True where a label of the field has words under it, though none that could be read: something is stated.
bool has_words(const Look& look, std::string_view path) {
    return std::any_of(look.outline.labels.begin(), look.outline.labels.end(), [&](const Labelled& label) {
        return label.rule->field == path && !label.value.empty();
    });
}

/// "closing date" of "dates.closing": as people say it.
std::string in_words(std::string_view path) {
    std::string words;
    const std::size_t dot = path.find('.');
    if (path.starts_with("dates.")) {
        words = std::string(path.substr(dot + 1)) + " date";
    } else if (dot != std::string_view::npos) {
        words = std::string(path.substr(dot + 1)) + " of " + std::string(path.substr(0, dot));
    } else {
        words = path;
    }
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace

void check_missing(const Look& look) {
    const auto stated = [&](std::string_view path) { return is_stated(look, path); };
    for (const Demand& demand : look.profile.demands()) {
        if (!demand.severity || stated(demand.path) || look.told(pointer_of(demand.path))) continue;
        if (std::any_of(demand.instead.begin(), demand.instead.end(), stated)) continue;
        if (has_words(look, demand.path)) continue;
        Finding finding;
        finding.severity = *demand.severity;
        finding.code = "field_missing";
        finding.field = pointer_of(demand.path);
        finding.message = fmt::format("the advert states no {}", in_words(demand.path));
        finding.help = demand.help;
        look.tell(std::move(finding));
    }
}

}  // namespace vacancy
