#ifndef VACANCY_CHECK_LOOK_H
#define VACANCY_CHECK_LOOK_H

#include <string>
#include <string_view>

#include "check/finding.h"
#include "check/profile.h"
#include "pipeline/convert.h"

namespace vacancy {

/// What a check looks at: one record of an advert, with all that it came from; and where it tells what it
/// finds.
class Look {
public:
    Look(const Outcome& of, std::size_t index, const Profile& by, const std::string& day, Findings& out)
        : outcome(of),
          document(*of.document),
          outline(*of.outline),
          choice(of.choices[index]),
          record(choice.record),
          profile(by),
          on(day),
          index_(index),
          out_(out) {}

    const Outcome& outcome;
    const Document& document;
    const Outline& outline;
    const Choice& choice;
    const Record& record;
    const Profile& profile;
    const std::string& on;  ///< the day on which the advert is to be out, or empty

    std::string_view of(Span span) const { return document.of(span); }

    /// The words that a value of the record was read from, or null.
    const Evidence* evidence(std::string_view pointer) const;

    /// Candidates of a field, in the order of the extraction, that may be this record's.
    template <class Each>
    void candidates(std::string_view field, Each each) const {
        for (const Candidate& candidate : outcome.extraction->candidates)
            if (candidate.field() == field && (candidate.role < 0 || candidate.role == role()))
                each(candidate);
    }

    /// Keeps a finding, as severe as the profile says; one that it has turned off is dropped.
    void tell(Finding finding) const;

    /// True where something has been found about the field, or a part of it.
    bool told(std::string_view pointer) const;

private:
    std::int32_t role() const {
        return outcome.extraction->roles.empty() ? -1 : static_cast<std::int32_t>(index_);
    }

    std::size_t index_;
    Findings& out_;
};

// The checks, one file each, in the order in which they run: what is missing comes last, when it is known
// what else was said of a field.
void check_reading(const Look& look);  ///< what reading the advert brought up
void check_dates(const Look& look);
void check_weekdays(const Look& look);
void check_salary(const Look& look);
void check_grades(const Look& look);
void check_posts(const Look& look);
void check_behaviours(const Look& look);
void check_criteria(const Look& look);
void check_clearance(const Look& look);
void check_contacts(const Look& look);
void check_placeholders(const Look& look);
void check_headings(const Look& look);
void check_text(const Look& look);  ///< what is said twice, length, reading age
void check_missing(const Look& look);

}  // namespace vacancy

#endif
