struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
typedef int number_t IN;
void f(int *a IN) OUT;
void g(int *a IN __attribute__((gccxml("oneway"))));
struct t __attribute__((gccxml("length-of(a)")));
void h(void) __attribute__((gccxml("service(T, 2)")));
