// C++ behind C functions: what is laid out and passed as C has it, and nothing thrown at C.
#include "torture.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace {
struct derived : point {
  int32_t z;
};
static_assert(sizeof(derived) == sizeof(spatial));

derived moved(derived v, int32_t by) {
  t_point_move(&v, by, by);
  v.z = static_cast<int32_t>(static_cast<uint32_t>(v.z) + static_cast<uint32_t>(by));
  return v;
}
}  // namespace

struct words {
  std::vector<std::string> all;
  void add(const char *word) {
    if (!*word) throw std::invalid_argument("an empty word");
    all.emplace_back(word);
  }
};

extern "C" {
spatial t_spatial(spatial v, int32_t by) {
  const derived made = moved({v.base, v.z}, by);
  return {made, made.z};
}
words *t_words_new() { return new words; }
void t_words_delete(words *w) { delete w; }
int t_words_add(words *w, const char *word) {
  try {
    w->add(word);
    return 0;
  } catch (const std::exception &) {
    return -1;
  }
}
size_t t_words_count(const words *w) { return w->all.size(); }
const char *t_words_at(const words *w, size_t i) {
  return i < w->all.size() ? w->all[i].c_str() : nullptr;
}
void t_words_each(const words *w, bool (*f)(void *, const char *), void *user) {
  for (const std::string &word : w->all)
    if (!f(user, word.c_str())) return;
}
}
