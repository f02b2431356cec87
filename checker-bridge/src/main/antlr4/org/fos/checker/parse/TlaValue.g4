/** TLA+ values as TLC prints them. */
grammar TlaValue;

whole : group EOF ;

value
    : integer ('..' integer)?                           # number
    | (TRUE | FALSE)                                    # boolean
    | STRING                                            # string
    | NAME                                              # modelValue
    | '{' (value (',' value)*)? '}'                     # set
    | '<<' (value (',' value)*)? '>>'                   # tuple
    | '[' field (',' field)* ']'                        # record
    | '(' group ')'                                     # parenthesised
    ;

integer : '-'? NUMBER ;

field : (NAME | TRUE | FALSE) '|->' value ;

// One value, or a function: decided by the symbol after the first value.
group : value (':>' value ('@@' pair)*)? ;

pair : value ':>' value ;

TRUE : 'TRUE' ;
FALSE : 'FALSE' ;
NUMBER : [0-9]+ ;
// TLC prints any string of letters, digits and underscores as a field's name.
NAME : [0-9_]* [\p{L}] [\p{L}0-9_]* ;
STRING : '"' (~["\\] | '\\' .)* '"' ;
BLANK : [ \t\r\n]+ -> skip ;
// Leaves every error to the parser, which knows what it expected.
UNKNOWN : . ;
