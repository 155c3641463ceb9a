#ifndef VACANCY_BASE_RESULT_H
#define VACANCY_BASE_RESULT_H

#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace vacancy {

/// Either a T or the diagnostics that say why there is none.
///
///     auto grammars = Grammars::load(dir);
///     if (!grammars) return report(grammars.why());
///     use(*grammars);
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Diagnostics why) : held_(std::in_place_index<1>, std::move(why)) {}
    Result(Diagnostic why) : held_(std::in_place_index<1>, Diagnostics{std::move(why)}) {}

    explicit operator bool() const { return held_.index() == 0; }
    T& operator*() & { return std::get<0>(held_); }
    const T& operator*() const& { return std::get<0>(held_); }
    T&& operator*() && { return std::get<0>(std::move(held_)); }
    T* operator->() { return &std::get<0>(held_); }
    const T* operator->() const { return &std::get<0>(held_); }
    const Diagnostics& why() const { return std::get<1>(held_); }

private:
    std::variant<T, Diagnostics> held_;
};

}  // namespace vacancy

#endif
