#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum color { red = 0, green = 5, blue };
typedef uint8_t access;

struct point { int32_t x, y; };
typedef struct {
  uint32_t mode : 3;
  bool on : 1;
  uint32_t : 4;
  enum color color : 8;
  uint32_t : 0;
  int16_t low : 5;
} flags;
#pragma pack(push, 1)
typedef struct { uint8_t kind; uint32_t size; struct { uint8_t a; uint16_t b; } inner; } packet;
#pragma pack(pop)
typedef struct __attribute__((packed)) { uint8_t a : 3; uint16_t b : 11; int64_t c; } tight;
typedef union { int64_t i; double d; uint8_t raw[8]; } value;
struct node;
typedef int32_t (*visit)(void *user, struct node *node, int32_t depth);
struct node {
  value value;
  enum color kind;
  union { int32_t a; float b; };
  struct { int32_t x; long y; } inner;
  struct node *next;
  const char *name;
  char label[16];
  char raw[4];
  double matrix[2][3];
  struct point points[3];
  struct point *at;
  int32_t *count;
  void *data;
  visit visit;
  access access;
  const char *titles[2];
};
struct blob { uint32_t size; uint16_t data[]; };
struct __attribute__((aligned(64))) wide { uint8_t a; uint64_t b; };
struct fixed { const char *name; struct point *at; float ratio; char letter; wchar_t wide; };
