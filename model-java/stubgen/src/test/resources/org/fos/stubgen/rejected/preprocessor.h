struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
#include "not_there.h"
#include
#define SQUARE(x) x
#define
#if 1
#endif
#endif
#else
#error this is not for you
#line 7
int f(SQUARE);
#ifdef NEVER
void never(void);
