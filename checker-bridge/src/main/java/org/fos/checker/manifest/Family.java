package org.fos.checker.manifest;

import com.google.common.collect.ImmutableList;

import java.nio.file.Path;
import java.util.List;

/**
 * The models of one protocol.
 *
 * @param directory where its specifications are
 */
public record Family(String name, Path directory, List<Model> models) {
    public Family {
        models = ImmutableList.copyOf(models);
    }
}
