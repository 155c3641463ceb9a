#ifndef VACANCY_TESTS_FUZZ_PIECES_H
#define VACANCY_TESTS_FUZZ_PIECES_H

#include <algorithm>
#include <string>

#include "source/rows.h"

namespace vacancy::test {

/// Bytes that come no more than `size` at a time.
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

/// All that comes of the inputs, to be compared.
inline std::string told(Members& members) {
    std::string out;
    for (Input input; members.next(input); input = Input()) {
        out += input.source.path + '|' + input.source.member + '|' + input.source.bytes + '\n';
        for (const Diagnostic& d : input.why)
            out += d.code + d.message + std::to_string(d.position.line) + '\n';
        for (const Given& given : input.source.given) out += given.label + given.value;
    }
    return out;
}

}  // namespace vacancy::test

#endif
