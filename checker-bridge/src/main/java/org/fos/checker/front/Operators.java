package org.fos.checker.front;

import static java.util.Map.entry;

import org.fos.checker.tree.Operator;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The operators of TLA+ and of its standard modules that take values to a value, by name. */
final class Operators {
    private static final Map<String, Operator> BUILT_IN =
            Map.ofEntries(
                    entry("\\lnot", Operator.NOT),
                    entry("=>", Operator.IMPLIES),
                    entry("\\equiv", Operator.EQUIVALENT),
                    entry("=", Operator.EQUAL),
                    entry("/=", Operator.NOT_EQUAL),
                    entry("\\in", Operator.IN),
                    entry("\\notin", Operator.NOT_IN),
                    entry("\\cup", Operator.UNION),
                    entry("\\union", Operator.UNION),
                    entry("\\cap", Operator.INTERSECTION),
                    entry("\\intersect", Operator.INTERSECTION),
                    entry("\\", Operator.DIFFERENCE),
                    entry("\\subseteq", Operator.SUBSET_OF),
                    entry("SUBSET", Operator.POWER_SET),
                    entry("UNION", Operator.BIG_UNION),
                    entry("$SetEnumerate", Operator.SET_OF),
                    entry("$FcnApply", Operator.APPLY),
                    entry("DOMAIN", Operator.DOMAIN),
                    entry("$SetOfFcns", Operator.FUNCTION_SET),
                    entry("$Tuple", Operator.TUPLE),
                    entry("$CartesianProd", Operator.PRODUCT),
                    entry("BOOLEAN", Operator.BOOLEAN),
                    entry("STRING", Operator.STRING));

    private static final Map<String, Operator> ARITHMETIC =
            Map.ofEntries(
                    entry("+", Operator.PLUS),
                    entry("-", Operator.MINUS),
                    entry("-.", Operator.NEGATE),
                    entry("*", Operator.TIMES),
                    entry("^", Operator.POWER),
                    entry("\\div", Operator.QUOTIENT),
                    entry("%", Operator.REMAINDER),
                    entry("<", Operator.LESS),
                    entry(">", Operator.GREATER),
                    entry("\\leq", Operator.AT_MOST),
                    entry("\\geq", Operator.AT_LEAST),
                    entry("..", Operator.INTERVAL),
                    entry("Nat", Operator.NAT),
                    entry("Int", Operator.INT));

    private static final Map<String, Map<String, Operator>> STANDARD =
            Map.of(
                    "Naturals", ARITHMETIC,
                    "Integers", ARITHMETIC,
                    "FiniteSets",
                            Map.of(
                                    "Cardinality", Operator.CARDINALITY,
                                    "IsFiniteSet", Operator.IS_FINITE_SET),
                    "Sequences",
                            Map.of(
                                    "Seq", Operator.SEQ,
                                    "Len", Operator.LEN,
                                    "Append", Operator.APPEND,
                                    "\\o", Operator.CONCATENATE,
                                    "\\circ", Operator.CONCATENATE,
                                    "Head", Operator.HEAD,
                                    "Tail", Operator.TAIL,
                                    "SubSeq", Operator.SUB_SEQ,
                                    "SelectSeq", Operator.SELECT_SEQ),
                    "TLC", tlc(),
                    "Bags", bags());

    private Operators() {}

    private static Map<String, Operator> tlc() {
        Map<String, Operator> operators = new HashMap<>();
        operators.put(":>", Operator.PAIR);
        operators.put("@@", Operator.OVERRIDE);
        operators.put("Permutations", Operator.PERMUTATIONS);
        operators.put("SortSeq", Operator.SORT_SEQ);
        operators.put("Assert", Operator.ASSERT);
        operators.put("Print", Operator.PRINT);
        operators.put("PrintT", Operator.PRINT_T);
        operators.put("ToString", Operator.TO_STRING);
        operators.put("TLCEval", Operator.TLC_EVAL);
        operators.put("TLCGet", Operator.TLC_GET);
        operators.put("TLCSet", Operator.TLC_SET);
        operators.put("Any", Operator.ANY);
        return operators;
    }

    private static Map<String, Operator> bags() {
        Map<String, Operator> operators = new HashMap<>();
        operators.put("BagIn", Operator.BAG_IN);
        operators.put("BagToSet", Operator.BAG_TO_SET);
        operators.put("SetToBag", Operator.SET_TO_BAG);
        operators.put("\\oplus", Operator.BAG_PLUS);
        operators.put("(+)", Operator.BAG_PLUS);
        operators.put("\\ominus", Operator.BAG_MINUS);
        operators.put("(-)", Operator.BAG_MINUS);
        operators.put("SubBag", Operator.SUB_BAG);
        operators.put("\\sqsubseteq", Operator.BAG_AT_MOST);
        operators.put("BagCardinality", Operator.BAG_CARDINALITY);
        operators.put("CopiesIn", Operator.COPIES_IN);
        operators.put("IsABag", Operator.IS_A_BAG);
        operators.put("EmptyBag", Operator.EMPTY_BAG);
        operators.put("BagUnion", Operator.BAG_UNION);
        operators.put("BagOfAll", Operator.BAG_OF_ALL);
        return operators;
    }

    /** TLA+'s own operator of this name; null if none of it takes values to a value. */
    static @Nullable Operator builtIn(String name) {
        return BUILT_IN.get(name);
    }

    /** TLA+'s own set of this name, which needs no module; null if there is none. */
    static @Nullable Operator set(String name) {
        return switch (name) {
            case "STRING" -> Operator.STRING;
            case "BOOLEAN" -> Operator.BOOLEAN;
            default -> null;
        };
    }

    /** A standard module's operator; null if it is not evaluated natively. */
    static @Nullable Operator standard(String module, String name) {
        Map<String, Operator> operators = STANDARD.get(module);
        return operators == null ? null : operators.get(name);
    }
}
