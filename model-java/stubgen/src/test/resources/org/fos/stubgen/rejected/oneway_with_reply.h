struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
#define ONEWAY __attribute__((gccxml("oneway")))
ONEWAY int f(void);
ONEWAY void g(int *a OUT);
void h(int *a INOUT) ONEWAY;
