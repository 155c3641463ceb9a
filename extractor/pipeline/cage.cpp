#include "pipeline/cage.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <initializer_list>

namespace vacancy {
namespace {

constexpr const char* kPdfLibraryData =
    "/usr/share/poppler";  ///< maps of Asian character sets, read on demand

// A sanitizer's own needs: its shadow memory takes up terabytes of addresses, and whether an address can be
// read it asks the kernel by a pipe.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||
                            __has_feature(undefined_behavior_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

// ---- amounts

void limit(__rlimit_resource resource, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(resource, &both);
}

/// Bytes of address space that the process has.
std::size_t address_space() {
    std::FILE* const file = std::fopen("/proc/self/statm", "re");
    if (file == nullptr) return 0;
    std::size_t pages = 0;
    if (std::fscanf(file, "%zu", &pages) != 1) pages = 0;
    std::fclose(file);
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void limit_amounts(std::size_t memory_mib) {
    constexpr std::size_t kMostMib = std::size_t{1} << 30;
    const std::size_t memory = address_space() + (std::min(memory_mib, kMostMib) << 20);
    if (!kSanitized) limit(RLIMIT_AS, memory);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 32);
}

// ---- files

/// Landlock: from now on files can be read below the library's data, and nothing else done with any.
bool close_files() {
    constexpr std::uint64_t kAll = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // what the first version knows
    const landlock_ruleset_attr rules{kAll};
    const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (ruleset < 0) return false;
    const int data = open(kPdfLibraryData, O_PATH | O_CLOEXEC);
    if (data >= 0) {
        const landlock_path_beneath_attr may{LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
                                             data};
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &may, 0);
        close(data);
    }
    const bool closed = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(static_cast<int>(ruleset));
    return closed;
}

// ---- system calls

constexpr std::array kAllowed{
    SCMP_SYS(read),           SCMP_SYS(write),        SCMP_SYS(readv),        SCMP_SYS(writev),
    SCMP_SYS(close),          SCMP_SYS(lseek),        SCMP_SYS(fstat),        SCMP_SYS(newfstatat),
    SCMP_SYS(statx),          SCMP_SYS(getdents64),   SCMP_SYS(brk),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),         SCMP_SYS(madvise),      SCMP_SYS(futex),        SCMP_SYS(sched_yield),
    SCMP_SYS(getpid),         SCMP_SYS(gettid),       SCMP_SYS(getrandom),    SCMP_SYS(sysinfo),
    SCMP_SYS(clock_gettime),  SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),  SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),
};

constexpr std::array kAllowedToSanitizers{SCMP_SYS(pipe), SCMP_SYS(pipe2)};

/// No PDF asks for these by accident.
constexpr std::array kDeadly{
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(bpf),
    SCMP_SYS(mount),
};

class CallFilter {
public:
    CallFilter() : filter_(seccomp_init(SCMP_ACT_ERRNO(EPERM))), good_(filter_ != nullptr) {}
    CallFilter(const CallFilter&) = delete;
    CallFilter& operator=(const CallFilter&) = delete;
    ~CallFilter() { seccomp_release(filter_); }

    void add(std::uint32_t action, int call) {
        good_ = good_ && seccomp_rule_add(filter_, action, call, 0) == 0;
    }

    /// Allowed where all arguments are so.
    void allow_if(int call, std::initializer_list<scmp_arg_cmp> arguments) {
        good_ =
            good_ && seccomp_rule_add_array(filter_, SCMP_ACT_ALLOW, call,
                                            static_cast<unsigned>(arguments.size()), arguments.begin()) == 0;
    }

    bool load() { return good_ && seccomp_load(filter_) == 0; }

private:
    scmp_filter_ctx filter_;
    bool good_;
};

scmp_arg_cmp without(unsigned argument, int bits) {
    return {argument, SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(bits), 0};
}

scmp_arg_cmp equal(unsigned argument, long value) {
    return {argument, SCMP_CMP_EQ, static_cast<scmp_datum_t>(value), 0};
}

bool close_calls() {
    CallFilter filter;
    for (const int call : kAllowed) filter.add(SCMP_ACT_ALLOW, call);
    if (kSanitized)
        for (const int call : kAllowedToSanitizers) filter.add(SCMP_ACT_ALLOW, call);
    for (const int call : kDeadly) filter.add(SCMP_ACT_KILL_PROCESS, call);
    filter.allow_if(SCMP_SYS(openat), {without(2, O_ACCMODE | O_CREAT | O_TRUNC)});
    filter.allow_if(SCMP_SYS(mmap), {without(2, PROT_EXEC)});
    filter.allow_if(SCMP_SYS(mprotect), {without(2, PROT_EXEC)});
    filter.allow_if(SCMP_SYS(tgkill), {equal(0, getpid())});  // abort()
    filter.allow_if(SCMP_SYS(prlimit64), {equal(0, 0), equal(1, RLIMIT_CPU)});
    return filter.load();
}

}  // namespace

CageGaps close_cage(std::size_t memory_mib) {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit_amounts(memory_mib);
    CageGaps gaps;
    gaps.files = close_files() ? 0 : 1;
    gaps.calls = close_calls() ? 0 : 1;
    return gaps;
}

void allow_seconds(std::uint32_t seconds) {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    const rlimit soft{static_cast<rlim_t>(used.tv_sec) + seconds + 1, RLIM_INFINITY};
    setrlimit(RLIMIT_CPU, &soft);
}

}  // namespace vacancy
