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

    /// The same in lines, to a file, for a run that another can go on with: what is written meanwhile has the
    /// name part_of(path), and stays there where the Output fails or is destroyed. Of what is there, the
    /// first `keep` bytes are kept.
    static Result<Output> open_lasting(const std::string& path, std::uint64_t keep);
    static std::string part_of(const std::string& path);

    /// True where `path` is, or can become, a file; false for what is written straight.
    static bool is_file(const std::string& path);

    Output(Output&& other) noexcept;
    Output& operator=(Output&& other) noexcept;
    ~Output();

    /// Adds one text (buffered). Empty when all went well.
    Diagnostics write(std::string_view text);

    /// Adds bytes as they are, where no text is written.
    Diagnostics append(std::string_view bytes) { return put(bytes); }

    /// Hands on what is buffered, so that a reader sees it now.
    Diagnostics flush();

    /// As flush(), and waits until it is on the disk.
    Diagnostics sync();

    /// Bytes of the whole output so far.
    std::uint64_t size() const { return size_; }

    /// Completes the output and puts it in its place. To be called once, at the end.
    Diagnostics finish();

private:
    Output(std::string path, Form form) : path_(std::move(path)), form_(form) {}

    Diagnostics open_straight(int descriptor);
    Diagnostics open_beside(const std::string& target);
    Diagnostics open_part(const std::string& target, std::uint64_t keep);
    Diagnostics put(std::string_view bytes);
    Diagnostics put_straight(std::string_view bytes);
    Diagnostics fail(int error);
    void abandon();

    std::string path_;  ///< as the caller named it
    Form form_ = Form::lines;
    std::string target_;     ///< the file to put in place; empty where written straight
    std::string temporary_;  ///< what is written meanwhile; empty once it is in place or gone
    int descriptor_ = -1;
    bool lasting_ = false;  ///< what is unfinished stays
    std::uint64_t size_ = 0;
    bool any_ = false;  ///< a text has been written
    std::string buffer_;
    Diagnostics failure_;
};

}  // namespace vacancy

#endif
