package org.fos.checker.differential;

import org.fos.checker.manifest.*;
import java.nio.file.*;
import java.util.*;

public final class WalkAll {
    public static void main(String[] args) throws Exception {
        Path specs = Path.of(args[0]);
        long each = Long.parseLong(args[1]);
        long seed = Long.parseLong(args[2]);
        String only = args.length > 3 ? args[3] : "";
        long total = 0;
        for (Family family : Manifest.read(specs.resolve("manifest.json")).families()) {
            for (Model m : family.models()) {
                if (!m.name().contains(only)) continue;
                long start = System.currentTimeMillis();
                Walks w = new Walks(m.module().toAbsolutePath().getParent(), m.module().getFileName().toString().replace(".tla", ""), m.config().getFileName().toString().replace(".cfg", ""), seed);
                String d;
                try { d = w.disagreement(each, 40); } catch (Exception | Error e) { d = "REFUSED " + e.getMessage(); }
                total += w.compared();
                System.out.println(m.name() + " " + w.compared() + " ms " + (System.currentTimeMillis() - start) + " " + (d.isEmpty() ? "ok" : "DIFFERS " + d.substring(0, Math.min(1500, d.length()))));
            }
        }
        System.out.println("compared " + total);
    }
}
