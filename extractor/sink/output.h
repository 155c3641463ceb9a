#ifndef VACANCY_SINK_OUTPUT_H
#define VACANCY_SINK_OUTPUT_H

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vacancy {

/// Where records go: lines, or one JSON array, to a file or to standard output.
///
///     auto output = Output::open("records.ndjson", Output::Form::lines);
///     if (!output) return report(output.why());
///     for (...) if (auto why = output->write(json); !why.empty()) return report(why);
///     if (auto why = output->finish(); !why.empty()) return report(why);
///
/// A file is written beside its place under a name of its own and put in place by finish(), so
/// that under the final name there is the whole output or what was there before. An Output that
/// is destroyed before finish(), or that failed, leaves nothing behind. What is no file (a device,
/// pipe, FIFO, socket, "-", /dev/stdout) is written straight.
///
/// Failures are diagnostics: `disk_full`, `pipe_closed`, `not_writable`. After one every
/// further call gives it again and writes nothing.
///
/// A closed pipe is seen only where the program ignores SIGPIPE.
class Output {
public:
    enum class Form : std::uint8_t {
        lines,  ///< each text and a line end
        array,  ///< a JSON array of the texts
    };

    /// `path` "-" is standard output.
    static Result<Output> open(const std::string& path, Form form);

    Output(Output&& other) noexcept;
    Output& operator=(Output&& other) noexcept;
    ~Output();

    /// Adds one text (buffered). Empty when all went well.
    Diagnostics write(std::string_view text);

    /// Hands on what is buffered, so that a reader sees it now.
    Diagnostics flush();

    /// Completes the output and puts it in its place. To be called once, at the end.
    Diagnostics finish();

private:
    Output(std::string path, Form form) : path_(std::move(path)), form_(form) {}

    Diagnostics open_straight(int descriptor);
    Diagnostics open_beside(const std::string& target);
    Diagnostics put(std::string_view bytes);
    Diagnostics fail(int error);
    void abandon();

    std::string path_;  ///< as the caller named it
    Form form_ = Form::lines;
    std::string target_;     ///< the file to put in place; empty where written straight
    std::string temporary_;  ///< what is written meanwhile; empty once it is in place or gone
    int descriptor_ = -1;
    bool any_ = false;  ///< a text has been written
    std::string buffer_;
    Diagnostics failure_;
};

}  // namespace vacancy

#endif
