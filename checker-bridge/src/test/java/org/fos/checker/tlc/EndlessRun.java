package org.fos.checker.tlc;

import java.nio.file.Path;

/** A program that checks a model without end, and says when the check is under way. */
final class EndlessRun {
    private EndlessRun() {}

    public static void main(String[] args) {
        TlcRun run = TlcRun.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        CheckResult result =
                Tlc.check(run.withHeapMebibytes(256), progress -> System.out.println("under way"));
        System.out.println(result);
    }
}
