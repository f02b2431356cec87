package org.fos.checker.tlc.inprocess;

import org.jspecify.annotations.Nullable;

import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a search through Next stands.
 *
 * @param passages what was passed
 * @param sources the variables of {@code \E} passed, and the parameters that stand for one
 * @param prefix the instances entered, as they precede an operator's name
 * @param operators the operators entered, by name
 * @param insideStep whether one of them is a step
 */
record Trail(
        List<Passage> passages,
        Map<SymbolNode, FormalParamNode> sources,
        String prefix,
        List<String> operators,
        boolean insideStep) {
    static final Trail ROOT = new Trail(List.of(), Map.of(), "", List.of(), false);

    Trail then(Passage passage) {
        return new Trail(plus(passages, passage), sources, prefix, operators, insideStep);
    }

    Trail choose(OpApplNode exists) {
        Map<SymbolNode, FormalParamNode> more = new HashMap<>(sources);
        Arrays.stream(exists.getBdedQuantSymbolLists())
                .flatMap(Arrays::stream)
                .forEach(variable -> more.put(variable, variable));
        List<Passage> passed = plus(passages, new Passage.Choice(exists));
        return new Trail(passed, more, prefix, operators, insideStep);
    }

    Trail unfold(OpApplNode application, OpDefNode definition, String instance) {
        Map<SymbolNode, FormalParamNode> more = new HashMap<>(sources);
        FormalParamNode[] parameters = definition.getParams();
        List<@Nullable FormalParamNode> handed = sources(application);
        for (int i = 0; i < parameters.length; i++) {
            FormalParamNode source = handed.get(i);
            if (source != null) {
                more.put(parameters[i], source);
            }
        }
        List<Passage> passed = plus(passages, new Passage.Unfolding(application, definition));
        return new Trail(passed, more, prefix + instance, operators, insideStep);
    }

    Trail under(String operator) {
        return new Trail(passages, sources, prefix, plus(operators, operator), insideStep);
    }

    Trail inStep() {
        return new Trail(passages, sources, prefix, operators, true);
    }

    boolean isInside(OpDefNode definition) {
        return passages.stream()
                .anyMatch(p -> p instanceof Passage.Unfolding u && u.definition() == definition);
    }

    /** The way that ends with the application of an operator here. */
    Way way(OpApplNode application, OpDefNode definition) {
        FormalParamNode[] declared =
                application.getOperator() instanceof OpDefNode named
                        ? named.getParams()
                        : definition.getParams();
        List<String> names = Arrays.stream(declared).map(p -> p.getName().toString()).toList();
        List<@Nullable FormalParamNode> handed = sources(application);
        Map<FormalParamNode, String> chosen = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            FormalParamNode source = handed.get(i);
            if (source != null) {
                chosen.putIfAbsent(source, names.get(i));
            }
        }
        return new Way(passages, application, definition, names, chosen, handed);
    }

    private List<@Nullable FormalParamNode> sources(OpApplNode application) {
        List<@Nullable FormalParamNode> found = new ArrayList<>();
        for (ExprOrOpArgNode arg : application.getArgs()) {
            found.add(source(arg));
        }
        return found;
    }

    private @Nullable FormalParamNode source(SemanticNode arg) {
        return arg instanceof OpApplNode bare && bare.getArgs().length == 0
                ? sources.get(bare.getOperator())
                : null;
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
