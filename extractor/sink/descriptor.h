#ifndef VACANCY_SINK_DESCRIPTOR_H
#define VACANCY_SINK_DESCRIPTOR_H

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vacancy {

/// A file descriptor, closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { (void)close(); }

    bool is_open() const { return number_ >= 0; }
    int get() const { return number_; }

    /// 0 or the error; some file systems say only here that there was no room.
    int close() {
        const int number = std::exchange(number_, -1);
        return number >= 0 && ::close(number) != 0 ? errno : 0;
    }

private:
    int number_;
};

}  // namespace vacancy

#endif
