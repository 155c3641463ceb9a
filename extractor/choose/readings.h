#ifndef VACANCY_CHOOSE_READINGS_H
#define VACANCY_CHOOSE_READINGS_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "choose/choose.h"

namespace vacancy {

/// One member of one candidate, read for a field.
struct Reading {
    const Candidate* candidate = nullptr;
    const Member* member = nullptr;
    std::uint32_t place = 0;  ///< among all candidates, best first
};

/// The candidates of one record, and the record as it grows.
///
/// Fields are asked for by their dotted path ("application.cv"): a candidate's field with the
/// member's name after it, or the field alone where the member is called "value".
class Readings {
public:
    Readings(const Document& document, const Outline& outline, const Extraction& extraction, int role,
             Choice& choice);

    const Document& document() const { return document_; }
    const Outline& outline() const { return outline_; }
    Record& record() { return choice_.record; }

    /// Readings of a path, best first: own role, tier, rank, rule order, place.
    std::vector<Reading> of(std::string_view path) const;

    /// Which candidates of a field: all, those of the best tier, or of these, where they are prose, the ones
    /// that are no last resort.
    enum class Which : std::uint8_t { all, best_tier, strongest };

    /// Candidates of a field, best first. What is posted is among them only where the text says nothing.
    std::vector<const Candidate*> candidates(std::string_view field, Which which) const;

    /// What the page's structured data says.
    std::vector<const Candidate*> posted() const;

    /// What values of the record came from.
    std::unordered_set<const Candidate*> taken() const;

    /// True where a label of the field stands in the text, value or not.
    bool has_label(std::string_view path) const;

    void take(const Candidate& candidate, std::string_view field);
    void pass(const Candidate& candidate, std::string_view field, std::string_view reason);
    void evidence(std::string pointer, const Candidate& candidate, Span span);
    void inferred(std::string pointer, const Candidate& candidate, Span span);
    void diagnose(std::string code, Severity severity, std::string_view field, std::string message,
                  Span canonical, std::string help = {});

private:
    /// Candidates by their field: the first of each bucket, and the next of each.
    static constexpr std::size_t buckets = 64;
    static constexpr std::uint32_t none = ~0u;
    static std::size_t bucket_of(std::string_view field);
    void index_fields();
    template <class Each>
    void each_of(std::string_view field, Each each) const;

    const Document& document_;
    const Outline& outline_;
    std::vector<const Candidate*> ordered_;  ///< best first
    std::array<std::uint32_t, buckets> first_{};
    std::vector<std::uint32_t> next_;  ///< by place in ordered_
    Choice& choice_;
};

/// Leaves out what is posted where the page's text says something.
void prefer_text(std::vector<Reading>& readings);

/// "/salary/min" of "salary.min".
std::string pointer_of(std::string_view path);
std::string pointer_of(std::string_view path, std::size_t index);

std::optional<std::int64_t> as_integer(const Value& value);
std::optional<double> as_number(const Value& value);
std::optional<std::string> as_string(const Value& value);
std::optional<bool> as_bool(const Value& value);

/// The words of a candidate's member, where it has one.
std::optional<std::string> text_of(const Candidate& candidate, std::string_view name);

/// The value as compared with another reading's.
std::string comparable(const Value& value);

// The passes of choosing, in their order; each fills its part of the record.
void choose_scalars(Readings& readings);
void choose_sets(Readings& readings);
void choose_objects(Readings& readings);
void choose_salary(Readings& readings);
void choose_dates(Readings& readings);
void question_posted(Readings& readings);
void find_lost(Readings& readings, const Extraction& extraction);

}  // namespace vacancy

#endif
