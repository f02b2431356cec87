package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Protects the order of the house; each rule is also shown a house that breaks it. */
final class DependenceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    @Test
    void packagesFormNoCircles() {
        DependenceRules.NO_CIRCLES.check(House.classes());
    }

    @Test
    void arrowsRunOneWay() {
        DependenceRules.ARROWS_RUN_ONE_WAY.check(House.classes());
    }

    @Test
    void theRecorderStandsAlone() {
        DependenceRules.RECORDER_STANDS_ALONE.check(House.classes());
    }

    @Test
    void shouldSeeACircleOfTwoPackages() {
        assertRejected(
                DependenceRules.NO_CIRCLES,
                "Cycle",
                "package org.fos.machine; public class A { org.fos.machine.simulated.B b; }",
                "package org.fos.machine.simulated; public class B { org.fos.machine.A a; }");
    }

    @Test
    void shouldNotTakeADependenceForACircle() {
        var classes =
                Fixture.compile(
                        folder,
                        "package org.fos.machine.simulated; public class B {}",
                        "package org.fos.machine; class A { org.fos.machine.simulated.B b; }");
        assertFalse(DependenceRules.NO_CIRCLES.evaluate(classes).hasViolation());
        assertFalse(DependenceRules.ARROWS_RUN_ONE_WAY.evaluate(classes).hasViolation());
    }

    @Test
    void shouldSeeACheckerThatKnowsFos() {
        assertArrowRejected("org.fos.checker.tlc", "org.fos.naming");
    }

    @Test
    void shouldSeeAValidatorThatKnowsFos() {
        assertArrowRejected("org.fos.trace.validate", "org.fos.kernel");
    }

    @Test
    void shouldSeeAKernelThatKnowsItsClients() {
        assertArrowRejected("org.fos.kernel", "org.fos.lib.message");
    }

    @Test
    void shouldSeeASystemThatKnowsItsChecker() {
        assertArrowRejected("org.fos.store", "org.fos.checker.value");
        assertArrowRejected("org.fos.lib", "org.fos.trace.format");
    }

    @Test
    void shouldSeeALibraryThatKnowsExperiments() {
        assertArrowRejected("org.fos.naming", "org.fos.experiments.workload");
    }

    @Test
    void shouldSeeAnArrayOfWhatMustNotBeUsed() {
        assertRejected(
                DependenceRules.ARROWS_RUN_ONE_WAY,
                "org.fos.checker: Field",
                "package org.fos.store; public class Used {}",
                "package org.fos.checker.step; class User { org.fos.store.Used[] used; }");
    }

    @Test
    void shouldSeeAPackageWithoutAPlace() {
        assertRejected(
                DependenceRules.ARROWS_RUN_ONE_WAY,
                "org.fos.attic.Old has no place in the house",
                "package org.fos.attic; class Old {}");
    }

    @Test
    void shouldSeeARecorderWithALibrary() {
        assertRejected(
                DependenceRules.RECORDER_STANDS_ALONE,
                "com.google.common.base.Used",
                "package com.google.common.base; public class Used {}",
                "package org.fos.trace.record; class User { com.google.common.base.Used used; }");
    }

    @Test
    void shouldGiveAPackageThePlaceOfTheLongestName() {
        assertEquals("org.fos.trace.record", House.placeOf("org.fos.trace.record.x").orElseThrow());
        assertEquals("org.fos.trace", House.placeOf("org.fos.trace.recorded").orElseThrow());
    }

    private void assertArrowRejected(String userPackage, String usedPackage) {
        assertRejected(
                DependenceRules.ARROWS_RUN_ONE_WAY,
                usedPackage + ".Used",
                "package " + usedPackage + "; public class Used {}",
                "package " + userPackage + "; class User { " + usedPackage + ".Used used; }");
    }

    private void assertRejected(ArchRule rule, String reason, String... sources) {
        var result = rule.evaluate(Fixture.compile(folder, sources));
        assertTrue(result.hasViolation());
        String report = result.getFailureReport().toString();
        assertTrue(report.contains(reason), report);
    }
}
