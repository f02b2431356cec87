package org.fos.checker.explore;

import org.fos.checker.engine.Update;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** All updates that actions have made so far, cell by cell. */
final class Updates {
    private final List<Map<Update, Applied>> ofCells = new ArrayList<>();

    /** An update of a cell, the same one each time. */
    Applied of(Update update, int cell) {
        while (ofCells.size() <= cell) {
            ofCells.add(new IdentityHashMap<>());
        }
        return ofCells.get(cell).computeIfAbsent(update, u -> new Applied(u, cell));
    }
}
