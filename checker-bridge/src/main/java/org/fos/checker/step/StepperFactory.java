package org.fos.checker.step;

/** Makes steppers; what an engine provides. */
public interface StepperFactory {

    /**
     * Loads a specification.
     *
     * @throws SpecificationException if it cannot be loaded, with all that its author needs to mend
     *     it
     */
    Stepper load(SpecSource source) throws SpecificationException;
}
