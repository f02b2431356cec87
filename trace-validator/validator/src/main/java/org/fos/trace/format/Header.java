package org.fos.trace.format;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.checker.step.ConstantBinding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * The first line of a trace.
 *
 * @param run the run's name
 * @param spec the module's name
 * @param instance which instance of the spec was recorded, where a run has several
 * @param recorder who recorded, where an instance has several recorders
 * @param incarnation how many lives the recorder has had
 * @param recorders all recorders of the instance
 * @param modelValues the strings that stand for model values
 * @param constants what the spec's constants stand for
 * @param provenance what a replay needs; texts as they are, all else as JSON
 */
public record Header(
        String run,
        String spec,
        Optional<String> instance,
        Optional<String> recorder,
        OptionalInt incarnation,
        List<String> recorders,
        SortedSet<String> modelValues,
        Map<String, ConstantBinding> constants,
        Map<String, String> provenance) {

    public Header {
        recorders = List.copyOf(recorders);
        modelValues = ImmutableSortedSet.copyOf(modelValues);
        constants = ImmutableMap.copyOf(constants);
        provenance = ImmutableMap.copyOf(provenance);
    }
}
