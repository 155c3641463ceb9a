#include "segment/role_list.h"

#include <algorithm>

#include "segment/role_titles.h"

namespace vacancy {
namespace {

constexpr std::string_view title_field = "title";
constexpr std::uint32_t longest_title = 120;
constexpr std::uint32_t furthest_label = 200;  ///< bytes from the value before it
constexpr std::size_t most_labels = 12;        ///< of a role
constexpr std::size_t most_roles = 60;
constexpr std::size_t most_tries = 4;  ///< labels of titles that a list may begin with

class RoleLists {
public:
    RoleLists(const Document& document, Matcher& matcher, const std::vector<Labelled>& labels)
        : document_(document), matcher_(matcher), labels_(labels) {}

    std::vector<RoleValue> find() {
        std::vector<RoleValue> values;
        std::size_t tries = 0;
        for (std::size_t i = 0; i < labels_.size() && values.empty() && tries < most_tries; ++i) {
            if (!is_title(i)) continue;
            values = read(i);
            ++tries;
        }
        return values;
    }

private:
    /// Whichever part of an advert it stands in, and so whichever rule took it.
    bool is_title(std::size_t i) {
        const Labelled& label = labels_[i];
        if (label.value.empty() || label.value.size() > longest_title) return false;
        const Rule* rule = matcher_.rule_for_line(On::label, document_.of(label.label));
        return rule && rule->field == title_field;
    }

    bool says_same(Span a, Span b) const { return same_words(document_.of(a), document_.of(b)); }

    /// The roles whose titles have the label of the first.
    std::vector<RoleValue> read(std::size_t first) {
        std::vector<RoleValue> values;
        std::vector<Span> titles;
        for (std::size_t i = first; i < labels_.size() && titles.size() < most_roles; ++i) {
            if (!says_same(labels_[i].label, labels_[first].label) || !is_title(i)) continue;
            const Span title = labels_[i].value;
            if (std::any_of(titles.begin(), titles.end(), [&](Span t) { return says_same(t, title); }))
                return {};
            titles.push_back(title);
            add_role(i, values);
        }
        return titles.size() > 1 && comes_twice(values) ? values : std::vector<RoleValue>{};
    }

    /// The labels that follow close upon each other, none of them twice.
    void add_role(std::size_t title, std::vector<RoleValue>& values) const {
        const std::size_t begin = values.size();
        for (std::size_t i = title + 1; i < labels_.size() && i <= title + most_labels; ++i) {
            const Labelled& label = labels_[i];
            const bool again = label.rule == labels_[title].rule ||
                               std::any_of(values.begin() + static_cast<std::ptrdiff_t>(begin), values.end(),
                                           [&](const RoleValue& v) { return v.label == label.rule; });
            if (again || label.label.begin - labels_[i - 1].value.end > furthest_label) return;
            if (!label.value.empty()) values.push_back({label.rule, labels_[title].value, label.value, {}});
        }
    }

    static bool comes_twice(const std::vector<RoleValue>& values) {
        return std::any_of(values.begin(), values.end(), [&](const RoleValue& a) {
            return std::any_of(values.begin(), values.end(),
                               [&](const RoleValue& b) { return a.label == b.label && a.title != b.title; });
        });
    }

    const Document& document_;
    Matcher& matcher_;
    const std::vector<Labelled>& labels_;
};

}  // namespace

std::vector<RoleValue> find_role_list(const Document& document, Matcher& matcher,
                                      const std::vector<Labelled>& labels) {
    return RoleLists(document, matcher, labels).find();
}

}  // namespace vacancy
