package org.fos.checker.manifest;

import com.google.common.collect.ImmutableList;

import java.nio.file.Path;
import java.util.List;

/**
 * The models of one protocol.
 *
 * @param directory where its specifications are
 * @param ladder from what is promised to how it is done; empty if nobody says
 */
public record Family(String name, Path directory, List<Layer> ladder, List<Model> models) {
    public Family {
        ladder = ImmutableList.copyOf(ladder);
        models = ImmutableList.copyOf(models);
    }
}
