package org.fos.checker.explore;

import org.fos.checker.engine.Aspect;
import org.fos.checker.engine.EvaluationException;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.Map;

/** All aspects of cells at which evaluations have looked so far. */
final class Looks {
    private final Map<Aspect, Seen> seen = new IdentityHashMap<>();

    /** What is known of the aspects that have been read. */
    synchronized @Nullable Seen[] of(Reads reads) {
        @Nullable Seen[] looked = new Seen[reads.count];
        for (int i = 0; i < reads.count; i++) {
            Aspect aspect = reads.aspects[i];
            Value said = reads.said[i];
            if (aspect != null && said != null) {
                looked[i] = seen.computeIfAbsent(aspect, Seen::new);
            }
        }
        return looked;
    }

    /** The numbers of what has been read of a state, and of the next one. */
    static int[] numbers(Reads reads, @Nullable Seen[] looked, int[] row, int[] next) {
        int[] numbers = new int[reads.count];
        for (int i = 0; i < numbers.length; i++) {
            Seen aspect = looked[i];
            Value said = reads.said[i];
            if (aspect != null && said != null) {
                numbers[i] = aspect.note(number(row, aspect.cell()), said) - 1;
            } else {
                int cell = reads.cells[i];
                numbers[i] = cell >= 0 ? number(row, cell) : number(next, ~cell);
            }
        }
        return numbers;
    }

    /** The number of a cell's value in a row, which may be older than the cell. */
    static int number(int[] row, int cell) {
        return cell < row.length ? row[cell] : 0;
    }

    /** The number of what an aspect says of a value; 0 if it says nothing. */
    int said(Evaluation by, Seen aspect, CellValues cell, int number) {
        try {
            return aspect.note(number, by.evaluator.said(aspect.aspect, cell.values[number]));
        } catch (EvaluationException e) {
            return 0; // It may not be asked of this one at all.
        }
    }
}
