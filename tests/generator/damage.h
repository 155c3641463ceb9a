#ifndef VACANCY_TESTS_GENERATOR_DAMAGE_H
#define VACANCY_TESTS_GENERATOR_DAMAGE_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vacancy::test {

/// What archives do to the bytes of an advert; none of it changes what the advert says.
enum class Damage : std::uint8_t {
    none,
    c1_controls,       ///< quotes and dashes as U+0092, U+0096: Windows-1252 read as Latin-1
    lost_apostrophes,  ///< 'Well assess you'
    nbsp,              ///< no-break spaces, soft hyphens, double blanks
    crlf,
    windows_1252,  ///< bytes of that charset, not declared
    mojibake,      ///< 'â€™'
};

inline constexpr std::array damages{Damage::none,    Damage::c1_controls, Damage::lost_apostrophes,
                                    Damage::nbsp,    Damage::crlf,        Damage::windows_1252,
                                    Damage::mojibake};

std::string_view name_of(Damage damage);
std::optional<Damage> damage_called(std::string_view name);

std::string damaged(std::string_view utf8, Damage damage);

}  // namespace vacancy::test

#endif
