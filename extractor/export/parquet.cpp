#include "export/parquet.h"

#include "base/module.h"

namespace vacancy {

Result<std::unique_ptr<Encoder>> open_parquet(const Limits& limits) {
    const auto make = function_of_module<Encoder*(const Limits&)>("parquet", "vacancy_parquet_encoder");
    if (!make) return make.why();
    return std::unique_ptr<Encoder>((*make)(limits));
}

}  // namespace vacancy
