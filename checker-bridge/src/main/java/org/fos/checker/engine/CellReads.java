package org.fos.checker.engine;

/** Is told which cells an evaluation reads. */
public interface CellReads {
    /** A cell of the state has been read. */
    void current(int cell);

    /** A cell of a given next state has been read. */
    void next(int cell);
}
