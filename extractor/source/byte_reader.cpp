#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "source/rows.h"

namespace vacancy {

namespace {

class BytesAtHand : public ByteReader {
public:
    explicit BytesAtHand(std::string bytes) : bytes_(std::move(bytes)) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        size = std::min(size, bytes_.size() - at_);
        std::memcpy(to, bytes_.data() + at_, size);
        at_ += size;
        return size;
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

class BytesOfDescriptor : public ByteReader {
public:
    explicit BytesOfDescriptor(int descriptor) : descriptor_(descriptor) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        for (;;) {
            const ssize_t got = ::read(descriptor_, to, size);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno == EINTR) continue;
            Diagnostic trouble;
            trouble.code = "not_readable";
            trouble.message = fmt::format("can't read on: {}", std::generic_category().message(errno));
            return trouble;
        }
    }

private:
    int descriptor_;
};

}  // namespace

std::unique_ptr<ByteReader> read_bytes(std::string bytes) {
    return std::make_unique<BytesAtHand>(std::move(bytes));
}

std::unique_ptr<ByteReader> read_descriptor(int descriptor) {
    return std::make_unique<BytesOfDescriptor>(descriptor);
}

}  // namespace vacancy
