#include "document/pdf_habits.h"

#include <algorithm>
#include <set>

namespace vacancy {

namespace {

constexpr float kNarrowest = 45.0F;      ///< lines with one left edge may all end before the others by this
constexpr std::uint32_t kManyLines = 8;  ///< lines enough to tell where they are wrapped
constexpr std::uint32_t kFewWords = 3;   ///< lines of no more tell nothing about edges
constexpr float kPitchMin = 0.9F;        ///< line spacing, times the size
constexpr float kPitchUsual = 1.25F;
constexpr float kPitchMax = 1.7F;

template <class Map>
typename Map::key_type most_frequent(const Map& counts) {
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(counts.begin(), counts.end(), fewer)->first;
}

}  // namespace

PdfHabits::PdfHabits(const PdfText& text, const std::vector<PdfLine>& lines) {
    if (lines.empty()) return;
    learn_size(text);
    learn_edges(lines);
    learn_top(lines);
    learn_pitch(lines);
    learn_headings(lines);
}

void PdfHabits::learn_size(const PdfText& text) {
    std::map<int, std::size_t> sizes;
    for (const PdfWord& word : text.words) sizes[size_key(word.size)] += word.chars.size();
    body_size_ = static_cast<float>(most_frequent(sizes)) / 4;
}

void PdfHabits::learn_edges(const std::vector<PdfLine>& lines) {
    for (const PdfLine& line : lines) {
        if (!is_body(line)) continue;
        if (!line.cell) ++lefts_[left_key(line.left)];
        if (line.last - line.first <= kFewWords) continue;
        right_ = std::max(right_, line.right);
        float& right = rights_[left_key(line.left)];
        right = std::max(right, line.right);
    }
    if (!lefts_.empty()) margin_ = static_cast<float>(most_frequent(lefts_));
}

void PdfHabits::learn_top(const std::vector<PdfLine>& lines) {
    std::uint32_t page = 0;
    for (const PdfLine& line : lines) {
        if (line.page == page) continue;
        page = line.page;
        if (is_body(line) && (page_top_ == 0 || line.top < page_top_)) page_top_ = line.top;
    }
}

/// The spacing that most neighbours of one size have.
void PdfHabits::learn_pitch(const std::vector<PdfLine>& lines) {
    std::map<int, std::map<int, std::uint32_t>> seen;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const PdfLine& a = lines[i - 1];
        const PdfLine& b = lines[i];
        if (a.page != b.page || !same_size(a.size, b.size)) continue;
        const float down = b.middle() - a.middle();
        if (down < kPitchMin * a.size || down > kPitchMax * a.size) continue;
        ++seen[size_key(a.size)][static_cast<int>(std::lround(down * 5))];
    }
    for (const auto& [size, counts] : seen) pitch_[size] = static_cast<float>(most_frequent(counts)) / 5;
}

void PdfHabits::learn_headings(const std::vector<PdfLine>& lines) {
    std::set<int> sizes;
    for (const PdfLine& line : lines) {
        if (ratio(line) >= kLarge || (ratio(line) >= kLarger && line.bold)) sizes.insert(size_key(line.size));
    }
    heading_sizes_.assign(sizes.rbegin(), sizes.rend());
}

float PdfHabits::pitch(float size) const {
    const auto at = pitch_.find(size_key(size));
    return at == pitch_.end() ? kPitchUsual * size : at->second;
}

float PdfHabits::right_edge(const PdfLine& line) const {
    if (line.column_right > 0) return line.column_right;
    const auto at = rights_.find(left_key(line.left));
    if (at == rights_.end() || lines_at(line.left) < kManyLines) return right_;
    return right_ - at->second > kNarrowest ? right_ : at->second;
}

float PdfHabits::width(const PdfLine& line) const {
    return (line.column_right > 0 ? line.column_right : right_) - margin(line);
}

std::uint32_t PdfHabits::lines_at(float left) const {
    std::uint32_t n = 0;
    const int key = left_key(left);
    for (auto at = lefts_.lower_bound(key - 1); at != lefts_.end() && at->first <= key + 1; ++at)
        n += at->second;
    return n;
}

std::uint8_t PdfHabits::heading_level(float size) const {
    const auto at = std::find(heading_sizes_.begin(), heading_sizes_.end(), size_key(size));
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(6, at - heading_sizes_.begin() + 1));
}

}  // namespace vacancy
