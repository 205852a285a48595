/* Every shape of C that a spec can say, with functions that compute something from it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <wchar.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- numbers ------------------------------------------------------------------------------- */
int8_t t_i8(int8_t v);
int16_t t_i16(int16_t v);
int32_t t_i32(int32_t v);
int64_t t_i64(int64_t v);
uint8_t t_u8(uint8_t v);
uint16_t t_u16(uint16_t v);
uint32_t t_u32(uint32_t v);
uint64_t t_u64(uint64_t v);
long t_long(long v);
unsigned long t_ulong(unsigned long v);
size_t t_usize(size_t v);
ssize_t t_isize(ssize_t v);
wchar_t t_wchar(wchar_t v);
char t_char(char v);
bool t_bool(bool v);
float t_f32(float v);
double t_f64(double v);
long double t_longdouble(long double v);
/* more arguments than any calling convention has registers for */
double t_many(int8_t a, uint16_t b, int32_t c, uint64_t d, float e, double f, bool g, long h,
              double i, double j, double k, double l, double m, double n, double o, int8_t p);

enum color { RED, GREEN = 5, BLUE };
enum { T_READ = 1, T_WRITE = 2, T_ADMIN = 4 };
enum color t_next_color(enum color c);
uint8_t t_access(uint8_t a);

/* --- text and memory ----------------------------------------------------------------------- */
size_t t_length(const char *text);
const char *t_constant(void);
const char *t_nothing(bool really);
char *t_doubled(const char *text); /* free with t_free */
void t_free(void *p);
size_t t_live(void); /* how many of ours are not freed */
const char *t_latin1(const char *text);
size_t t_wide_length(const void *utf16);
const char *t_sized(const char *text, size_t n);
uint64_t t_sum_bytes(const void *data, size_t n);
void t_reverse(void *data, size_t n);
int64_t t_sum(const int32_t *values, size_t n);
void t_scale(double *values, size_t n, double by);
size_t t_fill(uint8_t *out, size_t room, uint8_t with);
int t_squeeze(const uint8_t *in, size_t n, uint8_t *out, size_t *size);
const uint8_t *t_blob(size_t *n);
size_t t_texts(const char *const *texts, size_t n);

/* --- several results ----------------------------------------------------------------------- */
int t_divide(int64_t a, int64_t b, int64_t *quotient, int64_t *rest);
void t_swap(int32_t *a, int32_t *b);
void t_minmax(const double *values, size_t n, double *low, double *high);
double t_trace(const double m[3][3]);
void t_cross(const double a[3], const double b[3], double out[3]);
bool t_optional(const int32_t *value, int32_t *out);

/* --- structs ------------------------------------------------------------------------------- */
struct point { int32_t x, y; };
struct point t_point(int32_t x, int32_t y);
struct point t_point_moved(struct point p, struct point by);
void t_point_move(struct point *p, int32_t dx, int32_t dy);
int64_t t_point_sum(const struct point *points, size_t n);
bool t_point_read(const struct point *p, struct point *out);

struct mixed { double d; int32_t i; };
struct big { double d[4]; struct point p; uint8_t u; };
struct floats { float a, b, c; };
struct tiny { uint8_t a, b, c; };
struct bits { uint32_t a : 3; int32_t b : 9; uint64_t c : 33; };
struct __attribute__((packed)) tight { uint8_t a; int32_t b; };
union number { int64_t i; double d; };
struct mixed t_mixed(struct mixed v, double by);
struct big t_big(struct big v, int32_t by);
struct floats t_floats(struct floats v, float by);
struct tiny t_tiny(struct tiny v, uint8_t by);
struct bits t_bits(struct bits v, int32_t by);
union number t_number(union number v, bool real);
void t_tight(struct tight *v, int32_t by);
struct __attribute__((aligned(32))) wide { int32_t a; };
struct wide t_wide(struct wide v);
struct chain { int32_t value; struct chain *next; };
int64_t t_chain_sum(const struct chain *c);
struct blob { uint32_t n; uint16_t data[]; };
uint64_t t_blob_sum(const struct blob *b);
struct point *t_point_new(int32_t x, int32_t y); /* free with t_point_free */
void t_point_free(struct point *p);
struct point *t_origin(void); /* ours */

size_t t_points_made(struct point *out, size_t room); /* fills half of it */
const struct point *t_corners(size_t *n);
void t_corner_pair(struct point out[2]);
const char *const *t_names(size_t *n);

/* --- C++ behind C functions ------------------------------------------------------------------ */
struct spatial { struct point base; int32_t z; }; /* in C++: derived from point */
struct spatial t_spatial(struct spatial v, int32_t by);
typedef struct words words; /* a std::vector of strings */
words *t_words_new(void);
void t_words_delete(words *w);
int t_words_add(words *w, const char *word); /* -1 for what C++ refuses by an exception */
size_t t_words_count(const words *w);
const char *t_words_at(const words *w, size_t i); /* NULL if there is none */
void t_words_each(const words *w, bool (*f)(void *user, const char *word), void *user);

/* --- callbacks ----------------------------------------------------------------------------- */
typedef int32_t (*t_binary)(void *user, int32_t a, int32_t b);
typedef int (*t_compare)(void *user, int n1, const void *a, int n2, const void *b);
typedef int32_t (*t_row)(void *user, int32_t n, const char *const *values);
typedef double (*t_real)(void *user, float a, double b);
typedef bool (*t_visit)(void *user, struct point *p);
typedef int64_t (*t_by_value)(void *user, struct mixed v, struct point p);
typedef size_t (*t_read)(void *user, void *into, size_t room);
typedef int32_t (*t_split)(void *user, int32_t v, int32_t *tens, int32_t *ones);
typedef void (*t_destroy)(void *user);

int64_t t_fold(int32_t n, t_binary f, void *user);
int t_compare_with(const char *a, const char *b, t_compare f, void *user);
int32_t t_rows(int32_t n, t_row f, void *user);
double t_apply(float a, double b, t_real f, void *user);
int32_t t_visit_all(struct point *points, size_t n, t_visit f, void *user);
int64_t t_call_by_value(struct mixed v, struct point p, t_by_value f, void *user);
size_t t_read_all(size_t chunk, t_read f, void *user, uint64_t *sum);
int32_t t_split_with(int32_t v, t_split f, void *user);
int32_t t_signalled(int number, t_binary f, void *user); /* raises a signal, then calls */
typedef double (*t_pair)(void *user, struct point *p, int32_t between, struct point *q);
double t_with_pair(bool second, t_pair f, void *user);
/* on as many threads of C's own */
int64_t t_in_threads(int32_t threads, int32_t calls, t_binary f, void *user);

void t_set_handler(t_binary f, void *user); /* replaces the one before */
int32_t t_run_handler(int32_t a, int32_t b);
int t_register(const char *name, t_binary f, void *user, t_destroy destroy);
int32_t t_call_registered(const char *name, int32_t a, int32_t b);
void t_unregister(const char *name);

/* --- handles and errors -------------------------------------------------------------------- */
typedef struct counter counter;
counter *t_counter_new(int64_t start); /* NULL if negative */
int t_counter_close(counter *c);
int t_counter_add(counter *c, int64_t by, int64_t *now); /* 0, or a code */
const char *t_counter_error(counter *c);
const char *t_error_text(int code);
int t_open_like(const char *name); /* -1 and errno, or a number */
int32_t t_negative(int32_t v);     /* negative: failed */
void t_counter_on_change(counter *c, int32_t slot, t_binary f, void *user);
size_t t_counters(void);

/* --- the rest ------------------------------------------------------------------------------ */
int t_format(char *out, size_t room, const char *format, ...);
int64_t t_add_up(int32_t n, ...); /* n of int64_t */
extern int32_t t_level;
extern const char t_version[];
extern struct point t_home;
#define T_LIMIT 1000
#define T_NAME "torture"
#define T_RATIO 2.5
#define T_MIN(a, b) ((a) < (b) ? (a) : (b))

#ifdef __cplusplus
}
#endif
