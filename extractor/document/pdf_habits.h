#ifndef VACANCY_DOCUMENT_PDF_HABITS_H
#define VACANCY_DOCUMENT_PDF_HABITS_H

#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "document/pdf_lines.h"

namespace vacancy {

/// What all lines of a PDF together tell about each: how the text is set.
class PdfHabits {
public:
    PdfHabits(const PdfText& text, const std::vector<PdfLine>& lines);

    /// Set in the size of the running text.
    bool is_body(const PdfLine& line) const { return same_size(line.size, body_size_); }
    static bool same_size(float a, float b) { return size_key(a) == size_key(b); }
    /// Size relative to the running text.
    float ratio(const PdfLine& line) const { return line.size / body_size_; }
    /// Usual distance from line to line in this size.
    float pitch(float size) const;
    /// Usual left edge where the line stands.
    float margin(const PdfLine& line) const { return line.column_right > 0 ? line.column_left : margin_; }
    /// Where lines like this one are wrapped: some stand in narrower panels.
    float right_edge(const PdfLine& line) const;
    float width(const PdfLine& line) const;
    /// Lines of running text that have this left edge.
    std::uint32_t lines_at(float left) const;
    /// Top of the first line of most pages.
    float page_top() const { return page_top_; }
    /// Rank of a heading by its size, 1 the largest.
    std::uint8_t heading_level(float size) const;

    static constexpr float kLarge = 1.3F;   ///< times the body size: a heading even if not bold
    static constexpr float kLarger = 1.1F;  ///< times the body size: a heading if bold

private:
    static int size_key(float size) { return static_cast<int>(std::lround(size * 4)); }
    static int left_key(float left) { return static_cast<int>(std::lround(left)); }
    void learn_size(const PdfText& text);
    void learn_edges(const std::vector<PdfLine>& lines);
    void learn_top(const std::vector<PdfLine>& lines);
    void learn_pitch(const std::vector<PdfLine>& lines);
    void learn_headings(const std::vector<PdfLine>& lines);

    float body_size_ = 1;
    float margin_ = 0;
    float right_ = 0;
    float page_top_ = 0;
    std::map<int, float> pitch_;          ///< by size_key
    std::map<int, float> rights_;         ///< furthest right edge, by left_key
    std::map<int, std::uint32_t> lefts_;  ///< lines, by left_key
    std::vector<int> heading_sizes_;      ///< size_key, largest first
};

}  // namespace vacancy

#endif
