#ifndef VACANCY_CHECK_PROFILE_H
#define VACANCY_CHECK_PROFILE_H

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace vacancy {

/// A field that adverts of a kind have to state.
struct Demand {
    std::string path;                  ///< "dates.closing", as in the table of fields
    std::optional<Severity> severity;  ///< of its absence; none: it may be left out
    std::vector<std::string> instead;  ///< fields that do as well
    std::string help;
};

/// What is held against adverts of a kind: fields they must, should and may state, checks with their
/// severities and thresholds. Data: profiles/*.toml, which docs/check-guide.md describes.
///
///     auto profile = Profile::load("civil-service");   // built in
///     auto profile = Profile::load("mine.toml");       // a file; it may extend another
///     if (!profile) print(profile.why());              // every fault, file:line:col
class Profile {
public:
    /// A built-in profile by its name, or a file by its path (whatever holds '/' or '.').
    static Result<Profile> load(const std::string& name_or_path);

    /// Of the built-in ones that can be asked for, in order.
    static std::vector<std::string> names();

    const std::string& name() const { return name_; }
    const std::string& about() const { return about_; }

    /// In the order of the files, that of a profile before those of the profile that extends it.
    std::span<const Demand> demands() const { return demands_; }

    /// Every check there is, in order.
    std::vector<std::string> codes() const;

    /// How severe the profile takes a code to be: `own` where it says nothing; none where it is off.
    std::optional<Severity> severity(std::string_view code, Severity own) const;

    /// A threshold of a check: `number("too_many_behaviours", "most")`. Every check's are in
    /// profiles/base.toml.
    double number(std::string_view code, std::string_view key) const;

    /// Words of a check: `words("contact_dead", "domains")`.
    std::span<const std::string> words(std::string_view code, std::string_view key) const;

private:
    friend class ProfileReader;

    struct Check {
        bool says = false;  ///< a severity, or "off"
        std::optional<Severity> severity;
        std::map<std::string, double, std::less<>> numbers;
        std::map<std::string, std::vector<std::string>, std::less<>> words;
    };

    std::string name_, about_;
    std::vector<Demand> demands_;
    std::map<std::string, Check, std::less<>> checks_;
};

}  // namespace vacancy

#endif
