struct s __attribute__((gccxml("service(S)")));
