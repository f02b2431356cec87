package org.fos.checker.engine;

import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a cell lies.
 *
 * @param variable the place of its variable
 * @param arguments the arguments that lead to it, one after the other
 * @param part whether it holds some elements of a set, the others of which lie in other cells
 */
public record CellPath(int variable, List<Value> arguments, boolean part) {

    public CellPath {
        arguments = List.copyOf(arguments);
    }

    static CellPath of(Layout layout, int cell) {
        for (int v = 0; v < layout.variables(); v++) {
            List<Value> arguments = new ArrayList<>();
            Shape shape = layout.shape(v);
            if (shape instanceof Partition partition) {
                for (int k = 0; k < partition.keys(); k++) {
                    if (partition.cell(k) == cell) {
                        return new CellPath(v, arguments, true);
                    }
                }
            } else if (find(shape, cell, arguments)) {
                return new CellPath(v, arguments, false);
            }
        }
        throw new IllegalArgumentException("no such cell, cell=" + cell);
    }

    private static boolean find(Shape shape, int cell, List<Value> arguments) {
        if (shape instanceof Shape.Whole(int own)) {
            return own == cell;
        }
        if (shape instanceof Shape.Parts parts) {
            for (int i = 0; i < parts.parts().length; i++) {
                arguments.addLast(parts.domain().argument(i));
                if (find(parts.parts()[i], cell, arguments)) {
                    return true;
                }
                arguments.removeLast();
            }
        }
        return false;
    }
}
