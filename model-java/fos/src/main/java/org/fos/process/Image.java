package org.fos.process;

/**
 * A process that does not run: what moves between cores.
 *
 * @param program what it was created from
 * @param left how many cycles it still has to run, at least 0
 * @param used how many cycles it has run, at least 0
 * @param moves how often it was moved between cores
 */
public record Image(String program, long left, long used, int moves) {
    static final Image NONE = new Image("", 0, 0, 0);

    public Image {
        if (left < 0 || used < 0 || moves < 0) {
            throw new IllegalArgumentException(
                    "none may be negative, left=%d, used=%d, moves=%d"
                            .formatted(left, used, moves));
        }
    }

    Image moved() {
        return new Image(program, left, used, moves + 1);
    }
}
