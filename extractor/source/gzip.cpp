#include "source/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <climits>
#include <utility>

namespace vacancy {

namespace {

constexpr std::size_t kOut = 128u << 10;

int window_of(Wrapper wrapper) {
    return wrapper == Wrapper::gzip ? 15 + 16 : wrapper == Wrapper::zlib ? 15 : -15;
}

/// zlib's state, and where it stands in its input.
class Inflater {
public:
    explicit Inflater(Wrapper wrapper) : ready_(::inflateInit2(&z_, window_of(wrapper)) == Z_OK) {}
    ~Inflater() { ::inflateEnd(&z_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Takes from the front of `in`, writes to the front of `out`; zlib's status.
    int step(std::string_view& in, char*& out, std::size_t& room) {
        if (!ready_) return Z_MEM_ERROR;
        const auto taken = static_cast<uInt>(std::min<std::size_t>(in.size(), UINT_MAX));
        z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        z_.avail_in = taken;
        z_.next_out = reinterpret_cast<Bytef*>(out);
        z_.avail_out = static_cast<uInt>(room);
        const int status = ::inflate(&z_, Z_NO_FLUSH);
        in.remove_prefix(taken - z_.avail_in);
        out += room - z_.avail_out;
        room = z_.avail_out;
        return status;
    }

    void reset() { ::inflateReset(&z_); }
    std::string message() const { return z_.msg == nullptr ? "the compressed data is damaged" : z_.msg; }

private:
    z_stream z_{};
    bool ready_;
};

bool is_padding(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\0'; });
}

class Gzip : public Stream {
public:
    Gzip(std::unique_ptr<Stream> bytes, std::string name, Budget& budget)
        : under_(std::move(bytes)), name_(std::move(name)), budget_(budget), out_(kOut, '\0') {}

    std::string_view next() override {
        char* end = out_.data();
        std::size_t room = out_.size();
        while (!fault_ && room == out_.size() && advance(end, room)) continue;
        const std::size_t size = out_.size() - room;
        given_ += size;
        if (size > 0 && !budget_.spend(size)) {
            fault_ = *budget_.hit();
            return {};
        }
        return std::string_view(out_).substr(0, size);
    }

    const Fault* fault() const override { return fault_ ? &*fault_ : nullptr; }

    bool recover() override {
        if (!fault_ || under_->fault() != nullptr || budget_.hit()) return false;
        fault_.reset();
        inflater_.reset();
        begin_ = given_;
        state_ = State::member;
        return find_member();
    }

private:
    enum class State : std::uint8_t { between, member, padding };

    /// One step; false at the end of the compressed bytes.
    bool advance(char*& end, std::size_t& room) {
        if (in_.empty() && !refill()) return at_end();
        if (state_ == State::between) begin_member();
        if (state_ == State::padding) return pass_padding();
        const int status = inflater_.step(in_, end, room);
        if (status == Z_STREAM_END) {
            state_ = State::between;
            begin_ = given_ + (out_.size() - room);
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            stop(inflater_.message(), begin_);
        }
        return true;
    }

    bool refill() {
        consumed_ += piece_;
        in_ = under_->next();
        piece_ = in_.size();
        return !in_.empty();
    }

    /// Zeros may fill up the last block of a tape or a copy.
    void begin_member() {
        inflater_.reset();
        state_ = in_.front() == '\0' && consumed_ + piece_ > in_.size() ? State::padding : State::member;
    }

    bool pass_padding() {
        if (!is_padding(in_)) stop("what follows the compressed data is none", begin_);
        in_ = {};
        return true;
    }

    bool at_end() {
        if (under_->fault() != nullptr) {
            fault_ = *under_->fault();
            fault_->intact = given_;
        } else if (state_ == State::member) {
            stop("the file is cut short", given_);
        }
        return false;
    }

    void stop(std::string what, std::uint64_t intact) {
        fault_ = Fault{"archive_broken", std::move(what), name_, consumed_ + piece_ - in_.size()};
        fault_->intact = intact;
    }

    /// Moves on to what looks like the head of a member, and begins it.
    bool find_member() {
        constexpr std::string_view head = "\x1f\x8b\x08";
        std::size_t found = 0;
        while (found < head.size()) {
            if (in_.empty() && !refill()) return false;
            const char c = in_.front();
            found = c == head[found] ? found + 1 : c == head[0] ? 1 : 0;
            in_.remove_prefix(1);
        }
        std::string_view rest = head;
        char* nowhere = out_.data();
        std::size_t room = out_.size();
        inflater_.step(rest, nowhere, room);
        return true;
    }

    std::unique_ptr<Stream> under_;
    std::string name_;
    Budget& budget_;
    Inflater inflater_{Wrapper::gzip};
    std::string out_;
    std::string_view in_;         ///< of the piece, not yet read
    std::uint64_t piece_ = 0;     ///< size of the piece
    std::uint64_t consumed_ = 0;  ///< of the pieces before it
    std::uint64_t given_ = 0;     ///< bytes that came out
    std::uint64_t begin_ = 0;     ///< of them, before the member in hand
    State state_ = State::between;
    std::optional<Fault> fault_;
};

}  // namespace

std::unique_ptr<Stream> open_gzip(std::unique_ptr<Stream> bytes, std::string name, Budget& budget) {
    return std::make_unique<Gzip>(std::move(bytes), std::move(name), budget);
}

Inflated inflate_all(std::string_view bytes, Wrapper wrapper, std::size_t limit) {
    Inflated all;
    Inflater inflater(wrapper);
    for (std::string_view in = bytes;;) {
        const std::size_t have = all.bytes.size();
        if (have > limit) {
            all.too_large = true;
            return all;
        }
        all.bytes.resize(std::min(have + std::max(kOut, have), limit + 1));
        char* end = all.bytes.data() + have;
        std::size_t room = all.bytes.size() - have;
        const int status = inflater.step(in, end, room);
        all.bytes.resize(all.bytes.size() - room);
        if (status == Z_STREAM_END) return all;
        const bool stuck = in.empty() && room > 0;
        if (!stuck && (status == Z_OK || status == Z_BUF_ERROR)) continue;
        const std::string what = stuck ? "the compressed data is cut short" : inflater.message();
        all.fault = Fault{"archive_broken", what, {}, bytes.size() - in.size()};
        return all;
    }
}

}  // namespace vacancy
