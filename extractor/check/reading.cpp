// What reading the advert brought up: the record's diagnostics are findings.
#include <algorithm>

#include "base/ascii.h"
#include "check/look.h"
#include "record/fields.h"

namespace vacancy {
namespace {

constexpr std::size_t longest_value = 120;  // bytes; what is longer under a label is prose

/// True for fields whose values have figures: 'Sift' over a paragraph with none says that there is a sift,
/// and states no date that could not be read.
bool has_figures(std::string_view pointer) {
    if (pointer.starts_with("/dates/") || pointer == "/contract/length" || pointer.starts_with("/salary"))
        return true;
    std::string path(pointer.substr(std::min<std::size_t>(pointer.size(), 1)));
    std::replace(path.begin(), path.end(), '/', '.');
    const Field* field = find_field(path);
    return field && (field->type == FieldType::integer || field->type == FieldType::number);
}

bool states_nothing(const Look& look, const Diagnostic& d) {
    if (d.code != "value_unreadable" || d.words.empty()) return false;
    const std::string_view words = look.of(d.words);
    const bool is_prose = words.size() > longest_value && words.find("£") == std::string_view::npos;
    return is_prose || (has_figures(d.field) && std::none_of(words.begin(), words.end(), is_digit));
}

/// Fields that an advert may well state twice with different values.
bool may_differ(const Look& look, const Diagnostic& d) {
    const auto fields = look.profile.words("values_disagree", "except");
    return d.code == "values_disagree" && std::find(fields.begin(), fields.end(), d.field) != fields.end();
}

}  // namespace

void check_reading(const Look& look) {
    for (const Diagnostic& d : look.record.diagnostics) {
        if (states_nothing(look, d) || may_differ(look, d)) continue;
        Finding finding;
        finding.severity = d.severity;
        finding.code = d.code;
        finding.message = d.message;
        finding.field = d.field;
        finding.help = d.help;
        finding.span = d.words;
        if (d.words.empty()) finding.bytes = d.span;
        look.tell(std::move(finding));
    }
}

}  // namespace vacancy
