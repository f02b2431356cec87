struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void f(int *a __attribute__((gccxml("inn"))));
void g(int *a __attribute__((gccxml("in(b)"))));
void h(int *a __attribute__((gccxml)));
void i(int *a __attribute__((gccxml(in))));
void j(const char *a __attribute__((gccxml("in", "in"))));
