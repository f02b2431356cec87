struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
void look(void);
void look_call(void);
void look_reply(void);
void service_id(void);
void f(int the_key, int theKey);
