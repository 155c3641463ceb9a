#include "record/record.h"

namespace vacancy {

std::string_view name_of(Confidence confidence) {
    switch (confidence) {
        case Confidence::label:
            return "label";
        case Confidence::section:
            return "section";
        case Confidence::prose:
            return "prose";
        case Confidence::inferred:
            return "inferred";
    }
    return "prose";
}

}  // namespace vacancy
