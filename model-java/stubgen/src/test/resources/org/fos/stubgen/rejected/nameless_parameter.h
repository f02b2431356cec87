struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void f(int, const char * IN);
