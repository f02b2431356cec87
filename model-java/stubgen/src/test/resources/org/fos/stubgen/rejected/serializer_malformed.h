struct s __attribute__((gccxml("service(S, 1)")));
#define IN __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))
#define INOUT __attribute__((gccxml("in-out")))
typedef struct a a_t __attribute__((gccxml("serializer(Unqualified)")));
typedef struct b b_t __attribute__((gccxml("serializer(org.example.Codec)")));
typedef struct c c_t __attribute__((gccxml("serializer(org.example.Codec, List<String>)")));
typedef struct d d_t __attribute__((gccxml("serializer()")));
typedef struct e e_t __attribute__((gccxml("serializer(a.B, C, D)")));
