struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
struct t;
void f(struct t *a IN, void *b IN, int **c IN, char ***d OUT);
struct t *g(void);
int *h(void);
