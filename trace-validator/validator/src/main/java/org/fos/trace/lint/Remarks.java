package org.fos.trace.lint;

import org.fos.trace.lint.Remark.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remarks as they come up: the same one at many events is made once, for the first. */
final class Remarks {
    private final Map<String, Counted> all = new LinkedHashMap<>();

    private record Counted(Remark first, long times) {}

    void invalid(String file, long line, String found, String advice) {
        add(new Remark(Kind.INVALID, file, line, found, advice));
    }

    void warn(String file, long line, String found, String advice) {
        add(new Remark(Kind.WARNING, file, line, found, advice));
    }

    private void add(Remark remark) {
        Counted unused =
                all.merge(
                        remark.file() + '\n' + remark.found(),
                        new Counted(remark, 1),
                        (known, more) -> new Counted(known.first(), known.times() + 1));
    }

    List<Remark> list() {
        List<Remark> list = new ArrayList<>();
        for (Counted counted : all.values()) {
            Remark first = counted.first();
            list.add(
                    counted.times() == 1
                            ? first
                            : new Remark(
                                    first.kind(),
                                    first.file(),
                                    first.line(),
                                    "%s (and %d more events)"
                                            .formatted(first.found(), counted.times() - 1),
                                    first.advice()));
        }
        list.sort(
                Comparator.comparing(Remark::kind)
                        .thenComparing(Remark::file)
                        .thenComparingLong(Remark::line));
        return list;
    }
}
