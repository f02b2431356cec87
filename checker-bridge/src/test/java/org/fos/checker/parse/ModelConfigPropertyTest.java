package org.fos.checker.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.fos.checker.value.ArbitraryValues;
import org.fos.checker.value.Value;

import java.util.List;

class ModelConfigPropertyTest {

    private static Arbitrary<String> names() {
        return ArbitraryValues.identifiers().filter(name -> !ConfigText.isKeyword(name));
    }

    private static Arbitrary<ConstantBinding> bindings() {
        Arbitrary<Value> values =
                ArbitraryValues.values().filter(10_000, value -> ConfigText.canBeWritten(value));
        return Arbitraries.oneOf(
                Combinators.combine(names(), names().optional(), values)
                        .as(ConstantBinding.Assignment::new),
                Combinators.combine(names(), names().optional(), names())
                        .as(ConstantBinding.Substitution::new));
    }

    @Provide
    Arbitrary<ModelConfig> configs() {
        Arbitrary<List<String>> lists = names().list().ofMaxSize(3);
        Arbitrary<ModelConfig> start =
                Combinators.combine(
                                bindings()
                                        .list()
                                        .uniqueElements(ConstantBinding::name)
                                        .ofMaxSize(4),
                                names().optional(),
                                names().optional(),
                                names().optional(),
                                lists,
                                lists,
                                lists,
                                lists)
                        .as(
                                (constants, spec, init, next, inv, prop, con, act) ->
                                        new ModelConfig(
                                                constants,
                                                spec,
                                                init,
                                                next,
                                                inv,
                                                prop,
                                                con,
                                                act,
                                                spec,
                                                init,
                                                next.map(name -> name.length() > 2)));
        return start;
    }

    @Provide
    Arbitrary<String> almostConfigs() {
        return Arbitraries.of(
                        "CONSTANT",
                        "INIT",
                        "INVARIANTS",
                        "CHECK_DEADLOCK",
                        "A",
                        "=",
                        "<-",
                        "1",
                        "TRUE",
                        "{",
                        "}",
                        ",",
                        "[",
                        "]",
                        "(*",
                        "*)",
                        "\\* c\n",
                        "\"s\"",
                        "\"")
                .list()
                .ofMaxSize(10)
                .map(words -> String.join(" ", words));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBackEqual(@ForAll("configs") ModelConfig config)
            throws SyntaxException {
        assertEquals(config, ModelConfig.parse("test.cfg", config.toText()));
    }

    @Property(tries = 1000)
    void anyTextIsAConfigurationOrAnErrorWithinIt(@ForAll("almostConfigs") String text) {
        try {
            ModelConfig config = ModelConfig.parse("test.cfg", text);
            assertEquals(config, ModelConfig.parse("test.cfg", config.toText()));
        } catch (SyntaxException e) {
            assertTrue(e.line() >= 1 && e.line() <= text.lines().count() + 1, e.getMessage());
            assertEquals("test.cfg", e.source());
        }
    }
}
