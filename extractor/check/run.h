#ifndef VACANCY_CHECK_RUN_H
#define VACANCY_CHECK_RUN_H

#include <string>

#include "check/finding.h"
#include "check/profile.h"
#include "pipeline/convert.h"

namespace vacancy {

/// What is missing, lost, contradictory or doubtful in an advert, by a profile: in the order of the text,
/// what has no place in it first. Of the records of a pack, what they share is told once.
///
///     auto profile = Profile::load("civil-service");
///     for (const Finding& f : check(*outcome, *profile)) ...
///
/// `on` is the day on which the advert is to be out ("2027-05-01"): a closing day before it is a finding.
/// Empty: the day is not known, and none is.
///
/// Nothing is read but the outcome and the profile; any thread may call it.
Findings check(const Outcome& outcome, const Profile& profile, const std::string& on = {});

}  // namespace vacancy

#endif
