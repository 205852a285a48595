/* Every compiler extension that headers use. */
#ifndef NASTY_H
#define NASTY_H
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#define NASTY_VERSION "1.2" ".3"
#define NASTY_MASK (1u << 31 | 0x0F)
#define NASTY_BIG 0x1ffffffffULL
#define NASTY_RATIO (1.0 / 4)
#define NASTY_LETTER 'a'
#define NASTY_NEG (-5)
#define NASTY_ALIAS nasty_plain
#define NASTY_MAX(a, b) ((a) > (b) ? (a) : (b))
#define NASTY_NOWHERE ((void *)0)
#define NASTY_SIZE sizeof(struct nasty_packed)
#define NASTY_TEN (NASTY_MAX(3, 10))

/* attributes */
extern int nasty_plain(int a, const char *b) __attribute__((nonnull(2), warn_unused_result));
__attribute__((visibility("default"))) __attribute__((__deprecated__("use nasty_plain")))
void *nasty_alloc(size_t n) __attribute__((malloc, alloc_size(1)));
_Noreturn void nasty_exit(int code) __attribute__((__noreturn__));
[[nodiscard]] int nasty_c23(void);
int nasty_renamed(int) __asm__("nasty_" "real_name");

/* calling conventions */
int __attribute__((ms_abi)) nasty_ms(int a, double b);
typedef int (__attribute__((ms_abi)) *nasty_ms_callback)(void *user, int n);
void nasty_each(int (__attribute__((ms_abi)) *each)(int), void *user);

/* layout */
struct __attribute__((packed)) nasty_packed { char kind; int size; };
struct nasty_packed_after { char kind; int size __attribute__((aligned(2))); } __attribute__((packed, aligned(4)));
typedef struct { char c; _Alignas(16) char d; } nasty_aligned;
#pragma pack(push, 2)
struct nasty_pragma { char kind; int size; };
#pragma pack(pop)
struct nasty_unpacked { char kind; int size; };
struct nasty_bits { unsigned a : 3, b : 5; unsigned : 0; uint32_t : 4, c : 2; const int d : 1; };
struct nasty_nested {
  int kind;
  union { int i; struct { float x, y; }; };
  struct nasty_inner { long v; } inner[2], *next;
  enum { NASTY_ON = 1, NASTY_OFF = NASTY_ON << 3 } state;
  struct nasty_nested *(*make)(struct nasty_nested *self, int (*each)(void));
  char tail[];
};
typedef union nasty_value { int i; double d; } nasty_value;

/* types only compilers know */
__extension__ typedef long long nasty_ll;
_Float16 nasty_half(_Float16 x);
__int128 nasty_wide(unsigned __int128 x);
__float128 nasty_quad(__float128 x);
typedef float nasty_v4 __attribute__((vector_size(16)));
nasty_v4 nasty_add(nasty_v4 a, nasty_v4 b);
int nasty_vprint(const char *format, va_list ap) __attribute__((format(printf, 1, 0)));
int nasty_print(const char *restrict format, ...);
double _Complex nasty_complex(double _Complex z);
__typeof__(int) nasty_typeof(__typeof__(((struct nasty_bits *)0)->d) x);
typedef int nasty_mode __attribute__((mode(DI)));
_Bool nasty_bool(_Bool x);
typedef void (^nasty_block)(int);
void nasty_run(void (^block)(int), nasty_block other);
char *_Nullable nasty_maybe(char *_Nonnull name, int *__restrict out);
enum nasty_small : uint8_t { NASTY_A, NASTY_B = 200 };
enum nasty_attr { NASTY_X __attribute__((deprecated)) = 4, NASTY_Y [[deprecated]], NASTY_Z, };
_Static_assert(sizeof(int) == 4, "int");

/* bodies */
static inline int nasty_inline(int x) { return ({ int y = x; y + '}'; }) + "}"[0]; }
__extension__ extern __inline__ __attribute__((__always_inline__, __gnu_inline__)) int
nasty_gnu(int x) { if (x) { return 1; } return 0; }
int nasty_old(a, b) int a; char *b; { return a + *b; }
int nasty_after_old(void);
static const int nasty_constant = 5;
extern __thread int nasty_tls;
extern const char nasty_text[], *const nasty_names[3];
int nasty_unprototyped();
int (nasty_bracketed)(int (*)(int[static 3]), int values[NASTY_TEN], char const *const *argv);
void (*nasty_signal(int sig, void (*handler)(int)))(int);

/* what nobody can read costs only itself */
unknown_t nasty_unknown(int x);
int nasty_between(int x);
int nasty_garbage(int ? 3);
struct nasty_broken { int a; wat b; int c; };
struct nasty_uses_broken { struct nasty_broken b; };
int nasty_uncounted[];
int nasty_last(void);
#endif
