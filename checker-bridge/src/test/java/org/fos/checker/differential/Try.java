package org.fos.checker.differential;

import java.util.List;
import java.util.Scanner;
import java.util.ArrayList;

public final class Try {
    public static void main(String[] args) {
        List<Term> terms = new ArrayList<>();
        Scanner in = new Scanner(System.in);
        while (in.hasNextLine()) {
            String l = in.nextLine().strip();
            if (!l.isEmpty()) terms.add(Term.leaf(Kind.NUMBER, l));
        }
        new Comparison(args.length > 0) .show(terms);
    }
}
