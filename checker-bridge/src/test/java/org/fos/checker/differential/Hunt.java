package org.fos.checker.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

public final class Hunt {
    public static void main(String[] args) {
        long seed = Long.parseLong(args[0]);
        int modules = Integer.parseInt(args[1]);
        int shown = Integer.parseInt(args[2]);
        long start = System.currentTimeMillis();
        long compared = 0;
        long known = 0;
        int bad = 0;
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (int m = 0; m < modules; m++) {
            boolean action = m % 3 == 2;
            boolean variables = m % 3 > 0;
            Random random = new Random(seed + m);
            Expressions expressions = new Expressions(random, variables, action, m % 2 == 0);
            List<Term> terms = new ArrayList<>();
            while (terms.size() < 400) {
                Term t = expressions.draw(expressions.kind(2), 2 + random.nextInt(3));
                if (t.toString().length() < 600 && t.uses().isEmpty()) {
                    terms.add(t);
                }
            }
            Comparison comparison = new Comparison(action);
            List<Comparison.Disagreement> found;
            try {
                found = comparison.compare(terms);
            } catch (IllegalStateException e) {
                System.out.println("module " + m + ": " + e.getMessage());
                continue;
            }
            compared += comparison.compared();
            known += comparison.known();
            for (Comparison.Disagreement d : found) {
                bad++;
                String key = (d.ofTlc() instanceof Outcome.Known ? "value" : d.ofTlc().getClass().getSimpleName()) + "/" + d.own().getClass().getSimpleName();
                int n = kinds.merge(key, 1, Integer::sum);
                if (shown > 0 && n < 12 && d.term().toString().length() < 250) {
                    shown--;
                    System.out.println(new Comparison(action).smallest(d));
                }
            }
        }
        System.out.println("compared " + compared + " with value " + known + " disagreements " + bad + " " + kinds + " ms " + (System.currentTimeMillis() - start));
    }
}
