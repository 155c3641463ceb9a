#include "segment/tables.h"

namespace vacancy {
namespace {

constexpr std::size_t most_rows = 1000;
constexpr std::size_t most_columns = 20;

bool is_placed_cell(const Block& block) {
    return block.kind == BlockKind::cell && block.column != 0 && block.column <= most_columns;
}

}  // namespace

CellTable table_at(const std::vector<Block>& blocks, std::size_t at) {
    CellTable table;
    table.first = table.last = at;
    for (; table.last < blocks.size() && is_placed_cell(blocks[table.last]); ++table.last) {
        const Block& block = blocks[table.last];
        auto& rows = table.rows;
        if (rows.empty() || block.begins_row || block.column < rows.back().size()) {
            if (rows.size() == most_rows) break;
            rows.emplace_back();
        }
        if (rows.back().size() < block.column) rows.back().resize(block.column);
        Span& cell = rows.back().back();
        cell = cell.empty() ? block.span : Span{cell.begin, block.span.end};
    }
    return table;
}

}  // namespace vacancy
