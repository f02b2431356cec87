package org.fos.experiments.models;

import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelKind;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a verification does. What a sample leaves out is checked by {@link #DEEP}; large models
 * are checked by their name only.
 */
public enum Thoroughness {
    /** One model in four, one mutant or witness in sixteen, a few runs: under a minute. */
    QUICK(4, 16, 10, 4),
    /** All models, one mutant or witness in four. */
    NORMAL(1, 4, 60, 1),
    /** All. */
    DEEP(1, 1, 300, 1);

    private final int modelsInOne;
    private final int bugsInOne;
    private final int runs;
    private final int javaBugsInOne;

    Thoroughness(int modelsInOne, int bugsInOne, int runs, int javaBugsInOne) {
        this.modelsInOne = modelsInOne;
        this.bugsInOne = bugsInOne;
        this.runs = runs;
        this.javaBugsInOne = javaBugsInOne;
    }

    /** How many runs of the Java system. */
    public int runs() {
        return runs;
    }

    /** One of so many bugs seeded in the Java system is hunted. */
    public int javaBugsInOne() {
        return javaBugsInOne;
    }

    /** The models to check: of each family and kind the first, and then one in so many. */
    public List<Model> sample(List<Model> all) {
        Map<String, Map<ModelKind, Integer>> seen = new LinkedHashMap<>();
        List<Model> chosen = new ArrayList<>();
        for (Model model : all) {
            int place =
                    seen.computeIfAbsent(model.family(), f -> new EnumMap<>(ModelKind.class))
                                    .merge(model.kind(), 1, Integer::sum)
                            - 1;
            int inOne =
                    switch (model.kind()) {
                        case EVERYDAY, LIVENESS -> modelsInOne;
                        case MUTANT, WITNESS -> bugsInOne;
                        case LARGE -> Integer.MAX_VALUE;
                    };
            if (model.kind() != ModelKind.LARGE && place % inOne == 0) {
                chosen.add(model);
            }
        }
        return chosen;
    }
}
