package org.fos.checker.tlc.inprocess;

import org.jspecify.annotations.Nullable;

import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SymbolNode;

import java.util.List;
import java.util.Map;

/**
 * One way from Next to an operator.
 *
 * @param passages what lies between, outermost first
 * @param application where the operator is applied
 * @param definition the operator's definition, after substitution by a configuration
 * @param parameters the names of the operator's parameters
 * @param chosen which variable of a {@code \E} on the way is handed over as which parameter
 */
record Way(
        List<Passage> passages,
        OpApplNode application,
        OpDefNode definition,
        List<String> parameters,
        Map<FormalParamNode, String> chosen,
        List<@Nullable FormalParamNode> sources) {

    /** The parameter whose value is that of a variable of a {@code \E} on the way, if any. */
    @Nullable String parameterOf(SymbolNode variable) {
        return chosen.get(variable);
    }

    /** Whether a parameter gets its value straight from a variable that was bound for it. */
    boolean isHandedOver(int parameter) {
        FormalParamNode source = sources.get(parameter);
        return source != null && parameters.get(parameter).equals(chosen.get(source));
    }
}
