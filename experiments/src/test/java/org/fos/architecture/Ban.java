package org.fos.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Methods or constructors that must be neither called nor referred to.
 *
 * @param owner the class that declares them, or one that inherits them
 * @param names their names; a constructor is {@code <init>}
 * @param fewest the fewest parameters of those that are banned
 * @param most the most parameters of those that are banned
 * @param instead what to use
 */
record Ban(Pattern owner, Pattern names, int fewest, int most, String instead) {
    static Ban of(String owner, String names, String instead) {
        return of(owner, names, 0, Integer.MAX_VALUE, instead);
    }

    static Ban of(String owner, String names, int fewest, int most, String instead) {
        return new Ban(Pattern.compile(owner), Pattern.compile(names), fewest, most, instead);
    }

    /** What a class must satisfy to use none of the given methods. */
    static ArchCondition<JavaClass> none(List<Ban> bans) {
        return new ArchCondition<>("use no banned method") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : user.getCodeUnitAccessesFromSelf()) {
                    for (Ban ban : bans) {
                        if (ban.covers(access.getTarget())) {
                            String message = access.getDescription() + "; use " + ban.instead();
                            events.add(SimpleConditionEvent.violated(access, message));
                        }
                    }
                }
            }
        };
    }

    private boolean covers(CodeUnitAccessTarget target) {
        int parameters = target.getRawParameterTypes().size();
        return owner.matcher(target.getOwner().getName()).matches()
                && names.matcher(target.getName()).matches()
                && parameters >= fewest
                && parameters <= most;
    }
}
