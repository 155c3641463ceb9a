#include "sink/record_output.h"

#include <utility>

namespace vacancy {

RecordOutput::RecordOutput(Output output, std::unique_ptr<Encoder> encoder)
    : output_(std::move(output)), encoder_(std::move(encoder)) {
    if (output_.size() == 0) encoder_->begin(bytes_);
}

Result<RecordOutput> RecordOutput::open(const std::string& path, const Format& format, const Limits& limits) {
    return made(Output::open(path), format, limits);
}

Result<RecordOutput> RecordOutput::open_lasting(const std::string& path, const Format& format,
                                                const Limits& limits, std::uint64_t keep) {
    return made(Output::open_lasting(path, keep), format, limits);
}

Result<RecordOutput> RecordOutput::made(Result<Output> output, const Format& format, const Limits& limits) {
    if (!output) return output.why();
    auto encoder = format.open(limits);
    if (!encoder) return encoder.why();
    return RecordOutput(*std::move(output), *std::move(encoder));
}

Diagnostics RecordOutput::write(std::string_view json) {
    return hand_on(encoder_->add(json, bytes_));
}

Diagnostics RecordOutput::complete() {
    return hand_on(encoder_->end(bytes_));
}

Diagnostics RecordOutput::hand_on(Diagnostics why) {
    if (!why.empty()) return why;
    why = output_.write(bytes_);
    bytes_.clear();
    return why;
}

}  // namespace vacancy
