struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
typedef int32_t handle_t;
typedef int32_t handle_t;
typedef int64_t handle_t;
