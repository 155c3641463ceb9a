#include "packed.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

namespace vacancy::packed {

namespace {

la_ssize_t on_write(archive*, void* to, const void* data, size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
}

void add_filter(archive* out, std::string_view filter) {
    if (filter == "gz") archive_write_add_filter_gzip(out);
    if (filter == "bz2") archive_write_add_filter_bzip2(out);
    if (filter == "xz") archive_write_add_filter_xz(out);
    if (filter == "zst") archive_write_add_filter_zstd(out);
}

void set_format(archive* out, std::string_view format) {
    if (format == "tar") archive_write_set_format_pax_restricted(out);
    if (format == "zip") archive_write_set_format_zip(out);
    if (format == "7z") archive_write_set_format_7zip(out);
    if (format == "raw") archive_write_set_format_raw(out);
}

mode_t type_of(char type) {
    switch (type) {
        case 'd':
            return AE_IFDIR;
        case 'l':
            return AE_IFLNK;
        case 'c':
            return AE_IFCHR;
        case 'p':
            return AE_IFIFO;
        default:
            return AE_IFREG;
    }
}

void add(archive* out, const Member& member) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, type_of(member.type));
    archive_entry_set_perm(entry, 0644);
    if (member.type == 'l') archive_entry_set_symlink(entry, member.bytes.c_str());
    if (member.type == 'h') archive_entry_set_hardlink(entry, member.bytes.c_str());
    const bool data = member.type == 'f';
    archive_entry_set_size(entry, data ? static_cast<la_int64_t>(member.bytes.size()) : 0);
    EXPECT_GE(archive_write_header(out, entry), ARCHIVE_WARN) << archive_error_string(out);
    if (data) archive_write_data(out, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
}

std::string write_archive(std::string_view format, std::string_view filter, bool locked,
                          const std::vector<Member>& members) {
    std::string bytes;
    archive* out = archive_write_new();
    set_format(out, format);
    add_filter(out, filter);
    if (locked) archive_write_set_options(out, "zip:encryption=traditional");
    if (locked) archive_write_set_passphrase(out, "open");
    archive_write_set_bytes_in_last_block(out, 1);
    EXPECT_EQ(archive_write_open(out, &bytes, nullptr, on_write, nullptr), ARCHIVE_OK);
    for (const Member& member : members) add(out, member);
    EXPECT_EQ(archive_write_close(out), ARCHIVE_OK) << archive_error_string(out);
    archive_write_free(out);
    return bytes;
}

}  // namespace

std::string pack(std::string_view format, const std::vector<Member>& members) {
    const std::size_t dot = format.find('.');
    const std::string_view filter = dot == std::string_view::npos ? "" : format.substr(dot + 1);
    return write_archive(format.substr(0, dot), filter, filter == "key", members);
}

std::string compress(std::string_view filter, std::string_view bytes) {
    return write_archive("raw", filter, false, {{"data", std::string(bytes)}});
}

std::string deflate(std::string_view bytes, bool wrapped) {
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, wrapped ? 15 : -15, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&z, bytes.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(::deflate(&z, Z_FINISH), Z_STREAM_END);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

std::string warc_record(std::string_view type, std::string_view uri, std::string_view media,
                        std::string_view block, std::string_view date) {
    return fmt::format(
        "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\nContent-Type: {}\r\n"
        "Content-Length: {}\r\n\r\n{}\r\n\r\n",
        type, uri, date, media, block.size(), block);
}

std::string response(std::string_view uri, std::string_view fields, std::string_view body,
                     std::string_view status) {
    return warc_record("response", uri, "application/http; msgtype=response",
                       fmt::format("HTTP/1.1 {}\r\n{}\r\n{}", status, fields, body));
}

std::string told(const Input& input) {
    const std::string& name = input.source.member.empty()
                                  ? std::filesystem::path(input.source.path).filename().string()
                                  : input.source.member;
    if (input.source.type == MediaType::unsupported) return name + "|?" + input.source.unsupported;
    return name + "|" + (input.why.empty() ? input.source.bytes : "!" + input.why.front().code);
}

std::vector<std::string> told(Inputs& inputs) {
    std::vector<std::string> out;
    for (Input input; inputs.next(input);) out.push_back(told(input));
    return out;
}

Files::Files() {
    folder_ = (std::filesystem::temp_directory_path() / "vacancy-inputs-XXXXXX").string();
    EXPECT_NE(::mkdtemp(folder_.data()), nullptr);
}

Files::~Files() {
    std::filesystem::remove_all(folder_);
}

std::string Files::write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
}

std::vector<std::string> Files::inputs_of(std::string_view bytes, const Limits& limits) const {
    Inputs inputs({{write("input", bytes)}, nullptr, false}, limits);
    return told(inputs);
}

}  // namespace vacancy::packed
