#include "source/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "source/container.h"
#include "source/http.h"
#include "source/names.h"

namespace vacancy {

namespace {

constexpr std::size_t kLongestHead = 64u << 10;  ///< of a record, and of a response
constexpr std::string_view kMark = "WARC/";
constexpr std::size_t kWholeMark = 12;  ///< "WARC/1.0" and a line end
constexpr std::size_t kLineEnds = 16;   ///< as many are looked at behind a record
constexpr std::string_view kCut = "the record is cut short";
constexpr std::string_view kLength = "the record is not as long as it says";

/// Bytes of a stream, as many as are asked for.
class Window {
public:
    explicit Window(std::unique_ptr<Stream> bytes) : bytes_(std::move(bytes)) {}

    std::string_view view() const { return std::string_view(held_).substr(at_); }
    std::uint64_t offset() const { return before_ + at_; }
    const Fault* fault() const { return bytes_->fault(); }

    /// One more piece; false at the end or a fault.
    bool more() {
        if (at_ > held_.size() / 2) {
            held_.erase(0, at_);
            before_ += std::exchange(at_, 0);
        }
        const std::string_view piece = bytes_->next();
        held_ += piece;
        return !piece.empty();
    }

    bool have(std::size_t size) {
        while (view().size() < size)
            if (!more()) return false;
        return true;
    }

    void drop(std::size_t size) { at_ += std::min(size, view().size()); }

    bool skip(std::uint64_t size) {
        for (;;) {
            const auto part = std::min<std::uint64_t>(size, view().size());
            drop(static_cast<std::size_t>(part));
            size -= part;
            if (size == 0) return true;
            if (!more()) return false;
        }
    }

    /// Behind the damage that stopped the stream; what was read before it is dropped.
    bool recover() {
        drop(view().size());
        return bytes_->recover();
    }

private:
    std::unique_ptr<Stream> bytes_;
    std::string held_;
    std::size_t at_ = 0;
    std::uint64_t before_ = 0;  ///< bytes before held_
};

/// What the header of a record says.
struct RecordHead {
    std::uint64_t at = 0;
    std::uint64_t length = 0;
    std::string type, uri, date, content_type;
};

/// What is to be done with a record's payload.
struct Payload {
    bool wanted = false;
    bool certain = false;  ///< declared to be a page; else the bytes decide
    std::size_t head = 0;  ///< bytes of the HTTP head before it
    ContentType type;
    std::string date, transfer, encoding;
    std::string trouble;  ///< why it can't be read, or empty
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void judge_type(Payload& out) {
    const std::string_view media = out.type.media;
    out.certain = is_one_of(media, {"text/html", "application/xhtml+xml", "text/plain", "application/pdf"});
    out.wanted = out.certain || is_one_of(media, {"", "application/octet-stream", "binary/octet-stream",
                                                  "application/x-download", "application/force-download"});
}

Payload judge_response(std::string_view front) {
    Payload out;
    out.head = head_size(front);
    const std::optional<int> status = http_status(front);
    if (!status || out.head == 0) {
        out.wanted = true;
        out.trouble = "the record holds no HTTP response";
        return out;
    }
    if (*status < 200 || *status > 299) return out;
    const std::string_view head = front.substr(0, out.head);
    const Headers fields(head.substr(head.find('\n') + 1));
    out.type = content_type(fields.get("content-type"));
    out.date = fields.get("date");
    out.transfer = fields.get("transfer-encoding");
    out.encoding = fields.get("content-encoding");
    judge_type(out);
    return out;
}

/// By the header of the record and the first bytes of its block.
Payload judge(const RecordHead& record, std::string_view front) {
    if (!is_one_of(record.type, {"response", "resource", "conversion"})) return {};
    const ContentType declared = content_type(record.content_type);
    if (declared.media == "application/http" || (record.type == "response" && front.starts_with("HTTP/")))
        return judge_response(front);
    Payload out;
    out.type = declared;
    judge_type(out);
    return out;
}

/// The path that tells sniff() what the server declared.
std::string_view path_for(const ContentType& type, std::string_view uri) {
    if (type.media == "text/html" || type.media == "application/xhtml+xml") return "page.html";
    return type.media == "text/plain" ? "page.txt" : uri;
}

/// "<http://a/>", as early versions write it.
std::string_view without_brackets(std::string_view uri) {
    return uri.size() > 2 && uri.front() == '<' && uri.back() == '>' ? uri.substr(1, uri.size() - 2) : uri;
}

std::string name_of(const WarcPlace& place) {
    return place.prefix.empty() ? place.path : place.prefix.substr(0, place.prefix.size() - 1);
}

class Warc : public Members {
public:
    Warc(std::unique_ptr<Stream> bytes, WarcPlace place, Budget& budget)
        : window_(std::move(bytes)), place_(std::move(place)), name_(name_of(place_)), budget_(budget) {}

    bool next(Input& out) override {
        out = {};
        out.source.path = place_.path;
        while (!over_)
            if (record(out)) return true;
        return false;
    }

    std::uint64_t bytes_read() const override { return window_.offset(); }  // not compressed

private:
    /// True where `out` is filled.
    bool record(Input& out) {
        if (!pass_blanks()) return end(out);
        RecordHead head;
        head.at = window_.offset();
        if (!budget_.count_member()) return refuse(out, head, *budget_.hit());
        if (const std::string_view trouble = read_head(head); !trouble.empty())
            return damaged(out, head, trouble);
        const auto front = static_cast<std::size_t>(std::min<std::uint64_t>(head.length, kLongestHead));
        window_.have(front);
        Payload payload = judge(head, window_.view().substr(0, front));
        const bool whole = head.length <= budget_.limits().max_input_bytes;
        return payload.wanted && whole && payload.trouble.empty() ? take(out, head, payload)
                                                                  : pass(out, head, payload);
    }

    /// Line ends between records.
    bool pass_blanks() {
        for (;;) {
            if (!window_.have(1)) return false;
            const char c = window_.view()[0];
            if (c != '\r' && c != '\n') return true;
            window_.drop(1);
        }
    }

    /// Empty, or what is wrong with it.
    std::string_view read_head(RecordHead& head) {
        window_.have(kMark.size());
        if (!window_.view().starts_with(kMark)) return "no record of a web archive begins here";
        std::size_t size = 0;
        while ((size = head_size(window_.view().substr(0, kLongestHead))) == 0) {
            if (window_.view().size() >= kLongestHead) return "the header of the record does not end";
            if (!window_.more()) return "the record is cut short in its header";
        }
        const std::string_view lines = window_.view().substr(0, size);
        const Headers fields(lines.substr(lines.find('\n') + 1));
        const std::string_view length = fields.get("content-length");
        const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), head.length);
        if (error != std::errc() || end != length.data() + length.size())
            return "the record does not say how long it is";
        head.type = fields.get("warc-type");
        head.uri = printable(without_brackets(fields.get("warc-target-uri")));
        head.date = fields.get("warc-date");
        head.content_type = fields.get("content-type");
        window_.drop(size);
        return {};
    }

    /// A record whose payload is read.
    bool take(Input& out, const RecordHead& head, Payload& payload) {
        const auto length = static_cast<std::size_t>(head.length);
        if (!window_.have(length)) return damaged(out, head, kCut);
        if (!is_end_of_record(length)) return damaged(out, head, kLength);
        const std::size_t body = std::min(payload.head, length);
        out.source.bytes = window_.view().substr(body, length - body);
        window_.drop(length);
        if (std::optional<Fault> fault =
                unwrap(out.source.bytes, payload.transfer, payload.encoding, budget_))
            return refuse(out, head, *std::move(fault));
        return give(out, head, payload);
    }

    bool give(Input& out, const RecordHead& head, Payload& payload) {
        Source& source = out.source;
        source.type = sniff(source.bytes, path_for(payload.type, head.uri), &source.unsupported);
        if (!payload.certain && source.type == MediaType::unsupported) return pass_over(out);
        source.member = place_.prefix + head.uri;
        source.charset_hint = std::move(payload.type.charset);
        source.captured = printable(head.date.empty() ? payload.date : head.date);
        out.at = head.at;
        return true;
    }

    /// A record that is not read, or can't be.
    bool pass(Input& out, const RecordHead& head, const Payload& payload) {
        if (!window_.skip(head.length)) return damaged(out, head, kCut);
        if (!is_end_of_record(0)) return damaged(out, head, kLength);
        if (!payload.wanted) return pass_over(out);
        if (!payload.trouble.empty()) return refuse(out, head, {"archive_broken", payload.trouble});
        return refuse(out, head, over_limit());
    }

    Fault over_limit() const {
        const std::size_t limit = budget_.limits().max_input_bytes;
        return {"too_large",
                fmt::format("the page holds more than {} bytes", limit),
                {},
                0,
                "raise --max-input-bytes"};
    }

    bool pass_over(Input& out) {
        ++budget_.passed_over;
        out.source.bytes.clear();
        return false;
    }

    /// Whether behind `length` bytes and some line ends another record begins, or nothing more is there.
    bool is_end_of_record(std::size_t length) {
        for (std::size_t at = length; at < length + kLineEnds; ++at) {
            if (!window_.have(at + 1)) {
                const Fault* fault = window_.fault();
                return fault == nullptr || fault->intact >= window_.offset() + length;
            }
            const char c = window_.view()[at];
            if (c == '\r' || c == '\n') continue;
            window_.have(at + kMark.size());
            return kMark.starts_with(window_.view().substr(at, kMark.size()));
        }
        return true;
    }

    /// The end of the bytes; where a fault made it, that is told and the next record looked for.
    bool end(Input& out) {
        over_ = window_.fault() == nullptr;
        return over_ ? false : damaged(out, {}, {});
    }

    bool refuse(Input& out, const RecordHead& head, Fault fault) {
        if (fault.of.empty() && fault.code == "archive_broken") {
            fault.of = name_;
            fault.at = head.at;
        }
        out.at = fault.of.empty() ? head.at : fault.at;
        out.source.bytes.clear();
        out.source.member = head.uri.empty() ? std::string() : place_.prefix + head.uri;
        out.why = {fault.diagnostic(place_.path)};
        over_ = over_ || budget_.hit();
        return true;
    }

    bool damaged(Input& out, const RecordHead& head, std::string_view trouble) {
        refuse(out, head, window_.fault() ? *window_.fault() : Fault{"archive_broken", std::string(trouble)});
        if (!over_) find_record(window_.offset() > head.at);
        return true;
    }

    /// Moves on to the next line that a record could begin with; what comes next begins a line or may not.
    void find_record(bool at_line) {
        for (;;) {
            const std::string_view view = window_.view();
            std::size_t found = view.find(kMark, at_line ? 0 : 1);
            while (found != std::string_view::npos && found > 0 && view[found - 1] != '\n')
                found = view.find(kMark, found + 1);
            if (found == std::string_view::npos) {
                window_.drop(view.size() - std::min(view.size(), kMark.size()));
                if (window_.more()) continue;
                over_ = !window_.recover();
                at_line = true;
                if (over_) return;
                continue;
            }
            window_.drop(found);
            window_.have(kWholeMark);
            if (container_of(window_.view().substr(0, kWholeMark)) == Container::warc) return;
            at_line = false;
        }
    }

    Window window_;
    WarcPlace place_;
    std::string name_;  ///< of the archive, in messages
    Budget& budget_;
    bool over_ = false;
};

}  // namespace

std::unique_ptr<Members> open_warc(std::unique_ptr<Stream> bytes, WarcPlace place, Budget& budget) {
    return std::make_unique<Warc>(std::move(bytes), std::move(place), budget);
}

}  // namespace vacancy
