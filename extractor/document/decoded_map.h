#ifndef VACANCY_DOCUMENT_DECODED_MAP_H
#define VACANCY_DOCUMENT_DECODED_MAP_H

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"

namespace vacancy {

/// The way back from decoded text to the bytes that it was decoded from.
///
/// Runs follow one another on both sides, so their sizes say all: one takes two bytes here, three where it is
/// long. In a text of megabytes each second character can be one that is stored in another way than it is
/// read.
class DecodedMap {
    /// Where one can begin to read.
    struct Mark {
        std::uint32_t text = 0;
        std::uint32_t source = 0;
        std::uint32_t byte = 0;  ///< of runs_
    };

public:
    /// In a verbatim run the two sides advance together; any other maps as a whole.
    struct Run {
        std::uint32_t text = 0;    ///< where it begins
        std::uint32_t source = 0;  ///< where it begins
        std::uint32_t text_size = 0;
        std::uint32_t source_size = 0;
        bool verbatim = true;

        std::uint32_t text_end() const { return text + text_size; }
        std::uint32_t source_end() const { return source + source_size; }
    };

    explicit DecodedMap(std::uint32_t source_begin = 0)
        : source_(source_begin), marks_{{0, source_begin, 0}} {}

    /// The next bytes of text are the next of the source.
    void verbatim(std::uint32_t size) { same_ += size; }

    /// The next bytes of text, 7 at most, are what the next of the source say.
    void converted(std::uint32_t text_size, std::uint32_t source_size);

    bool empty() const { return runs_.empty() && same_ == 0; }
    std::uint32_t source_begin() const { return marks_.front().source; }

    /// Bytes of the source that the text came from: from the first of its first run to the last of its last.
    Span to_source(Span text) const;

    /// Reads one place after the other; fast where they are in order. The map must not change.
    class Reader {
    public:
        explicit Reader(const DecodedMap& map) : map_(map) { go_to(map.marks_.front()); }

        /// The run that holds the byte of text; the last one for a place behind the text.
        const Run& at(std::uint32_t text);
        Span to_source(Span text);

        /// The run after the one before, at first the first of all; false at the end.
        bool next();
        const Run& run() const { return run_; }

    private:
        void go_to(const Mark& mark);

        const DecodedMap& map_;
        std::size_t byte_ = 0;  ///< of runs_: what follows the run
        Run run_;
    };

private:
    void close_same();
    void advance(std::uint32_t text_size, std::uint32_t source_size);

    std::vector<std::uint8_t> runs_;
    std::uint32_t text_ = 0;  ///< where runs_ end
    std::uint32_t source_;
    std::uint32_t same_ = 0;  ///< of the verbatim run that follows them
    std::uint32_t since_mark_ = 0;
    std::vector<Mark> marks_;
};

}  // namespace vacancy

#endif
