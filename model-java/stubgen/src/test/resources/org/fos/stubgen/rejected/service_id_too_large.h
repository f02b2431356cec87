struct s __attribute__((gccxml("service(S, 8388608)")));
