package org.fos.experiments.conformance;

import org.fos.experiments.console.ExitStatus;
import org.fos.trace.lint.Linted;
import org.fos.trace.lint.Remark;
import org.fos.trace.lint.Remark.Kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is to say of several traces. */
public final class Lints {
    private final List<Remark> remarks = new ArrayList<>();
    private long traces;
    private long events;

    /** Adds what there is to say of one. */
    public void add(Linted linted) {
        traces++;
        events += linted.events();
        remarks.addAll(linted.remarks());
    }

    private boolean isInvalid() {
        return remarks.stream().anyMatch(remark -> remark.kind() == Kind.INVALID);
    }

    public int exitStatus() {
        return isInvalid() ? ExitStatus.BAD_INPUT : ExitStatus.HOLDS;
    }

    /** Each remark on a line, then how many there are. */
    public String text() {
        StringBuilder text = new StringBuilder();
        remarks.forEach(remark -> text.append(remark).append('\n'));
        long warnings = remarks.stream().filter(r -> r.kind() == Kind.WARNING).count();
        return text.append(
                        "%s   %,d events, %d invalid, %d warnings"
                                .formatted(
                                        isInvalid() ? "INVALID" : "VALID",
                                        events,
                                        remarks.size() - warnings,
                                        warnings))
                .toString();
    }

    /** One object; {@code verdict} is of the format alone. */
    public Map<String, Object> toJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", isInvalid() ? "invalid" : "valid");
        object.put("traces", traces);
        object.put("events", events);
        object.put("lint", remarks.stream().map(Lints::toJson).toList());
        return object;
    }

    private static Map<String, Object> toJson(Remark remark) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", remark.kind().name().toLowerCase(Locale.ROOT));
        object.put("file", remark.file());
        object.put("line", remark.line());
        object.put("found", remark.found());
        object.put("advice", remark.advice());
        return object;
    }
}
