package org.fos.checker.tlc;

import java.nio.file.Path;

/** A program that checks a model again and again on two threads, and says when one is done. */
final class RestlessRuns {
    private RestlessRuns() {}

    public static void main(String[] args) {
        TlcRun run =
                TlcRun.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]))
                        .withHeapMebibytes(64);
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().start(() -> checkForEver(run));
        }
    }

    private static void checkForEver(TlcRun run) {
        while (true) {
            Tlc.check(run, ProgressListener.NONE);
            System.out.println("one is done");
        }
    }
}
