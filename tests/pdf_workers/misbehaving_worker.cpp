// A PDF worker whose reader does what the "PDF" says: crash, hang, take memory, send nonsense, try to get out
// of its cage. Anything else comes back as a document of one block.
#include <dirent.h>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/pdf_workers.h"

namespace {

using namespace vacancy;

Document document_of(std::string_view words) {
    Document document;
    document.layout = Layout::pdf;
    document.charset = "UTF-8";
    document.text.append(words).append("\n");
    Block block;
    block.span.end = static_cast<std::uint32_t>(words.size());
    document.blocks.push_back(block);
    document.placed.push_back({block.span, 1, {10, 20, 30, 40}});
    document.source_lines.push_back(0);
    return document;
}

void send(std::string_view bytes) {
    static_cast<void>(!write(0, bytes.data(), bytes.size()));
}

std::string outcome(long result) {
    return result < 0 ? std::strerror(errno) : "it went well";
}

/// Takes memory, and touches it, until there is no more.
[[noreturn]] void eat(const std::function<void*(std::size_t)>& take) {
    constexpr std::size_t kBite = std::size_t{4} << 20;
    for (;;) std::memset(take(kBite), 1, kBite);
}

/// Of a type that is first seen in the cage: a sanitizer looks at such an object before it is called.
struct Stranger {
    Stranger() = default;
    Stranger(const Stranger&) = delete;
    Stranger& operator=(const Stranger&) = delete;
    virtual ~Stranger() = default;
    virtual std::string greeting() const { return "good day"; }
};

[[noreturn]] void hang() {
    for (volatile bool on = true; on;) {
    }
    std::abort();
}

const std::map<std::string_view, std::function<std::string()>> deeds = {
    {"segfault", [] { return raise(SIGSEGV), ""; }},
    {"abort", []() -> std::string { std::abort(); }},
    {"exit", []() -> std::string { _exit(5); }},
    {"hang", []() -> std::string { hang(); }},
    {"eat with new", []() -> std::string { eat([](std::size_t size) { return operator new(size); }); }},
    {"eat with malloc",
     []() -> std::string {
         eat([](std::size_t size) {
             void* const memory = std::malloc(size);
             if (memory == nullptr) std::abort();
             return memory;
         });
     }},
    {"nonsense", [] { return send(std::string(5000, 'x')), "and more"; }},
    {"endless nonsense",
     []() -> std::string {
         for (const std::string piece(5000, 'x');;) send(piece);
     }},
    {"empty answer", [] { return send(std::string("VPD1\0\0\0\0\0\0\0\0\0\0\0\0", 16)), ""; }},
    {"huge answer", [] { return send(std::string("VPD1\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 16)), ""; }},
    {"close", [] { return close(0), ""; }},
    // out of the cage
    {"run", [] { return outcome(execl("/bin/true", "true", nullptr)); }},
    {"trace", [] { return outcome(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
    {"connect", [] { return outcome(socket(AF_INET, SOCK_STREAM, 0)); }},
    {"fork", [] { return outcome(fork()); }},
    {"kill parent", [] { return outcome(kill(getppid(), 0)); }},
    {"write file", [] { return outcome(open("made", O_WRONLY | O_CREAT, 0600)); }},
    {"read file", [] { return outcome(open("/etc/passwd", O_RDONLY)); }},
    {"list folder", [] { return outcome(opendir("/") == nullptr ? -1 : 0); }},
    {"descriptors",
     [] {
         std::string open;
         for (int i = 0; i < 1024; ++i)
             if (lseek(i, 0, SEEK_CUR) >= 0 || errno != EBADF) open += std::to_string(i) + ' ';
         return open;
     }},
    {"call a stranger", [] { return std::make_unique<Stranger>()->greeting(); }},
    {"process", [] { return std::to_string(getpid()); }},
};

Result<Document> do_as_told(std::string_view bytes, const Limits&) {
    const auto deed = deeds.find(bytes);
    if (deed != deeds.end()) return document_of(deed->second());
    if (bytes.starts_with("refuse")) {
        Diagnostic why;
        why.code = "pdf_broken";
        return why;
    }
    return document_of(bytes.substr(0, 100));
}

}  // namespace

int main(int count, char** arguments) {
    return count == 3 ? vacancy::run_pdf_worker(arguments[2], do_as_told) : 2;
}
