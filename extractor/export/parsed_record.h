#ifndef VACANCY_EXPORT_PARSED_RECORD_H
#define VACANCY_EXPORT_PARSED_RECORD_H

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <optional>
#include <string_view>

#include "base/result.h"

namespace vacancy {

/// A record's JSON as a tree, one record after the other; memory is used again.
class ParsedRecord {
public:
    /// Valid until the next call. Diagnostic: `broken_record`.
    Result<const rapidjson::Value*> read(std::string_view json) {
        tree_.reset();
        pool_.Clear();
        tree_.emplace(&pool_);
        tree_->Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseIterativeFlag>(json.data(),
                                                                                          json.size());
        if (!tree_->HasParseError() && tree_->IsObject())
            return static_cast<const rapidjson::Value*>(&*tree_);
        Diagnostic d;
        d.code = "broken_record";
        d.message = tree_->HasParseError() ? rapidjson::GetParseError_En(tree_->GetParseError())
                                           : "the record is no object";
        return d;
    }

private:
    rapidjson::MemoryPoolAllocator<> pool_;
    std::optional<rapidjson::Document> tree_;
};

}  // namespace vacancy

#endif
