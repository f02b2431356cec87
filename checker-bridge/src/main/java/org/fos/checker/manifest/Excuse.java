package org.fos.checker.manifest;

import java.util.Locale;

/**
 * An exception to what is asked of every family.
 *
 * @param from what it is an exception from
 * @param subject the property, the expression or the model that is excepted
 * @param reason why
 */
public record Excuse(Rule from, String subject, String reason) {

    /** What is asked of every family. */
    public enum Rule {
        /** Each property is violated by a mutant. The subject is its name. */
        VIOLATED,
        /**
         * The everyday models evaluate each expression of the actions. The subject is the module's
         * name, a colon, and the first line of the expression.
         */
        EVALUATED,
        /** The counterexample of each mutant fits on a page. The subject is the mutant's name. */
        SHORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
