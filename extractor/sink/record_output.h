#ifndef VACANCY_SINK_RECORD_OUTPUT_H
#define VACANCY_SINK_RECORD_OUTPUT_H

#include <memory>
#include <string>
#include <string_view>

#include "export/format.h"
#include "sink/output.h"

namespace vacancy {

/// Where records go: an Output that holds them in a format.
class RecordOutput {
public:
    static Result<RecordOutput> open(const std::string& path, const Format& format, const Limits& limits);

    /// For a run that another can go on with, as Output::open_lasting(). `keep` is the length after some
    /// record; 0 where the format can't be cut.
    static Result<RecordOutput> open_lasting(const std::string& path, const Format& format,
                                             const Limits& limits, std::uint64_t keep);

    Diagnostics write(std::string_view json);

    Diagnostics flush() { return output_.flush(); }
    Diagnostics sync() { return output_.sync(); }
    std::uint64_t size() const { return output_.size(); }

    /// Adds what follows the last record; flush() or sync() then says whether all of it could be written.
    Diagnostics complete();

    /// Puts the output in its place.
    Diagnostics finish() { return output_.finish(); }

private:
    RecordOutput(Output output, std::unique_ptr<Encoder> encoder);

    static Result<RecordOutput> made(Result<Output> output, const Format& format, const Limits& limits);
    Diagnostics hand_on(Diagnostics why);

    Output output_;
    std::unique_ptr<Encoder> encoder_;
    std::string bytes_;  ///< that the encoder has ready
};

}  // namespace vacancy

#endif
