package org.fos.checker.tlc.inprocess;

import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperFactory;
import org.fos.checker.tlc.isolation.IsolatedLoader;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes steppers over TLC's evaluator, each with a copy of TLC of its own. A load takes a tenth to
 * half of a second; keep steppers and use them again.
 */
public final class InProcessTlc implements StepperFactory {

    @Override
    public Stepper load(SpecSource source) throws SpecificationException {
        IsolatedLoader loader = new IsolatedLoader(TlcLoading.class);
        try {
            return loader.caller(StepperFactory.class).load(source);
        } catch (SpecificationException | RuntimeException | Error e) {
            close(loader);
            throw e;
        }
    }

    private static void close(IsolatedLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
