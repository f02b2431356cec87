package org.fos.checker.tree;

/** The operators that take values to a value: TLA+'s own and those of the standard modules. */
public enum Operator {
    // Logic
    NOT("~"),
    IMPLIES("=>"),
    EQUIVALENT("<=>"),
    EQUAL("="),
    NOT_EQUAL("#"),
    // Over no set: such a formula may stand in a specification, but has no value here
    UNBOUNDED_CHOOSE("CHOOSE"),
    UNBOUNDED_ALL("\\A"),
    UNBOUNDED_ANY("\\E"),
    // Sets
    IN("\\in"),
    NOT_IN("\\notin"),
    UNION("\\cup"),
    INTERSECTION("\\cap"),
    DIFFERENCE("\\"),
    SUBSET_OF("\\subseteq"),
    POWER_SET("SUBSET"),
    BIG_UNION("UNION"),
    SET_OF("{...}"),
    // Functions, tuples, records
    APPLY("[...]"),
    FIELD("."),
    DOMAIN("DOMAIN"),
    FUNCTION_SET("[S -> T]"),
    TUPLE("<<...>>"),
    PRODUCT("\\X"),
    // Naturals, Integers
    PLUS("+"),
    MINUS("-"),
    NEGATE("-."),
    TIMES("*"),
    POWER("^"),
    QUOTIENT("\\div"),
    REMAINDER("%"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    INTERVAL(".."),
    NAT("Nat"),
    INT("Int"),
    // Built-in sets
    BOOLEAN("BOOLEAN"),
    STRING("STRING"),
    // FiniteSets
    CARDINALITY("Cardinality"),
    IS_FINITE_SET("IsFiniteSet"),
    // Sequences
    SEQ("Seq"),
    LEN("Len"),
    APPEND("Append"),
    CONCATENATE("\\o"),
    HEAD("Head"),
    TAIL("Tail"),
    SUB_SEQ("SubSeq"),
    SELECT_SEQ("SelectSeq"),
    // TLC
    PAIR(":>"),
    OVERRIDE("@@"),
    PERMUTATIONS("Permutations"),
    SORT_SEQ("SortSeq"),
    ASSERT("Assert"),
    PRINT("Print"),
    PRINT_T("PrintT"),
    TO_STRING("ToString"),
    TLC_EVAL("TLCEval"),
    TLC_GET("TLCGet"),
    TLC_SET("TLCSet"),
    ANY("Any"),
    // Bags
    BAG_IN("BagIn"),
    BAG_TO_SET("BagToSet"),
    SET_TO_BAG("SetToBag"),
    BAG_PLUS("(+)"),
    BAG_MINUS("(-)"),
    SUB_BAG("SubBag"),
    BAG_AT_MOST("\\sqsubseteq"),
    BAG_CARDINALITY("BagCardinality"),
    COPIES_IN("CopiesIn"),
    IS_A_BAG("IsABag"),
    EMPTY_BAG("EmptyBag"),
    BAG_UNION("BagUnion"),
    BAG_OF_ALL("BagOfAll");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** How it is written. */
    public String symbol() {
        return symbol;
    }
}
