// Fields that adverts of the profile's kind have to state and this one does not.
#include <fmt/format.h>

#include <algorithm>

#include "check/look.h"
#include "choose/readings.h"
#include "pipeline/fill.h"

namespace vacancy {
namespace {

class Stated {
public:
    explicit Stated(const Look& look) : filled_(filled_fields(look.record, look.document)) {}

    bool operator()(std::string_view path) const {
        const auto& fields = fill_fields();
        const auto field = std::find(fields.begin(), fields.end(), path);
        return field != fields.end() && filled_[static_cast<std::size_t>(field - fields.begin())];
    }

private:
    Filled filled_;
};

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
    const Stated stated(look);
    for (const Demand& demand : look.profile.demands()) {
        if (!demand.severity || stated(demand.path) || look.told(pointer_of(demand.path))) continue;
        if (std::any_of(demand.instead.begin(), demand.instead.end(), stated)) continue;
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
