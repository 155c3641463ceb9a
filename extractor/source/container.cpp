#include "source/container.h"

#include "base/ascii.h"

namespace vacancy {

namespace {

using namespace std::string_view_literals;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::size_t two_bytes(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8u;
}

/// Method deflate, and none of the flags that are reserved.
bool is_gzip(std::string_view head) {
    return head.starts_with("\x1f\x8b\x08"sv) && (head.size() < 4 || (byte_at(head, 3) & 0xe0u) == 0);
}

/// "BZh", a level, then the mark of a block or of the end.
bool is_bzip2(std::string_view head) {
    if (head.size() < 10 || !head.starts_with("BZh") || head[3] < '1' || head[3] > '9') return false;
    const std::string_view mark = head.substr(4, 6);
    return mark == "1AY&SY"sv || mark == "\x17\x72\x45\x38\x50\x90"sv;
}

/// "WARC/1.0" and the end of the line.
bool is_warc(std::string_view head) {
    return head.size() > 8 && head.starts_with("WARC/") && is_digit(head[5]) && head[6] == '.' &&
           is_digit(head[7]) && head.substr(8, 4).find('\n') != std::string_view::npos;
}

/// A number in octal as headers of tar hold it, or -1.
long octal(std::string_view field) {
    while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
    if (field.empty() || !is_digit(field.front())) return -1;
    long value = 0;
    for (const char c : field) {
        if (c == ' ' || c == '\0') break;
        if (c < '0' || c > '7') return -1;
        value = value * 8 + (c - '0');
    }
    return value;
}

/// The sum over the header is right, or it is damaged and only its mark tells: "ustar" alone could stand in
/// any text, and older tars lack it.
bool is_tar(std::string_view head) {
    if (head.size() < 512 || head[0] == '\0') return false;
    const std::string_view mark = head.substr(257, 8);
    if (mark ==
            "ustar\0"
            "00"sv ||
        mark == "ustar  \0"sv)
        return true;
    const long stated = octal(head.substr(148, 8));
    if (stated < 0) return false;
    long sum = 8 * ' ';
    for (std::size_t i = 0; i < 512; ++i)
        if (i < 148 || i >= 156) sum += static_cast<long>(byte_at(head, i));
    return sum == stated;
}

/// The name in the local header at `at`, or nothing.
std::string_view zip_name(std::string_view head, std::size_t at) {
    if (head.size() < at + 30) return {};
    return head.substr(at + 30, two_bytes(head, at + 26));
}

/// Parts that every OOXML file has, or the member that OpenDocument and EPUB begin with.
bool is_document(std::string_view head) {
    if (zip_name(head, 0) == "mimetype") return true;
    for (std::size_t at = 0; at != std::string_view::npos; at = head.find("PK\3\4"sv, at + 1)) {
        const std::string_view name = zip_name(head, at);
        if (name == "[Content_Types].xml" || name == "_rels/.rels" || name.starts_with("docProps/"))
            return true;
    }
    return false;
}

bool is_zip(std::string_view head) {
    if (head.starts_with("PK\5\6"sv)) return head.size() >= 22;
    return head.starts_with("PK\3\4"sv) && !is_document(head);
}

}  // namespace

Container container_of(std::string_view head) {
    head = head.substr(0, container_head);
    if (is_gzip(head)) return Container::gzip;
    if (is_zip(head)) return Container::zip;
    if (head.starts_with("\x28\xb5\x2f\xfd"sv)) return Container::zstd;
    if (head.starts_with("\xfd\x37zXZ\0"sv)) return Container::xz;
    if (head.starts_with("7z\xbc\xaf\x27\x1c"sv)) return Container::seven_zip;
    if (is_bzip2(head)) return Container::bzip2;
    if (is_warc(head)) return Container::warc;
    return is_tar(head) ? Container::tar : Container::none;
}

std::string_view name_of(Container container) {
    switch (container) {
        case Container::gzip:
            return "application/gzip";
        case Container::bzip2:
            return "application/x-bzip2";
        case Container::xz:
            return "application/x-xz";
        case Container::zstd:
            return "application/zstd";
        case Container::tar:
            return "application/x-tar";
        case Container::zip:
            return "application/zip";
        case Container::seven_zip:
            return "application/x-7z-compressed";
        case Container::warc:
            return "application/warc";
        case Container::none:
            break;
    }
    return {};
}

}  // namespace vacancy
