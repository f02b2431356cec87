struct s __attribute__((gccxml("service(lower, 1)")));
