struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void f(int *a OUT, int n __attribute__((gccxml("length-of(a)"))));
void g(int *a INOUT, int *n OUT __attribute__((gccxml("length-of(a)"))));
void h(int *a IN, int *n __attribute__((gccxml("length-of(a)"))));
