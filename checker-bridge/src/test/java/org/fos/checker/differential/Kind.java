package org.fos.checker.differential;

import java.util.List;
import java.util.Map;

/** What kind of value a generated expression is meant to have. */
sealed interface Kind {
    Kind NUMBER = new Atom("number");
    Kind TRUTH = new Atom("truth");
    Kind TEXT = new Atom("text");
    Kind MODEL = new Atom("model");

    /** A number, a Boolean, a string, a model value. */
    record Atom(String name) implements Kind {}

    /** A set. */
    record SetOf(Kind element) implements Kind {}

    /** A function. */
    record FunctionOf(Kind from, Kind to) implements Kind {}

    /** A bag. */
    record Bag(Kind element) implements Kind {}

    /** A record, with its fields in an order of writing. */
    record RecordOf(Map<String, Kind> fields) implements Kind {}

    /** A tuple. */
    record Tuple(List<Kind> parts) implements Kind {}

    /** A sequence. */
    record Sequence(Kind element) implements Kind {}
}
