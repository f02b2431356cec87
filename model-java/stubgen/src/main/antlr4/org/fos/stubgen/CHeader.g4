/**
 * One declaration of a C header. Comments are skipped here; directives and macros are resolved by
 * the Preprocessor, which works on the tokens of this grammar and hands on one declaration at a
 * time, so that an error in one does not hide those in the next.
 */
grammar CHeader;

declaration
    : (typeDefinition | typed) EOF
    ;

typeDefinition
    : Typedef type Identifier attribute* ';'
    ;

typed
    : type prototype? ';'
    ;

prototype
    : Identifier attribute* '(' (parameter (',' parameter)*)? ')' attribute*
    ;

parameter
    : type Identifier? array? attribute*
    ;

array
    : '[' Number? ']'
    ;

type
    : qualifier* baseType qualifier* pointer*
    ;

qualifier
    : Const
    | Storage
    | attribute
    ;

baseType
    : Builtin+
    | Struct attribute* Identifier structBody?
    | Identifier
    ;

structBody
    : '{' member* '}'
    ;

member
    : type Identifier array? ';'
    ;

pointer
    : '*' qualifier*
    ;

attribute
    : Attribute '(' '(' attributeItem (',' attributeItem)* ')' ')'
    ;

attributeItem
    : (Identifier | Const) arguments?
    ;

arguments
    : '(' argument* ')'
    ;

argument
    : arguments
    | ~('(' | ')')
    ;

Typedef : 'typedef' ;
Struct : 'struct' ;
Const : 'const' | '__const' ;
Storage : 'volatile' | 'restrict' | '__restrict' | '__restrict__' | 'extern' ;
Attribute : '__attribute__' | '__attribute' ;
Builtin
    : 'void' | 'char' | 'short' | 'int' | 'long' | 'signed' | 'unsigned' | '_Bool'
    | 'float' | 'double'
    ;
Unsupported : 'enum' | 'union' | 'static' | 'inline' ;

Identifier : [A-Za-z_] [A-Za-z_0-9]* ;
Number : [0-9] [A-Za-z_0-9.]* ;
String : '"' (~["\\\r\n] | '\\' .)* '"' ;
HeaderName : '<' ~[<>\r\n]+ '>' ;

Hash : '#' ;
Newline : '\n' -> channel(HIDDEN) ;
Continuation : '\\' '\r'? '\n' -> skip ;
Blank : [ \t\r\f]+ -> skip ;
LineComment : '//' ~[\r\n]* -> skip ;
BlockComment : '/*' .*? '*/' -> skip ;
OpenComment : '/*' ;
Other : . ;
