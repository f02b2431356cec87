package org.fos.checker.engine;

import org.fos.checker.value.Value;

/** Is told which cells an evaluation reads. */
public interface CellReads {
    /** A cell of the state has been read. */
    void current(int cell);

    /** Of a cell of the state only this has been looked at, which is said of its value. */
    void current(Aspect aspect, Value said);

    /** A cell of a given next state has been read. */
    void next(int cell);
}
