package org.fos.machine;

/** A machine file could not be had, or says something that it must not say. */
public final class MachineFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file or resource
     * @param line from 1
     * @param column from 1
     * @param path where in the document, such as {@code $.kernel.trap.value}
     * @param expected what should stand there
     * @param got what stands there
     */
    public MachineFileException(
            String file, int line, int column, String path, String expected, String got) {
        super(
                "%s:%d:%d: %s: expected %s, got %s"
                        .formatted(file, line, column, path, expected, got));
    }

    /**
     * @param message what is wrong and what to do
     */
    public MachineFileException(String message) {
        super(message);
    }
}
