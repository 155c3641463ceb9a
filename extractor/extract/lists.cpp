// Lists. In a text with bullets an item is what the layout says it is; without them, the lines
// after a lead-in or under a heading that opens a list, until one that begins as prose does.
#include "extract/lists.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "extract/where.h"

namespace vacancy {
namespace {

constexpr std::uint32_t longest_lead_in = 400;
constexpr std::uint32_t longest_item = 1200;
constexpr std::size_t lines_before_lead_in = 4;
constexpr std::size_t lines_before_lead_in_of_list = 1;
constexpr std::size_t prose_lines_after_list = 2;
constexpr std::uint32_t longest_marker = 60;
constexpr std::uint32_t longest_sentence_marker = 100;
constexpr std::size_t least_marks = 2;
constexpr std::size_t longest_between = 10;

/// What a list rule opens when its words only introduce the list that is open already.
constexpr std::string_view goes_on = "+";

/// What a heading or a line opens under which no items stand.
constexpr std::string_view nothing = "-";

class ListFinder {
public:
    ListFinder(const Document& document, const Outline& outline, const Grammars& grammars, Matcher& matcher,
               ListAids aids, std::vector<Candidate>& out)
        : first_(out.size()),
          document_(document),
          outline_(outline),
          matcher_(matcher),
          aids_(aids),
          item_(find_normaliser("item")),
          out_(out),
          item_start_(grammars.vocabulary("lists", "item_start")),
          behaviour_(grammars.vocabulary("", "behaviour")),
          joiner_(grammars.vocabulary("lists", "joiner")),
          between_(grammars.vocabulary("lists", "between")) {
        for (const Grammar& grammar : grammars.all())
            if (grammar.on == On::list) lists_.push_back(&grammar);
    }

    void find() {
        for (std::size_t b = 0; b < outline_.blocks.size(); ++b) {
            if (b == 0 || outline_.section_of[b] != section_) enter(b);
            if (!is_in_table(b) && !is_labelled_value(b)) visit(b);
        }
        drop_fallbacks();
    }

private:
    /// Items of a rule marked `fallback` count only where no other rule has opened their field, and not
    /// before a section for it, items or none.
    void drop_fallbacks() {
        const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first_);
        std::set<std::string_view> better;
        for (auto item = begin; item != out_.end(); ++item)
            if (!item->rule->fallback) better.insert(item->opens);
        std::map<std::string_view, std::uint32_t> sections;  // where the first for a field begins
        for (const Section& section : outline_.sections)
            if (section.rule && !section.rule->fallback && !section.rule->opens.empty())
                sections.try_emplace(section.rule->opens, section.heading.begin);
        const auto end = std::remove_if(begin, out_.end(), [&](const Candidate& item) {
            if (!item.rule->fallback) return false;
            const auto section = sections.find(item.opens);
            const bool comes_before = section != sections.end() && item.span.begin < section->second;
            return comes_before || better.count(item.opens) != 0;
        });
        out_.erase(end, out_.end());
    }

    struct Target {
        const Rule* rule = nullptr;
        std::string_view opens;
    };

    /// Values of the labels at the head are no items; 'Annual leave: 25 days' in a list is one.
    bool is_labelled_value(std::size_t b) const {
        if (outline_.label_of[b] < 0) return false;
        const std::string_view id = outline_.sections[outline_.section_of[b]].id;
        return id == "preamble" || id == "details";
    }

    /// To be asked for one block after the other.
    bool is_in_table(std::size_t b) {
        const Span block = outline_.blocks[b].span;
        while (table_ < aids_.tables.size() && aids_.tables[table_].end <= block.begin) ++table_;
        return table_ < aids_.tables.size() && aids_.tables[table_].contains(block);
    }

    /// A section opens the list of its heading, or goes on with that of the section it is in.
    void enter(std::size_t b) {
        const bool bare = b > 0 && ends_in_heading(b - 1);
        carry(bare);
        section_ = outline_.section_of[b];
        const Section& section = outline_.sections[section_];
        const bool carries = section.id == "other" && !(section.rule && section.rule->opens == nothing);
        own_ = carries && carried_.rule ? carried_ : section_target(section_);
        target_ = own_;
        const bool lines_are_items = !has_items(b);
        unbulleted_ = lines_are_items;
        waits_for_lead_in_ =
            lines_are_items && (has_lead_in(b) || (marks_items() && !(section.rule && section.level == 3)));
        in_group_ = has_items_ = false;
        led_in_ = section.rule != nullptr;
        gaps_part_ = any_in_section(b + 2, [](const Block& block) { return !block.gap_before; });
    }

    /// A heading with nothing under it but further headings speaks for them: 'Essential criteria',
    /// 'Experience', 'Technical'.
    void carry(bool bare) {
        const Section& section = outline_.sections[section_];
        const bool unused = target_.rule && !has_items_ && target_.opens != own_.opens;
        if ((bare && target_.rule) || unused) {
            carried_ = target_;
        } else if (section.id != "other") {
            carried_ = {};
        }
    }

    bool ends_in_heading(std::size_t b) const {
        return outline_.sections[outline_.section_of[b]].heading.overlaps(outline_.blocks[b].span);
    }

    Target section_target(std::uint32_t s) const {
        for (;;) {
            const Section& section = outline_.sections[s];
            if (section.rule && section.rule->opens == nothing) return {};
            if (section.rule && !section.rule->opens.empty()) return {section.rule, section.rule->opens};
            if (section.id != "other" || section.parent == s) return {};
            s = section.parent;
        }
    }

    /// Layouts that show what an item is: there, plain lines are items only after a lead-in.
    bool marks_items() const { return document_.layout == Layout::html || document_.layout == Layout::pdf; }

    template <class Test>
    bool any_in_section(std::size_t b, Test test) const {
        for (; b < outline_.blocks.size() && outline_.section_of[b] == section_; ++b)
            if (test(outline_.blocks[b])) return true;
        return false;
    }

    bool has_items(std::size_t b) const {
        return any_in_section(b, [](const Block& block) { return block.kind == BlockKind::item; });
    }

    /// A lead-in among the first lines: what stands before it is no item. Under a heading that
    /// says what is listed ('Desirable') items begin at once.
    bool has_lead_in(std::size_t b) const {
        const Rule* rule = outline_.sections[section_].rule;
        const bool list = rule && rule->level == 3 && !rule->opens.empty();
        const std::size_t most = list ? lines_before_lead_in_of_list : lines_before_lead_in;
        std::size_t lines = 0;
        return any_in_section(b, [&](const Block& block) {
            return !is_heading(block) && ++lines <= most && ends_with_colon(block);
        });
    }

    bool is_heading(const Block& block) const {
        return outline_.sections[section_].heading.overlaps(block.span);
    }
    bool is_known_heading(const Block& block) const {
        return outline_.sections[section_].rule && is_heading(block);
    }
    bool ends_with_colon(const Block& block) const { return document_.text[block.span.end - 1] == ':'; }

    /// A line between two items of one list: '1. …; / AND / 2. …'.
    bool joins_items(std::string_view line) const {
        return line.size() <= longest_between && holds(between_, line);
    }

    void visit(std::size_t b) {
        const Block& block = outline_.blocks[b];
        if (joins_items(document_.of(block.span))) return;
        if (block.kind == BlockKind::item && !is_heading(block)) {
            if (introduces_items(b) && opens_another(block.span)) return void(lead_in(b));
            if (!led_in_ && begins_run(b)) route(b);
            return item(block);
        }
        const bool heading = is_known_heading(block);
        const bool known = heading || lead_in(b);
        led_in_ = heading || (known && target_.rule);
        if (known || is_heading(block)) return;
        if (unbulleted_) return unbulleted(block);
        if (ends_with_colon(block)) return;  // a lead-in that no rule knows: as before
        target_ = own_;
    }

    /// '5. It is essential that candidates:', and items of their own beneath.
    bool introduces_items(std::size_t b) const {
        return ends_with_colon(outline_.blocks[b]) && b + 1 < outline_.blocks.size() &&
               outline_.section_of[b + 1] == section_ && outline_.blocks[b + 1].kind == BlockKind::item &&
               outline_.blocks[b + 1].level > outline_.blocks[b].level;
    }

    /// A rule knows the words, and they say of the items something else than the list that they stand in.
    bool opens_another(Span words) {
        const Rule* rule = list_rule(Unit::block, words);
        return rule && !rule->opens.empty() && rule->opens != goes_on && rule->opens != target_.opens;
    }

    /// Block b is the first of a run of items.
    bool begins_run(std::size_t b) const {
        if (b >= outline_.blocks.size() || outline_.blocks[b].kind != BlockKind::item) return false;
        return b == 0 || outline_.section_of[b - 1] != section_ ||
               outline_.blocks[b - 1].kind != BlockKind::item;
    }

    /// Items beneath words that no rule knows: a rule on regions may tell what they are from all of them.
    void route(std::size_t b) {
        std::size_t end = b;
        while (end < outline_.blocks.size() && outline_.section_of[end] == section_ &&
               outline_.blocks[end].kind == BlockKind::item)
            ++end;
        const Span run{outline_.blocks[b].span.begin, outline_.blocks[end - 1].span.end};
        const Rule* rule = list_rule(Unit::region, run);
        if (rule) target_ = rule->opens == own_.opens ? own_ : Target{rule, rule->opens};
    }

    void item(const Block& block) {
        if (const auto rest = after_marker(block)) {
            const Target before = std::exchange(target_, {marker_, marker_->opens});
            Block words = block;
            words.span = *rest;
            add(words);
            target_ = before;
            return;
        }
        if (target_.rule && block.span.size() <= longest_item) add(block);
    }

    /// 'Desirable: familiarity with rivers': a lead-in and its one item in the same line. The words
    /// after it; `marker_` is the rule that knows it.
    std::optional<Span> after_marker(const Block& block) {
        const std::size_t colon = document_.of(block.span).substr(0, longest_sentence_marker).find(": ");
        if (colon == std::string_view::npos) return std::nullopt;
        Block marker = block;
        marker.span.end = block.span.begin + static_cast<std::uint32_t>(colon) + 1;
        marker_ = list_rule(Unit::block, marker.span);
        if (!marker_ || marker_->opens.empty() || marker_->opens == goes_on || marker_->opens == nothing)
            return std::nullopt;
        if ((marker_->opens == target_.opens) != (colon >= longest_marker)) return std::nullopt;
        return Span{marker.span.end + 1, block.span.end};
    }

    void unbulleted(const Block& block) {
        if (const auto rest = after_marker(block)) {
            target_ = {marker_, marker_->opens};
            waits_for_lead_in_ = false;
            in_group_ = true;
            Block words = block;
            words.span = *rest;
            return add(words);
        }
        if (ends_with_colon(block)) {
            waits_for_lead_in_ = false;
            in_group_ = false;
            if (!target_.rule) target_ = own_;
            return;
        }
        if (!target_.rule || waits_for_lead_in_ || block.span.size() > longest_item) return;
        if (document_.layout == Layout::lines && block.gap_before && gaps_part_ && in_group_) {
            target_ = {};
            in_group_ = false;
            return;
        }
        in_group_ = true;
        prose_lines_ = 0;
        add(block);
    }

    /// Tries the list rules on a line that may say what the items after it are.
    bool lead_in(std::size_t b) {
        const Block& block = outline_.blocks[b];
        if (block.span.size() > longest_lead_in && !unbulleted_) return false;
        const Rule* rule = list_rule(Unit::block, block.span);
        if (!rule) return false;
        if (rule->opens == nothing && !ends_with_colon(block) && !begins_run(b + 1)) return prose();
        if (rule->opens.empty() && is_heading(block)) {
            if (!matcher_.full_match(*rule, document_.of(block.span), match_)) return false;
            own_ = {};
        }
        if (rule->opens.empty() && !is_heading(block) && !ends_with_colon(block)) return prose();
        if (rule->opens == goes_on) {
            if (has_items_ || !target_.rule) target_ = own_;
        } else {
            const bool ends = rule->opens.empty() || rule->opens == nothing;
            target_ = ends ? Target{} : Target{rule, rule->opens};
        }
        waits_for_lead_in_ = in_group_ = has_items_ = false;
        return true;
    }

    /// Prose ends a list without bullets once it has begun, the list of the section itself at the
    /// second line of it; with bullets it is like any paragraph.
    bool prose() {
        if (!unbulleted_) return false;
        const bool own_list = target_.opens == own_.opens;
        if (in_group_ && (!own_list || ++prose_lines_ >= prose_lines_after_list)) target_ = {};
        if (!target_.rule) in_group_ = false;
        return true;
    }

    /// The first rule of the unit that the span's words match.
    const Rule* list_rule(Unit unit, Span span) {
        const std::string_view words = document_.of(span);
        for (const Grammar* grammar : lists_) {
            for (const Rule& rule : grammar->rules) {
                if (rule.unit != unit || !aids_.index.has_needs(rule, span) ||
                    !aids_.admissions.admit(rule, section_, nullptr) ||
                    !matcher_.search(rule, words, 0, match_))
                    continue;
                if (rule.unless && matcher_.search(rule, *rule.unless, words, 0, veto_)) continue;
                return &rule;
            }
        }
        return nullptr;
    }

    /// One item a block, or several where bullets stand within it.
    void add(const Block& block) {
        const std::string_view text = document_.text;
        const bool by_semicolons = parted_by_semicolons(block);
        const bool by_marks = parted_by_marks(block);
        std::uint32_t begin = block.span.begin;
        for (std::uint32_t at = begin; at < block.span.end; ++at) {
            if (at < begin || text[at] != ' ') continue;
            std::size_t bullet = bullet_at(text.substr(at, block.span.end - at));
            if (bullet == 0 && by_marks) bullet = mark_at(text.substr(at, block.span.end - at));
            if (bullet == 0 && by_semicolons && text[at - 1] == ';') bullet = 1;
            if (bullet == 0 && begins_item(at, block.span)) bullet = 1;
            if (bullet == 0) continue;
            add_item({begin, at});
            begin = at + static_cast<std::uint32_t>(bullet);
        }
        add_item({begin, block.span.end});
    }

    /// Text that lost its line ends: 'a licence; a boat; a map'.
    bool parted_by_semicolons(const Block& block) const {
        if (document_.layout != Layout::run_on) return false;
        const std::string_view words = document_.of(block.span);
        const std::size_t first = words.find("; ");
        return first != std::string_view::npos && words.find("; ", first + 1) != std::string_view::npos &&
               words.find(". ") == std::string_view::npos;
    }

    /// Text that lost its line ends: 'a) Care b) Patience', 'You need - Care - Patience'.
    bool parted_by_marks(const Block& block) const {
        if (marks_items() || document_.layout == Layout::lines) return false;
        const std::string_view words = document_.of(block.span);
        std::size_t marks = 0;
        for (std::size_t at = words.find(' '); at < words.size(); at = words.find(' ', at + 1))
            marks += mark_at(words.substr(at)) != 0;
        return marks >= least_marks;
    }

    /// Bytes of ' - ', ' + ', ' b) ' or ' 2) ' before a capital, or 0.
    static std::size_t mark_at(std::string_view rest) {
        const bool dash = rest.starts_with(" - ") || rest.starts_with(" + ");
        const bool sign =
            rest.size() > 4 && (is_lower(rest[1]) || is_digit(rest[1])) && rest[2] == ')' && rest[3] == ' ';
        const std::size_t size = dash ? 3 : sign ? 4 : 0;
        return size != 0 && size < rest.size() && is_upper(rest[size]) ? size : 0;
    }

    /// Bytes of a bullet with a blank on either side, or 0.
    static std::size_t bullet_at(std::string_view rest) {
        for (std::string_view bullet : {" * ", " • ", " ● ", " · "})
            if (rest.starts_with(bullet)) return bullet.size();
        return 0;
    }

    /// In text that lost its line ends: a capital word that items begin with, after a word that
    /// asks for no other.
    bool begins_item(std::uint32_t blank, Span block) const {
        if (!item_start_ || marks_items() || document_.layout == Layout::lines) return false;
        const std::string_view text = document_.text;
        if (blank <= block.begin || blank + 1 >= block.end || !is_upper(text[blank + 1])) return false;
        const char last = text[blank - 1];
        if (!is_lower(last) && last != ')' && last != '%' && last != '.') return false;
        std::uint32_t begin = blank, end = blank + 1;
        while (begin > block.begin && text[begin - 1] != ' ') --begin;
        while (end < block.end && text[end] != ' ') ++end;
        // 'Hold a degree. Hold a licence.'
        if (last == '.' && !document_.of(block).starts_with(text.substr(blank + 1, end - blank)))
            return false;
        if (is_digit(text[begin]) && begin == block.begin) return false;  // '1) Experience'
        if (is_upper(text[begin])) return false;  // a name: 'Personal Learning Budget'
        return holds(item_start_, text.substr(blank + 1, end - blank - 1)) &&
               !holds(joiner_, text.substr(begin, blank - begin));
    }

    /// A behaviour in a list is no criterion and no skill: 'Leadership (assessed at interview)'.
    bool names_behaviour(Span span) const {
        if (!behaviour_ || !(target_.opens.starts_with("criteria") || target_.opens == "technical_skills"))
            return false;
        const std::string_view words = document_.of(span);
        return holds(behaviour_, trim(words.substr(0, words.find('('))));
    }

    void add_item(Span span) {
        if (names_behaviour(trim(document_.text, span))) return;
        auto item = item_of(document_, item_, target_.rule, target_.opens, section_, span);
        if (!item) return;
        has_items_ = true;
        out_.push_back(*std::move(item));
    }

    std::size_t first_;  ///< of `out`: candidates before it are others'
    const Document& document_;
    const Outline& outline_;
    Matcher& matcher_;
    ListAids aids_;
    Normaliser item_;
    std::vector<Candidate>& out_;
    const Vocabulary* item_start_;  ///< words that items begin with
    const Vocabulary* behaviour_;
    const Vocabulary* joiner_;   ///< words that no line ends with
    const Vocabulary* between_;  ///< lines between two items
    std::vector<const Grammar*> lists_;
    std::uint32_t section_ = 0;
    std::size_t table_ = 0;  ///< of ListAids::tables: that which the block in hand is not beyond
    Target own_, target_, carried_;
    const Rule* marker_ = nullptr;
    std::size_t prose_lines_ = 0;
    bool led_in_ = false;     ///< a rule knows the words that the block in hand stands beneath
    bool gaps_part_ = false;  ///< an empty line parts lists from prose: not every line has one before it
    bool unbulleted_ = false, waits_for_lead_in_ = false, in_group_ = false, has_items_ = false;
    Match match_, veto_;
};

}  // namespace

std::optional<Candidate> item_of(const Document& document, Normaliser read, const Rule* rule,
                                 std::string_view opens, std::uint32_t section, Span span) {
    span = trim(document.text, span);
    Value value = read(document.of(span));
    if (span.empty() || std::holds_alternative<std::monostate>(value)) return std::nullopt;
    Candidate candidate;
    candidate.rule = rule;
    candidate.opens = opens;
    candidate.tier = Tier::section;
    candidate.span = span;
    candidate.section = section;
    candidate.members.push_back({"value", std::move(value), span});
    return candidate;
}

void find_lists(const Document& document, const Outline& outline, const Grammars& grammars, Matcher& matcher,
                ListAids aids, std::vector<Candidate>& out) {
    ListFinder(document, outline, grammars, matcher, aids, out).find();
}

}  // namespace vacancy
