#ifndef VACANCY_GRAMMAR_FILE_H
#define VACANCY_GRAMMAR_FILE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace vacancy {

/// The text of one grammar file, with its lines counted. Never moves once made:
/// places in it are kept as (file, offset).
class GrammarFile {
public:
    GrammarFile(std::string name, std::string text);
    GrammarFile(const GrammarFile&) = delete;
    GrammarFile& operator=(const GrammarFile&) = delete;

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }

    /// Offset of a line and column as TOML counts them: from 1, columns in characters.
    std::uint32_t offset_of(std::uint32_t line, std::uint32_t column) const;

    /// Line and column of an offset.
    Position position_of(std::uint32_t offset) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_begins_;
};

/// A place in a grammar file.
struct Place {
    const GrammarFile* file = nullptr;
    Span span;
};

/// The faults of a load, in the order they are found. The same fault at the same
/// place (a piece that several rules use) is kept once, and of errors the first 1000.
class Faults {
public:
    Diagnostic& add(Severity severity, std::string code, Place place, std::string message,
                    std::string help = {});
    Diagnostic& error(std::string code, Place place, std::string message, std::string help = {}) {
        return add(Severity::error, std::move(code), place, std::move(message), std::move(help));
    }

    /// Keeps a fault that another list found.
    void keep(Diagnostic fault) { list_.push_back(std::move(fault)); }

    bool any_error() const;
    std::size_t size() const { return list_.size(); }
    Diagnostics take() { return std::move(list_); }

private:
    Diagnostics list_;
    std::size_t errors_ = 0;
    Diagnostic repeated_;  // takes what is said about a fault that is there already
};

/// 'word'
std::string in_quotes(std::string_view word);

/// The one of `known` that `word` is nearest to, as help ("did you mean 'x'?"); empty
/// where none is near.
std::string nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace vacancy

#endif
