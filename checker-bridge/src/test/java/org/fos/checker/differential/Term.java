package org.fos.checker.differential;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A generated expression.
 *
 * @param form its text, with a § for each of its parts
 * @param uses the bound names that it needs from around it, itself or in its parts
 */
record Term(Kind kind, String form, List<Term> parts, Set<String> uses) {

    static Term leaf(Kind kind, String text) {
        return new Term(kind, text, List.of(), Set.of());
    }

    static Term name(Kind kind, String name) {
        return new Term(kind, name, List.of(), Set.of(name));
    }

    /** An expression of parts; {@code bound} are the names that it binds in them. */
    static Term of(Kind kind, String form, List<String> bound, Term... parts) {
        Set<String> uses = new LinkedHashSet<>();
        for (Term part : parts) {
            uses.addAll(part.uses());
        }
        bound.forEach(uses::remove);
        return new Term(kind, form, List.of(parts), uses);
    }

    static Term of(Kind kind, String form, Term... parts) {
        return of(kind, form, List.of(), parts);
    }

    int size() {
        return 1 + parts.stream().mapToInt(Term::size).sum();
    }

    /** All parts, and theirs. */
    List<Term> within() {
        List<Term> all = new ArrayList<>();
        for (Term part : parts) {
            all.add(part);
            all.addAll(part.within());
        }
        return all;
    }

    private Term with(int place, Term part) {
        List<Term> changed = new ArrayList<>(parts);
        changed.set(place, part);
        // What is bound here stays bound; what is free in the new part was free in the old one.
        return new Term(kind, form, changed, uses);
    }

    /** Whether no {@code @} stands outside of an EXCEPT. */
    boolean isWhole() {
        String text = toString();
        return text.indexOf('@') < 0 || text.indexOf('@') > text.indexOf("EXCEPT");
    }

    /** Smaller expressions that may show the same: its parts, or one part made smaller. */
    List<Term> smaller() {
        List<Term> all = new ArrayList<>();
        for (Term part : within()) {
            if (part.uses().isEmpty()) {
                all.add(part);
            }
        }
        all.addAll(reduced());
        return all;
    }

    private List<Term> reduced() {
        List<Term> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Term part = parts.get(i);
            for (Term inner : part.within()) {
                if (inner.kind().equals(part.kind()) && part.uses().containsAll(inner.uses())) {
                    all.add(with(i, inner));
                }
            }
            for (Term simple : Simple.of(part.kind())) {
                if (simple.size() < part.size()
                        || (simple.size() == part.size()
                                && simple.toString().length() < part.toString().length())) {
                    all.add(with(i, simple));
                }
            }
            for (Term reduced : part.reduced()) {
                all.add(with(i, reduced));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) == '§') {
                text.append(parts.get(next));
                next++;
            } else {
                text.append(form.charAt(i));
            }
        }
        return text.toString();
    }
}
