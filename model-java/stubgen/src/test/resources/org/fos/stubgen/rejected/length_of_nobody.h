struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void f(int *a IN, int n __attribute__((gccxml("length-of(b)"))));
void g(int n __attribute__((gccxml("length-of(n)"))));
void h(int *a IN, int n __attribute__((gccxml("length-of(a)"))),
       int m __attribute__((gccxml("length-of(a)"))));
