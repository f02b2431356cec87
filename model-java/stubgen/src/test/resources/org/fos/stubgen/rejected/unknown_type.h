struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void f(key_t a);
void g(float a);
key_t h(void);
typedef unknown_t known_t;
