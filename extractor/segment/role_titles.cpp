#include "segment/role_titles.h"

#include <algorithm>

#include "base/ascii.h"

namespace vacancy {
namespace {

constexpr std::uint32_t longest_line = 160;
constexpr std::size_t most_cells = 8;  ///< of a row
constexpr std::size_t most_titles = 100;

/// The line, or a cell and the one after it.
Span line_at(const std::vector<Block>& blocks, std::size_t i) {
    const bool row =
        blocks[i].kind == BlockKind::cell && i + 1 < blocks.size() && blocks[i + 1].kind == BlockKind::cell;
    return {blocks[i].span.begin, blocks[row ? i + 1 : i].span.end};
}

/// With the other cells of its row, up to where the next row may begin.
Span whole_row(const std::vector<Block>& blocks, std::size_t i) {
    std::size_t end = i;
    while (blocks[i].kind == BlockKind::cell && end + 1 < blocks.size() && end - i < most_cells &&
           blocks[end + 1].kind == BlockKind::cell && !blocks[end + 1].gap_before)
        ++end;
    return {blocks[i].span.begin, blocks[end].span.end};
}

}  // namespace

bool same_words(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return to_lower(x) == to_lower(y); });
}

std::vector<RoleTitle> find_role_titles(const Document& document, const Grammars& grammars,
                                        Matcher& matcher) {
    std::vector<RoleTitle> titles;
    Match match;
    for (std::size_t i = 0; i < document.blocks.size() && titles.size() < most_titles; ++i) {
        const Span line = line_at(document.blocks, i);
        if (line.size() > longest_line) continue;
        for (const Grammar& grammar : grammars.all()) {
            if (grammar.on != On::role) continue;
            for (const Rule& rule : grammar.rules) {
                if (rule.field != "title" || !matcher.full_match(rule, document.of(line), match) ||
                    match.captures.empty())
                    continue;
                const Span found = match.captures.front().span;
                const Span title{line.begin + found.begin, line.begin + found.end};
                if (!title_said(document.text, titles, title))
                    titles.push_back({&rule, title, whole_row(document.blocks, i)});
            }
        }
    }
    for (std::size_t i = 0; i + 1 < titles.size(); ++i)  // a row ends where the next begins
        if (titles[i].line.end > titles[i + 1].line.begin) titles[i].line.end = titles[i + 1].line.begin;
    if (titles.size() < 2) titles.clear();
    return titles;
}

bool repeats_lists(const std::vector<Mark>& marks) {
    std::vector<const Rule*> lists;
    for (const Mark& mark : marks)
        if (mark.kind == Mark::Kind::heading && mark.rule && !mark.rule->opens.empty())
            lists.push_back(mark.rule);
    std::sort(lists.begin(), lists.end());
    return std::adjacent_find(lists.begin(), lists.end()) != lists.end();
}

const RoleTitle* title_said(std::string_view text, const std::vector<RoleTitle>& titles, Span words) {
    for (const RoleTitle& title : titles)
        if (same_words(title.title.of(text), words.of(text))) return &title;
    return nullptr;
}

}  // namespace vacancy
