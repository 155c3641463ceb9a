// Any bytes, read as rows whole and in small pieces, give the same inputs, or reasons.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "source/rows.h"

namespace {

using namespace vacancy;

class Pieces : public ByteReader {
public:
    Pieces(std::string bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
    Result<std::size_t> read(char* to, std::size_t size) override {
        size = std::min({size, size_, bytes_.size() - at_});
        bytes_.copy(to, size, at_);
        at_ += size;
        return size;
    }

private:
    std::string bytes_;
    std::size_t size_, at_ = 0;
};

std::string read(const std::string& bytes, std::size_t piece, bool documents) {
    Limits limits;
    limits.max_input_bytes = 3000;
    static const auto options =
        std::make_shared<const RowOptions>(*parse_rows("content=body,content=job.body,path=id,title=title"));
    RowReader reader(options, limits);
    auto pieces = std::make_unique<Pieces>(bytes, piece);
    const auto members = documents ? open_documents(std::move(pieces), nullptr, limits)
                                   : reader.open(std::move(pieces), "x", "y");
    std::string out;
    for (Input input; members->next(input); input = Input()) {
        out += input.source.path + '|' + input.source.member + '|' + input.source.bytes + '\n';
        for (const Diagnostic& d : input.why)
            out += d.code + d.message + std::to_string(d.position.line) + '\n';
        for (const Given& given : input.source.given) out += given.label + given.value;
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const bool documents : {false, true})
        if (read(bytes, bytes.size() + 1, documents) != read(bytes, 3, documents)) std::abort();
    return 0;
}
