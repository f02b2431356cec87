/** TLC's configuration files. */
grammar TlcConfig;

config : statement* EOF ;

statement
    : ('CONSTANT' | 'CONSTANTS') binding*                       # constants
    | 'SPECIFICATION' NAME                                      # specification
    | 'INIT' NAME                                               # init
    | 'NEXT' NAME                                               # next
    | ('INVARIANT' | 'INVARIANTS') NAME*                        # invariants
    | ('PROPERTY' | 'PROPERTIES') NAME*                         # properties
    | ('CONSTRAINT' | 'CONSTRAINTS') NAME*                      # constraints
    | ('ACTION_CONSTRAINT' | 'ACTION_CONSTRAINTS') NAME*        # actionConstraints
    | 'SYMMETRY' NAME                                           # symmetry
    | 'VIEW' NAME                                               # view
    | 'CHECK_DEADLOCK' (TRUE | FALSE)                           # checkDeadlock
    ;

binding : NAME bound ;

bound
    : '=' ('[' NAME ']')? value                                 # assignment
    | '<-' ('[' NAME ']')? NAME                                 # substitution
    ;

value
    : NUMBER                                                    # number
    | (TRUE | FALSE)                                            # boolean
    | STRING                                                    # string
    | NAME                                                      # modelValue
    | '{' (value (',' value)*)? '}'                             # set
    ;

TRUE : 'TRUE' ;
FALSE : 'FALSE' ;
NUMBER : [0-9]+ ;
NAME : [0-9_]* [a-zA-Z] [a-zA-Z0-9_]* ;
// TLC takes a configuration's strings literally, escapes and all: they are left out.
STRING : '"' ~["\\\r\n]* '"' ;
LINE_COMMENT : '\\*' ~[\r\n]* -> skip ;
BLOCK_COMMENT : '(*' (BLOCK_COMMENT | .)*? '*)' -> skip ;
BLANK : [ \t\r\n]+ -> skip ;
// Leaves every error to the parser, which knows what it expected.
UNKNOWN : . ;
