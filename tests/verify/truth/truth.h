#ifndef TRUTH_H
#define TRUTH_H
#include <stddef.h>
#include <stdint.h>

#define TRUTH_LIMIT 64
#define TRUTH_NAME "truth"
#define TRUTH_RATIO 2.5
#define TRUTH_MIN(a, b) ((a) < (b) ? (a) : (b))

enum color { COLOR_RED, COLOR_GREEN = 5, COLOR_BLUE };
enum __attribute__((packed)) small { SMALL_A, SMALL_B };

struct point {
  int x, y;
  double z;
};
struct pair {
  short a;
  short b;
  int c;
};
typedef struct {
  unsigned mode : 3;
  int level : 5;
  _Bool on : 1;
  long long big : 40;
} flags_t;
union value {
  int64_t i;
  double d;
  uint8_t raw[8];
};
struct __attribute__((packed)) packet {
  uint8_t kind;
  uint32_t size;
};
struct __attribute__((aligned(16))) wide {
  int a;
};
struct outer {
  int kind;
  union {
    int a;
    float b;
  };
  struct {
    int x;
  } inner;
  struct outer *next;
  char name[16];
  double m[2][3];
  int (*call)(void *user, int n);
};
struct blob {
  uint32_t size;
  uint8_t data[];
};

typedef struct db db;
typedef struct other other;
typedef int (*compare_t)(void *user, int n, const void *a);
typedef void (*destroy_t)(void *);
typedef long long row_id;

extern int counter;
extern const char version[];

int add(int a, int b);
unsigned char narrow(unsigned char c, float f, enum color k);
int db_open(const char *path, db **out);
void db_close(db *d);
size_t db_read(db *d, void *buffer, size_t n);
int db_each(db *d, compare_t call, void *user, destroy_t done);
int db_sum(db *d, const int *values, int n);
struct point moved(struct point p, const struct point *by);
char *format(const char *f, ...);
long stamp(const other *o, int64_t t);
#if defined(__x86_64__)
int __attribute__((ms_abi)) foreign(int a);
#endif
#endif
