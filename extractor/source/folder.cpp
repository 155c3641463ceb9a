#include "source/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

namespace vacancy {

namespace {

struct Close {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, Close>;

enum class Kind : std::uint8_t { file, folder, other };

Kind kind_of(const struct stat& status) {
    return S_ISREG(status.st_mode) ? Kind::file : S_ISDIR(status.st_mode) ? Kind::folder : Kind::other;
}

Kind kind_of(DIR* folder, const dirent& entry) {
    if (entry.d_type == DT_REG) return Kind::file;
    if (entry.d_type == DT_DIR) return Kind::folder;
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return Kind::other;
    struct stat status {};
    if (::fstatat(::dirfd(folder), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return Kind::other;
    if (!S_ISLNK(status.st_mode)) return kind_of(status);
    if (::fstatat(::dirfd(folder), entry.d_name, &status, 0) != 0) return Kind::other;
    return S_ISREG(status.st_mode) ? Kind::file : Kind::other;
}

bool is_self_or_parent(std::string_view name) {
    return name == "." || name == "..";
}

}  // namespace

void Folder::Listing::add(std::string_view name, bool folder) {
    order.push_back(names.size());
    names += name;
    if (folder) names += '/';
    names += '\0';
}

/// With the '/' of folders this is the byte order of whole paths.
void Folder::Listing::sort() {
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return name(a) < name(b); });
}

bool Folder::list(Listing& listing, const std::string& path) {
    const OpenFolder folder(::opendir(path.c_str()));
    if (!folder) return false;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(folder.get());
        if (entry == nullptr) return errno == 0;
        if (is_self_or_parent(entry->d_name)) continue;
        const Kind kind = kind_of(folder.get(), *entry);
        if (kind != Kind::other) listing.add(entry->d_name, kind == Kind::folder);
    }
}

void Folder::enter(const std::string& path) {
    Listing listing;
    listing.prefix = path.ends_with('/') ? path : path + '/';
    if (!list(listing, path)) {
        Diagnostic why;
        why.code = "not_readable";
        why.file = path;
        why.message =
            fmt::format("can't list the folder '{}': {}", path, std::generic_category().message(errno));
        troubles_.push_back(std::move(why));
    }
    listing.sort();
    open_.push_back(std::move(listing));
}

Folder::Step Folder::next(std::string& path, Diagnostic& why) {
    for (;;) {
        if (!troubles_.empty()) {
            why = std::move(troubles_.back());
            troubles_.pop_back();
            path = why.file;
            return Step::trouble;
        }
        if (open_.empty()) return Step::end;
        Listing& listing = open_.back();
        if (listing.at == listing.order.size()) {
            open_.pop_back();
            continue;
        }
        path = listing.prefix;
        path += listing.name(listing.order[listing.at++]);
        if (!path.ends_with('/')) return Step::file;
        path.pop_back();
        enter(path);
    }
}

}  // namespace vacancy
