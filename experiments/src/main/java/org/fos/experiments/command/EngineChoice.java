package org.fos.experiments.command;

import org.fos.experiments.engine.Engine;

import java.util.List;
import java.util.Locale;

/** Which engines hold a trace against its specification. */
enum EngineChoice {
    /** The specification compiled to run inside this process. */
    COMPILED(Engine.COMPILED),
    /** TLC. */
    TLC(Engine.TLC),
    /** One after the other; they must agree. */
    BOTH(Engine.COMPILED, Engine.TLC);

    private final List<Engine> engines;

    EngineChoice(Engine... engines) {
        this.engines = List.of(engines);
    }

    /** The engines to ask, the one whose answer is shown first. */
    List<Engine> engines() {
        return engines;
    }

    /** The name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
