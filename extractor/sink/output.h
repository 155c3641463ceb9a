#ifndef VACANCY_SINK_OUTPUT_H
#define VACANCY_SINK_OUTPUT_H

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "sink/descriptor.h"

namespace vacancy {

/// Where bytes go: a file, a pipe, standard output.
///
///     auto output = Output::open("records.ndjson");
///     if (!output) return report(output.why());
///     for (...) if (auto why = output->write_line(json); !why.empty()) return report(why);
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
    /// `path` "-" is standard output.
    static Result<Output> open(const std::string& path);

    /// The same to a file, for a run that another can go on with: what is written meanwhile has the
    /// name part_of(path), and stays there where the Output fails or is destroyed. Of what is there, the
    /// first `keep` bytes are kept. No other run can write there meanwhile (`output_busy`).
    static Result<Output> open_lasting(const std::string& path, std::uint64_t keep);
    static std::string part_of(const std::string& path);

    /// True where `path` is, or can become, a file; false for what is written straight.
    static bool is_file(const std::string& path);

    /// Adds bytes (buffered). Empty when all went well.
    Diagnostics write(std::string_view bytes);

    /// The same and a line end.
    Diagnostics write_line(std::string_view text);

    /// Hands on what is buffered, so that a reader sees it now.
    Diagnostics flush();

    /// As flush(), and waits until it is on the disk.
    Diagnostics sync();

    /// Bytes of the whole output so far.
    std::uint64_t size() const { return size_; }

    /// Completes the output and puts it in its place. To be called once, at the end.
    Diagnostics finish();

private:
    /// The file that is written meanwhile: taken away with its owner, unless it is to last.
    class Part {
    public:
        Part() = default;
        Part(std::string name, bool lasting) : name_(std::move(name)), lasting_(lasting) {}
        Part(Part&& other) noexcept
            : name_(std::exchange(other.name_, {})), lasting_(std::exchange(other.lasting_, false)) {}
        Part& operator=(Part&& other) noexcept;
        ~Part();

        const std::string& name() const { return name_; }  ///< empty once it is in place or gone
        int put_in_place(const std::string& target);       ///< 0 or the error

    private:
        std::string name_;
        bool lasting_ = false;
    };

    explicit Output(std::string path) : path_(std::move(path)) {}

    Diagnostics open_straight(int descriptor);
    Diagnostics open_beside(const std::string& target);
    Diagnostics open_part(const std::string& target, std::uint64_t keep);
    Diagnostics write_straight(std::string_view bytes);
    Diagnostics fail(int error);

    std::string path_;    ///< as the caller named it
    std::string target_;  ///< the file to put in place; empty where written straight
    Part part_;
    Descriptor descriptor_;
    std::uint64_t size_ = 0;
    std::string buffer_;
    Diagnostics failure_;
};

}  // namespace vacancy

#endif
