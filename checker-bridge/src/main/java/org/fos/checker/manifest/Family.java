package org.fos.checker.manifest;

import com.google.common.collect.ImmutableList;

import java.nio.file.Path;
import java.util.List;

/**
 * The models of one protocol.
 *
 * @param directory where its specifications are
 * @param ladder from what is promised to how it is done; empty if nobody says
 * @param excuses exceptions to what is asked of every family
 */
public record Family(
        String name, Path directory, List<Layer> ladder, List<Excuse> excuses, List<Model> models) {

    public Family {
        ladder = ImmutableList.copyOf(ladder);
        excuses = ImmutableList.copyOf(excuses);
        models = ImmutableList.copyOf(models);
    }

    /** What is excepted from a rule, in the manifest's order. */
    public ImmutableList<String> excused(Excuse.Rule rule) {
        return excuses.stream()
                .filter(excuse -> excuse.from() == rule)
                .map(Excuse::subject)
                .collect(ImmutableList.toImmutableList());
    }

    /** The models that state what holds: everyday and temporal ones. */
    public ImmutableList<Model> everyday() {
        return models.stream()
                .filter(model -> model.kind().isEveryday())
                .collect(ImmutableList.toImmutableList());
    }
}
