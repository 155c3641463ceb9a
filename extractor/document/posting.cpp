#include "document/posting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "document/builder.h"
#include "document/html_tags.h"
#include "document/insert.h"
#include "document/marks.h"
#include "document/markup.h"

namespace vacancy {

namespace {

constexpr std::array kProperties{
    PostingProperty{"title"},
    PostingProperty{"name"},
    PostingProperty{"identifier"},
    PostingProperty{"identifier.value"},
    PostingProperty{"hiringOrganization"},
    PostingProperty{"hiringOrganization.name"},
    PostingProperty{"employmentUnit"},
    PostingProperty{"employmentUnit.name"},
    PostingProperty{"baseSalary"},
    PostingProperty{"baseSalary.currency"},
    PostingProperty{"baseSalary.minValue"},
    PostingProperty{"baseSalary.maxValue"},
    PostingProperty{"baseSalary.unitText"},
    PostingProperty{"baseSalary.value"},
    PostingProperty{"baseSalary.value.value"},
    PostingProperty{"baseSalary.value.minValue"},
    PostingProperty{"baseSalary.value.maxValue"},
    PostingProperty{"baseSalary.value.unitText"},
    PostingProperty{"salaryCurrency"},
    PostingProperty{"employmentType"},
    PostingProperty{"occupationalCategory"},
    PostingProperty{"totalJobOpenings"},
    PostingProperty{"jobLocation"},
    PostingProperty{"jobLocation.name"},
    PostingProperty{"jobLocation.address"},
    PostingProperty{"jobLocation.address.streetAddress"},
    PostingProperty{"jobLocation.address.addressLocality"},
    PostingProperty{"jobLocation.address.addressRegion"},
    PostingProperty{"jobLocation.address.postalCode"},
    PostingProperty{"jobLocationType"},
    PostingProperty{"workHours"},
    PostingProperty{"validThrough"},
    PostingProperty{"jobStartDate"},
    PostingProperty{"securityClearanceRequirement"},
    PostingProperty{"qualifications", true},
    PostingProperty{"skills", true},
    PostingProperty{"responsibilities", true},
    PostingProperty{"jobBenefits", true},
    PostingProperty{"applicationContact.contactType"},
    PostingProperty{"applicationContact.name"},
    PostingProperty{"applicationContact.email"},
    PostingProperty{"applicationContact.telephone"},
    PostingProperty{"url"},
    PostingProperty{"directApply"},
};

using Kind = DataTree::Kind;

std::uint32_t u32(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

// ---- which posting

/// 'https://schema.org/JobPosting', 'schema:JobPosting', 'JobPosting', and these among others.
bool names_job_posting(std::string_view types) {
    constexpr std::string_view type = "JobPosting";
    for (std::size_t at = types.find(type); at != types.npos; at = types.find(type, at + 1)) {
        const std::size_t end = at + type.size();
        const bool begins = at == 0 || !is_alnum(types[at - 1]);
        if (begins && (end == types.size() || !is_alnum(types[end]))) return true;
    }
    return false;
}

/// An object of a tree.
struct Posting {
    const DataTree* tree = nullptr;
    std::uint32_t object = 0;
};

bool is_job_posting(const DataTree& tree, std::uint32_t object) {
    bool is = false;
    tree.each_in(object, [&](std::uint32_t i) {
        const DataTree::Node& node = tree.node(i);
        if (node.name != "@type") return;
        if (node.kind == Kind::value) is = is || names_job_posting(node.words);
        if (node.kind == Kind::list)
            tree.each_in(i, [&](std::uint32_t type) { is = is || names_job_posting(tree.node(type).words); });
    });
    return is;
}

std::vector<Posting> postings_of(std::span<const DataTree* const> trees) {
    std::vector<Posting> out;
    for (const DataTree* tree : trees)
        for (std::uint32_t i = 1; i < tree->size(); ++i)
            if (tree->node(i).kind == Kind::object && is_job_posting(*tree, i)) out.push_back({tree, i});
    return out;
}

std::optional<Posting> posting_of(std::span<const DataTree* const> trees, const Document& document) {
    const std::vector<Posting> all = postings_of(trees);
    if (all.empty()) return std::nullopt;
    std::unordered_set<std::string_view> headings;
    for (const Block& block : document.blocks)
        if (block.kind == BlockKind::heading) headings.insert(document.of(block.span));
    const auto titled = std::find_if(all.begin(), all.end(), [&](const Posting& posting) {
        const DataTree::Node* title = posting.tree->value(posting.object, "title");
        return title && headings.contains(trim(title->words));
    });
    return titled == all.end() ? all.front() : *titled;
}

// ---- words

/// How the words of a JSON string lead to its bytes: escapes map as a whole.
OriginMap origin_of(std::string_view page, Span place, std::string_view words) {
    OriginMap out;
    const std::string_view raw = place.of(page);
    if (raw == words) {
        out.append(0, place.begin, place.size(), true);
        return out;
    }
    std::size_t w = 0, r = 0;
    while (w < words.size() && r < raw.size()) {
        std::size_t same = 0;
        while (w + same < words.size() && r + same < raw.size() && raw[r + same] != '\\' &&
               (raw[r + same] == words[w + same] || is_blank(words[w + same])))
            ++same;
        if (same > 0) out.append(u32(w), place.begin + u32(r), u32(same), true);
        w += same, r += same;
        if (r >= raw.size() || w >= words.size()) break;
        if (raw[r] != '\\') {  // mended: the rest as a whole
            out.append(u32(w), place.begin + u32(r), place.size() - u32(r), false);
            break;
        }
        std::size_t escape = r + 1 < raw.size() && raw[r + 1] == 'u' ? 6 : 2;
        std::size_t character = 1;
        while (w + character < words.size() && is_utf8_tail(words[w + character])) ++character;
        if (character == 4) escape = 12;
        escape = std::min(escape, raw.size() - r);
        out.append(u32(w), place.begin + u32(r), u32(escape), false);
        w += character, r += escape;
    }
    return out;
}

OriginMap compose(const OriginMap& first, const OriginMap& second) {
    OriginMap out;
    for (const OriginMap::Run& run : first.runs()) {
        const Span whole = second.to_source({run.source, run.source + run.source_size});
        out.append(run.canonical, whole.begin, whole.size(), run.verbatim && whole.size() == run.source_size);
    }
    return out;
}

/// '&amp;', '&#163;' begins here.
bool is_reference(std::string_view rest) {
    std::size_t end = 1;
    while (end < rest.size() && end < 12 && (is_alnum(rest[end]) || rest[end] == '#')) ++end;
    return end > 1 && end < rest.size() && rest[end] == ';';
}

/// '<li>', '</p>', '<br/>' begins here: the tag of an element that texts are made of.
bool is_tag(std::string_view rest) {
    std::size_t begin = rest.starts_with("</") ? 2 : 1;
    std::string name;
    for (; begin < rest.size() && is_alnum(rest[begin]) && name.size() < 12; ++begin)
        name += to_lower(rest[begin]);
    const bool ends =
        begin < rest.size() && (is_blank(rest[begin]) || rest[begin] == '>' || rest[begin] == '/');
    const std::size_t next = ends ? rest.find_first_of("<>", begin) : rest.npos;
    if (next == rest.npos || rest[next] != '>') return false;
    return tag_of(name).traits != 0 || name == "span" || name == "em" || name == "i" || name == "u";
}

bool has_tags(std::string_view words) {
    for (std::size_t at = words.find('<'); at != words.npos; at = words.find('<', at + 1))
        if (is_tag(words.substr(at))) return true;
    return false;
}

bool has_references(std::string_view words) {
    for (std::size_t at = words.find('&'); at != words.npos; at = words.find('&', at + 1))
        if (is_reference(words.substr(at))) return true;
    return false;
}

/// Whether words are HTML: 'R&D' and '3 < 4' are not.
bool has_markup(std::string_view words) {
    return has_tags(words) || has_references(words);
}

/// Words of HTML as text; what was escaped twice is read twice.
Document text_of(std::string_view page, const DataTree::Node& node, const Limits& limits) {
    Document out = read_markup(node.words, limits);
    OriginMap origin = compose(out.origin, origin_of(page, node.place, node.words));
    if (has_tags(out.text)) {
        const std::string inner = std::move(out.text);
        out = read_markup(inner, limits);
        origin = compose(out.origin, origin);
    }
    out.origin = std::move(origin);
    return out;
}

// ---- values

/// Writes the values of a posting as lines of text.
class Front {
public:
    Front(std::string_view page, const Posting& posting, const Limits& limits)
        : page_(page), tree_(*posting.tree), limits_(limits), builder_(document_, limits_) {
        tree_.each_in(posting.object, [&](std::uint32_t i) {
            const DataTree::Node& node = tree_.node(i);
            item_ = 0;
            if (node.kind == Kind::list && begins_path(node.name)) {
                tree_.each_in(i, [&](std::uint32_t member) {
                    read(member, std::string(node.name));
                    ++item_;
                });
            } else {
                read(i, std::string(node.name));
            }
        });
    }

    Document take() { return std::move(document_); }

private:
    static const PostingProperty* find(std::string_view path) {
        const auto found = std::find_if(kProperties.begin(), kProperties.end(),
                                        [&](const PostingProperty& p) { return p.path == path; });
        return found == kProperties.end() ? nullptr : &*found;
    }
    static bool begins_path(std::string_view path) {
        return std::any_of(kProperties.begin(), kProperties.end(), [&](const PostingProperty& p) {
            return p.path.starts_with(path) && (p.path.size() == path.size() || p.path[path.size()] == '.');
        });
    }

    void read(std::uint32_t index, const std::string& path) {
        const DataTree::Node& node = tree_.node(index);
        if (!begins_path(path)) return;
        if (node.kind == Kind::value) return put(node, path);
        if (node.kind == Kind::list) return tree_.each_in(index, [&](std::uint32_t i) { read(i, path); });
        if (const DataTree::Node* plain = tree_.value(index, "@value")) return put(*plain, path);
        const std::uint32_t object = meant_by(index);
        if (const DataTree::Node* name = tree_.value(object, "name"); name && is_told_by_name(path))
            return put(*name, path);
        tree_.each_in(object, [&](std::uint32_t i) { read(i, path + "." + tree_.node(i).name); });
    }

    /// DefinedTerm, EducationalOccupationalCredential, CategoryCode in place of words.
    static bool is_told_by_name(std::string_view path) {
        const PostingProperty* property = find(path);
        return property && (property->items || path == "occupationalCategory");
    }

    /// The object itself, or of {"@id": "#x"} the one that says more under that id.
    std::uint32_t meant_by(std::uint32_t object) {
        if (tree_.node(object).end != object + 2 || tree_.node(object + 1).name != "@id") return object;
        if (ids_.empty()) index_ids();
        const auto meant = ids_.find(tree_.node(object + 1).words);
        return meant == ids_.end() ? object : meant->second;
    }

    void index_ids() {
        for (std::uint32_t i = 1; i < tree_.size(); ++i) {
            const DataTree::Node& node = tree_.node(i);
            if (node.name == "@id" && tree_.node(node.parent).end > node.parent + 2)
                ids_.emplace(node.words, node.parent);
        }
    }

    void put(const DataTree::Node& node, std::string_view path) {
        const PostingProperty* property = find(path);
        if (!property || trim(node.words).empty()) return;
        if (has_markup(node.words)) return put_markup(node, *property);
        if (!property->items) return put_line(node, node.words, {}, *property);
        std::string_view rest = node.words;
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            put_line(node, without_bullet(line), {}, *property);
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
    }

    static std::string_view without_bullet(std::string_view line) {
        line = trim(line);
        line.remove_prefix(bullet_of(line).size);
        return trim(line);
    }

    void put_markup(const DataTree::Node& node, const PostingProperty& property) {
        const Document inner = text_of(page_, node, limits_);
        std::string all;
        for (const Block& block : inner.blocks) {
            if (property.items) {
                put_line(node, inner.of(block.span), inner.origin.to_source(block.span), property);
            } else {
                all.append(all.empty() ? "" : " ").append(inner.of(block.span));
            }
        }
        if (!all.empty()) put_line(node, all, {}, property);
    }

    /// `place` is where the words stand; of none, where they stand in the node or all of it.
    void put_line(const DataTree::Node& node, std::string_view words, Span place,
                  const PostingProperty& property) {
        if (place.empty()) place = place_in(node, words);
        const std::uint32_t begin = builder_.size();
        if (place.of(page_) == words) {
            builder_.add(words, place.begin);
        } else {
            builder_.add_as(words, place.begin, place.size());
        }
        builder_.end_block();
        if (document_.blocks.empty()) return;
        const Span span = document_.blocks.back().span;
        document_.blocks.clear();
        if (span.begin >= begin) document_.posted.push_back({property.path, item_, span});
    }

    Span place_in(const DataTree::Node& node, std::string_view words) const {
        const std::size_t at = node.place.of(page_).find(words);
        if (words.empty() || at == std::string_view::npos) return node.place;
        return {node.place.begin + u32(at), node.place.begin + u32(at + words.size())};
    }

    std::string_view page_;
    const DataTree& tree_;
    const Limits& limits_;
    Document document_;
    Builder builder_;
    std::uint32_t item_ = 0;
    std::unordered_map<std::string_view, std::uint32_t> ids_;  ///< of objects that say more than their id
};

// ---- the text of a page that has none

constexpr std::size_t kLeastDescription = 200;

/// The first block that stands behind a place of the page, as a place of the text.
std::uint32_t behind(const Document& document, std::uint32_t place) {
    for (const Block& block : document.blocks)
        if (document.origin.to_source(block.span).begin >= place) return block.span.begin;
    return u32(document.text.size());
}

void read_description(std::string_view page, const Posting& posting, const Limits& limits,
                      Document& document) {
    const DataTree::Node* node = posting.tree->value(posting.object, "description");
    if (!node || node->words.size() < kLeastDescription || document.text.size() > node->words.size() / 2)
        return;
    Document text = text_of(page, *node, limits);
    if (text.text.size() < kLeastDescription || document.text.size() > text.text.size() / 2) return;
    const std::uint32_t at = behind(document, node->place.begin);
    insert_text(std::move(text), at, document);
}

Limits room_beside(const Document& document, const Limits& limits) {
    Limits room = limits;
    room.max_text_bytes -= std::min(room.max_text_bytes, document.text.size());
    room.max_blocks -= std::min(room.max_blocks, document.blocks.size());
    return room;
}

}  // namespace

std::span<const PostingProperty> posting_properties() {
    return kProperties;
}

void add_posting(std::string_view page, std::span<const DataTree* const> trees, const Limits& limits,
                 Document& document) {
    const auto posting = posting_of(trees, document);
    if (!posting) return;
    read_description(page, *posting, room_beside(document, limits), document);
    const Limits room = room_beside(document, limits);
    Document front = Front(page, *posting, room).take();
    document.posted = std::move(front.posted);
    document.text_begin = u32(front.text.size());
    insert_text(std::move(front), 0, document);
}

}  // namespace vacancy
