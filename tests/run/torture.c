#include "torture.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Unsigned arithmetic wraps, so that no value given is undefined behaviour here. */
int8_t t_i8(int8_t v) { return (int8_t)~v; }
int16_t t_i16(int16_t v) { return (int16_t)~v; }
int32_t t_i32(int32_t v) { return ~v; }
int64_t t_i64(int64_t v) { return ~v; }
uint8_t t_u8(uint8_t v) { return (uint8_t)~v; }
uint16_t t_u16(uint16_t v) { return (uint16_t)~v; }
uint32_t t_u32(uint32_t v) { return ~v; }
uint64_t t_u64(uint64_t v) { return ~v; }
long t_long(long v) { return ~v; }
unsigned long t_ulong(unsigned long v) { return ~v; }
size_t t_usize(size_t v) { return ~v; }
ssize_t t_isize(ssize_t v) { return ~v; }
wchar_t t_wchar(wchar_t v) { return v; }
char t_char(char v) { return (char)(v ^ 1); }
bool t_bool(bool v) { return !v; }
float t_f32(float v) { return v; }
double t_f64(double v) { return -v; }
long double t_longdouble(long double v) { return v; }
double t_many(int8_t a, uint16_t b, int32_t c, uint64_t d, float e, double f, bool g, long h,
              double i, double j, double k, double l, double m, double n, double o, int8_t p) {
  return a + 2.0 * b + 3.0 * c + 4.0 * (double)d + 5.0 * e + 6.0 * f + 7.0 * g + 8.0 * (double)h +
         9.0 * i + 10.0 * j + 11.0 * k + 12.0 * l + 13.0 * m + 14.0 * n + 15.0 * o + 16.0 * p;
}
enum color t_next_color(enum color c) { return c == RED ? GREEN : c == GREEN ? BLUE : RED; }
uint8_t t_access(uint8_t a) { return a ^ (T_READ | T_WRITE | T_ADMIN); }

static size_t live;
size_t t_length(const char *text) { return strlen(text); }
const char *t_constant(void) { return "gr\xc3\xbcn"; }
const char *t_nothing(bool really) { return really ? NULL : "something"; }
char *t_doubled(const char *text) {
  size_t n = strlen(text);
  char *made = malloc(2 * n + 1);
  memcpy(made, text, n);
  memcpy(made + n, text, n + 1);
  __atomic_add_fetch(&live, 1, __ATOMIC_RELAXED);
  return made;
}
void t_free(void *p) {
  if (p) __atomic_sub_fetch(&live, 1, __ATOMIC_RELAXED);
  free(p);
}
size_t t_live(void) { return live; }
static _Thread_local char kept[256];
const char *t_latin1(const char *text) {
  snprintf(kept, sizeof kept, "%s\xe9", text);
  return kept;
}
size_t t_wide_length(const void *utf16) {
  const uint16_t *p = utf16;
  size_t n = 0;
  while (p[n]) n++;
  return n;
}
const char *t_sized(const char *text, size_t n) {
  snprintf(kept, sizeof kept, "%.*s", (int)(n < 200 ? n : 200), text);
  return kept;
}
uint64_t t_sum_bytes(const void *data, size_t n) {
  uint64_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += ((const uint8_t *)data)[i];
  return sum;
}
void t_reverse(void *data, size_t n) {
  uint8_t *p = data;
  for (size_t i = 0; i < n / 2; i++) {
    uint8_t c = p[i];
    p[i] = p[n - 1 - i];
    p[n - 1 - i] = c;
  }
}
int64_t t_sum(const int32_t *values, size_t n) {
  int64_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += values[i];
  return sum;
}
void t_scale(double *values, size_t n, double by) {
  for (size_t i = 0; i < n; i++) values[i] *= by;
}
size_t t_fill(uint8_t *out, size_t room, uint8_t with) {
  size_t used = room - room / 4;
  if (used) memset(out, with, used);
  return used;
}
int t_squeeze(const uint8_t *in, size_t n, uint8_t *out, size_t *size) {
  size_t used = 0;
  for (size_t i = 0; i < n; i++) {
    if (!in[i]) continue;
    if (used == *size) return 7;
    out[used++] = in[i];
  }
  *size = used;
  return 0;
}
const uint8_t *t_blob(size_t *n) {
  static const uint8_t data[] = {1, 0, 2, 0, 3};
  *n = sizeof data;
  return data;
}
size_t t_texts(const char *const *texts, size_t n) {
  size_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += texts[i] ? strlen(texts[i]) : 1000;
  return sum;
}

int t_divide(int64_t a, int64_t b, int64_t *quotient, int64_t *rest) {
  if (!b || (a == INT64_MIN && b == -1)) return 3;
  *quotient = a / b;
  *rest = a % b;
  return 0;
}
void t_swap(int32_t *a, int32_t *b) {
  int32_t c = *a;
  *a = *b;
  *b = c;
}
void t_minmax(const double *values, size_t n, double *low, double *high) {
  *low = *high = n ? values[0] : 0;
  for (size_t i = 1; i < n; i++) {
    if (values[i] < *low) *low = values[i];
    if (values[i] > *high) *high = values[i];
  }
}
double t_trace(const double m[3][3]) { return m[0][0] + m[1][1] + m[2][2]; }
void t_cross(const double a[3], const double b[3], double out[3]) {
  out[0] = a[1] * b[2] - a[2] * b[1];
  out[1] = a[2] * b[0] - a[0] * b[2];
  out[2] = a[0] * b[1] - a[1] * b[0];
}
bool t_optional(const int32_t *value, int32_t *out) {
  *out = value ? *value : -1;
  return value != NULL;
}

static int32_t wrapped(int32_t a, int32_t b) { return (int32_t)((uint32_t)a + (uint32_t)b); }
struct point t_point(int32_t x, int32_t y) { return (struct point){x, y}; }
struct point t_point_moved(struct point p, struct point by) {
  return (struct point){wrapped(p.x, by.x), wrapped(p.y, by.y)};
}
void t_point_move(struct point *p, int32_t dx, int32_t dy) {
  p->x = wrapped(p->x, dx);
  p->y = wrapped(p->y, dy);
}
int64_t t_point_sum(const struct point *points, size_t n) {
  int64_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += points[i].x + 2ll * points[i].y;
  return sum;
}
bool t_point_read(const struct point *p, struct point *out) {
  if (p) *out = (struct point){p->y, p->x};
  return p != NULL;
}
struct mixed t_mixed(struct mixed v, double by) {
  return (struct mixed){v.d * by, wrapped(v.i, 1)};
}
struct big t_big(struct big v, int32_t by) {
  for (int i = 0; i < 4; i++) v.d[i] += by;
  t_point_move(&v.p, by, by);
  v.u++;
  return v;
}
struct floats t_floats(struct floats v, float by) {
  return (struct floats){v.a * by, v.b * by, v.c * by};
}
struct tiny t_tiny(struct tiny v, uint8_t by) {
  return (struct tiny){(uint8_t)(v.a + by), (uint8_t)(v.b + by), (uint8_t)(v.c + by)};
}
struct bits t_bits(struct bits v, int32_t by) {
  v.a += (uint32_t)by;
  v.c ^= (uint64_t)-1;
  v.b = ~v.b;
  return v;
}
union number t_number(union number v, bool real) {
  if (real) v.d *= 2;
  else v.i = ~v.i;
  return v;
}
void t_tight(struct tight *v, int32_t by) { v->b = wrapped(v->b, by); }
struct wide t_wide(struct wide v) { return v; }
int64_t t_chain_sum(const struct chain *c) {
  int64_t sum = 0;
  for (; c; c = c->next) sum += c->value;
  return sum;
}
uint64_t t_blob_sum(const struct blob *b) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < b->n; i++) sum += b->data[i];
  return sum;
}
struct point *t_point_new(int32_t x, int32_t y) {
  struct point *made = malloc(sizeof *made);
  *made = t_point(x, y);
  __atomic_add_fetch(&live, 1, __ATOMIC_RELAXED);
  return made;
}
void t_point_free(struct point *p) { t_free(p); }
struct point t_home = {3, 4};
struct point *t_origin(void) { return &t_home; }

size_t t_points_made(struct point *out, size_t room) {
  for (size_t i = 0; i < room / 2; i++) out[i] = t_point((int32_t)i, -(int32_t)i);
  return room / 2;
}
const struct point *t_corners(size_t *n) {
  static const struct point corners[] = {{0, 0}, {1, 0}, {1, 1}};
  *n = 3;
  return corners;
}
void t_corner_pair(struct point out[2]) {
  out[0] = t_point(1, 2);
  out[1] = t_point(3, 4);
}
const char *const *t_names(size_t *n) {
  static const char *const names[] = {"one", NULL, "dr\xc3\xbc" "ben"};
  *n = 3;
  return names;
}

int64_t t_fold(int32_t n, t_binary f, void *user) {
  int64_t sum = 0;
  for (int32_t i = 0; i < n; i++) sum += f(user, i, n);
  return sum;
}
int t_compare_with(const char *a, const char *b, t_compare f, void *user) {
  return f(user, (int)strlen(a), a, (int)strlen(b), b);
}
int32_t t_rows(int32_t n, t_row f, void *user) {
  for (int32_t i = 0; i < n; i++) {
    char number[16];
    snprintf(number, sizeof number, "%d", i);
    const char *values[] = {number, i % 2 ? NULL : "even"};
    int32_t code = f(user, 2, values);
    if (code) return code;
  }
  return 0;
}
double t_apply(float a, double b, t_real f, void *user) { return f(user, a, b); }
int32_t t_visit_all(struct point *points, size_t n, t_visit f, void *user) {
  int32_t yes = 0;
  for (size_t i = 0; i < n; i++) yes += f(user, points + i);
  return yes;
}
int64_t t_call_by_value(struct mixed v, struct point p, t_by_value f, void *user) {
  return f(user, v, p);
}
size_t t_read_all(size_t chunk, t_read f, void *user, uint64_t *sum) {
  uint8_t *into = malloc(chunk ? chunk : 1);
  size_t all = 0, got;
  *sum = 0;
  while ((got = f(user, into, chunk)) > 0 && got <= chunk) {
    *sum += t_sum_bytes(into, got);
    all += got;
  }
  free(into);
  return all;
}
int32_t t_split_with(int32_t v, t_split f, void *user) {
  int32_t tens = -1, ones = -1;
  int32_t code = f(user, v, &tens, &ones);
  return code ? code : 100 * tens + ones;
}

int32_t t_signalled(int number, t_binary f, void *user) {
  raise(number);
  return f(user, 1, 2);
}
double t_with_pair(bool second, t_pair f, void *user) {
  struct point p = {1, 2}, q = {3, 4};
  double result = f(user, &p, 5, second ? &q : NULL);
  return result + p.x + q.x;
}
struct job { int32_t calls; t_binary f; void *user; int64_t sum; };
static void *work(void *data) {
  struct job *job = data;
  for (int32_t i = 0; i < job->calls; i++) job->sum += job->f(job->user, i, job->calls);
  return NULL;
}
int64_t t_in_threads(int32_t threads, int32_t calls, t_binary f, void *user) {
  pthread_t ids[16];
  struct job jobs[16];
  int64_t sum = 0;
  if (threads > 16) threads = 16;
  for (int32_t i = 0; i < threads; i++) {
    jobs[i] = (struct job){calls, f, user, 0};
    pthread_create(ids + i, NULL, work, jobs + i);
  }
  for (int32_t i = 0; i < threads; i++) {
    pthread_join(ids[i], NULL);
    sum += jobs[i].sum;
  }
  return sum;
}

static t_binary handler;
static void *handler_user;
void t_set_handler(t_binary f, void *user) {
  handler = f;
  handler_user = user;
}
int32_t t_run_handler(int32_t a, int32_t b) { return handler ? handler(handler_user, a, b) : -1; }

struct entry { char name[16]; t_binary f; void *user; t_destroy destroy; };
static struct entry entries[8];
static struct entry *find(const char *name) {
  for (int i = 0; i < 8; i++)
    if (!strcmp(entries[i].name, name)) return entries + i;
  return NULL;
}
void t_unregister(const char *name) {
  struct entry *e = find(name);
  if (!e || !*name) return;
  t_destroy destroy = e->destroy;
  void *user = e->user;
  memset(e, 0, sizeof *e);
  if (destroy) destroy(user);
}
int t_register(const char *name, t_binary f, void *user, t_destroy destroy) {
  if (!*name || strlen(name) > 15) return 5;
  t_unregister(name);
  struct entry *e = find("");
  if (!e) return 6;
  strcpy(e->name, name);
  e->f = f, e->user = user, e->destroy = destroy;
  return 0;
}
int32_t t_call_registered(const char *name, int32_t a, int32_t b) {
  struct entry *e = find(name);
  return e && e->f ? e->f(e->user, a, b) : -1;
}

struct counter { int64_t value; char error[64]; t_binary on_change[2]; void *user[2]; };
static size_t counters;
counter *t_counter_new(int64_t start) {
  if (start < 0) return NULL;
  counter *made = calloc(1, sizeof *made);
  made->value = start;
  __atomic_add_fetch(&counters, 1, __ATOMIC_RELAXED);
  return made;
}
int t_counter_close(counter *c) {
  __atomic_sub_fetch(&counters, 1, __ATOMIC_RELAXED);
  free(c);
  return 0;
}
int t_counter_add(counter *c, int64_t by, int64_t *now) {
  if (by < 0) {
    snprintf(c->error, sizeof c->error, "cannot add %lld", (long long)by);
    return 2;
  }
  c->value = (int64_t)((uint64_t)c->value + (uint64_t)by);
  for (int i = 0; i < 2; i++)
    if (c->on_change[i]) c->on_change[i](c->user[i], i, (int32_t)(uint32_t)c->value);
  *now = c->value;
  return 0;
}
const char *t_counter_error(counter *c) { return c->error; }
const char *t_error_text(int code) {
  return code == 2 ? "negative" : code == 3 ? "no division" : code == 5 ? "no name" : "unknown";
}
int t_open_like(const char *name) {
  if (strcmp(name, "there")) {
    errno = ENOENT;
    return -1;
  }
  return 42;
}
int32_t t_negative(int32_t v) { return v; }
void t_counter_on_change(counter *c, int32_t slot, t_binary f, void *user) {
  if (slot < 0 || slot > 1) return;
  c->on_change[slot] = f;
  c->user[slot] = user;
}
size_t t_counters(void) { return counters; }

int t_format(char *out, size_t room, const char *format, ...) {
  va_list rest;
  va_start(rest, format);
  int n = vsnprintf(out, room, format, rest);
  va_end(rest);
  return n;
}
int64_t t_add_up(int32_t n, ...) {
  va_list rest;
  va_start(rest, n);
  uint64_t sum = 0;
  while (n-- > 0) sum += (uint64_t)va_arg(rest, int64_t);
  va_end(rest);
  return (int64_t)sum;
}
int32_t t_level = 1;
const char t_version[] = "1.2.3";
