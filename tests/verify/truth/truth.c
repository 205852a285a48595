#include "truth.h"

int counter = 3;
const char version[] = "1.2";
int add(int a, int b) { return a + b; }
unsigned char narrow(unsigned char c, float f, enum color k) { return (unsigned char)(c + f + k); }
int db_open(const char *path, db **out) { return path && out ? 0 : 1; }
void db_close(db *d) { (void)d; }
size_t db_read(db *d, void *buffer, size_t n) { return d && buffer ? n : 0; }
int db_each(db *d, compare_t call, void *user, destroy_t done) {
  int found = d ? call(user, 0, user) : 0;
  if (done) done(user);
  return found;
}
int db_sum(db *d, const int *values, int n) { return d && n ? values[0] : 0; }
struct point moved(struct point p, const struct point *by) {
  p.x += by->x;
  return p;
}
char *format(const char *f, ...) { return (char *)f; }
long stamp(const other *o, int64_t t) { return o ? (long)t : 0; }
#if defined(__x86_64__)
int __attribute__((ms_abi)) foreign(int a) { return a; }
#endif
int later_old(void) { return 1; }
__asm__(".symver later_old,later@TRUTH_1");
