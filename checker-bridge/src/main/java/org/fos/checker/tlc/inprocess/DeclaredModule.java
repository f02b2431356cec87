package org.fos.checker.tlc.inprocess;

import org.fos.checker.front.ModuleFiles;
import org.fos.checker.front.Sany;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;

import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDefNode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a module declares, as TLA+'s parser sees it.
 *
 * @param constants the constants with the number of their arguments
 * @param variables the variables
 * @param definitions the names of all operators
 */
record DeclaredModule(
        Map<String, Integer> constants, List<String> variables, Set<String> definitions) {
    static DeclaredModule parse(SpecSource source, ModuleFiles files)
            throws SpecificationException {
        return of(Sany.parse(source.directory(), source.module(), files));
    }

    static DeclaredModule of(ModuleNode module) {
        Map<String, Integer> constants = new LinkedHashMap<>();
        Sany.inOrder(module.getConstantDecls())
                .forEach(c -> constants.put(c.getName().toString(), c.getArity()));
        Set<String> definitions = new LinkedHashSet<>();
        for (OpDefNode definition : module.getOpDefs()) {
            definitions.add(definition.getName().toString());
        }
        List<String> variables =
                Sany.inOrder(module.getVariableDecls()).stream()
                        .map(variable -> variable.getName().toString())
                        .toList();
        return new DeclaredModule(constants, variables, definitions);
    }
}
