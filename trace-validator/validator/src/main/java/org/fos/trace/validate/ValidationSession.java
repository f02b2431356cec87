package org.fos.trace.validate;

import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperFactory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps loaded specifications, so that many traces of one specification with the same constants
 * load it once. What changes on disk meanwhile is not seen. Belongs to one thread.
 */
public final class ValidationSession implements AutoCloseable {
    private static final int KEPT = 16;

    private final StepperFactory engine;
    private final Map<SpecSource, Stepper> steppers = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** A session over an engine. */
    public ValidationSession(StepperFactory engine) {
        this.engine = engine;
    }

    /**
     * The stepper of a specification, loaded if it is not at hand. The session closes it.
     *
     * @throws SpecificationException if the specification cannot be loaded
     */
    public Stepper stepper(SpecSource source) throws SpecificationException {
        Stepper kept = steppers.get(source);
        if (kept != null) {
            return kept;
        }
        Stepper loaded = engine.load(source);
        steppers.put(source, loaded);
        if (steppers.size() > KEPT) {
            SpecSource eldest = steppers.keySet().iterator().next();
            Stepper given = steppers.remove(eldest);
            if (given != null) {
                given.close();
            }
        }
        return loaded;
    }

    @Override
    public void close() {
        steppers.values().forEach(Stepper::close);
        steppers.clear();
    }
}
