struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void f(int a int b);
void g(int a
void h(int);
int 3x(void);
void i(void) { }
enum colour { RED };
void j(int (*callback)(void));
void k(@);
void l(const);
struct t { int a }; 
typedef int;
void m(int a)
