package org.fos.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Optional;

/** Which package may depend on which. */
final class DependenceRules {
    /** Packages form no circles: one of them can be read, tested and changed before the others. */
    static final ArchRule NO_CIRCLES =
            slices().matching("org.fos.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** Arrows of the house run one way. */
    static final ArchRule ARROWS_RUN_ONE_WAY =
            classes()
                    .that()
                    .resideInAPackage("org.fos..")
                    .should(useOnlyWhatTheirPlaceMayUse())
                    .because("House.MAY_USE says who may use whom");

    /** Who only records traces carries no checker and no library but the compressor. */
    static final ArchRule RECORDER_STANDS_ALONE =
            classes()
                    .that()
                    .resideInAPackage("org.fos.trace.record..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.fos.trace.record..",
                            "java..",
                            "com.github.luben.zstd..",
                            "org.jspecify..")
                    .allowEmptyShould(true);

    private DependenceRules() {}

    private static ArchCondition<JavaClass> useOnlyWhatTheirPlaceMayUse() {
        return new ArchCondition<>("use only what their place in the house may use") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                Optional<String> place = House.placeOf(user.getPackageName());
                if (place.isEmpty()) {
                    String message = user.getName() + " has no place in the house; give it one";
                    events.add(SimpleConditionEvent.violated(user, message));
                    return;
                }
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    String used =
                            dependency.getTargetClass().getBaseComponentType().getPackageName();
                    boolean ours = House.isAtOrBelow(used, "org.fos");
                    if (ours
                            && !House.placeOf(used)
                                    .map(u -> House.mayUse(place.get(), u))
                                    .orElse(false)) {
                        String message = place.get() + ": " + dependency.getDescription();
                        events.add(SimpleConditionEvent.violated(dependency, message));
                    }
                }
            }
        };
    }
}
