package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Protects from steps of the ring that its specification does not have. */
class ChannelCorrespondenceTest {
    @Test
    void everyStepOfTheChannelIsOneMethodOfItsName() throws Exception {
        assertEquals(List.of(), channel().actionsWithoutAMethod(ImmutableMap.of()));
    }

    @Test
    void aStepWithoutAMethodIsFound() throws Exception {
        Correspondence channel = channel();
        String renamed = channel.handlers().replace(" freeSlot(", " free(");
        assertEquals(
                List.of("FreeSlot"),
                channel.with(renamed).actionsWithoutAMethod(ImmutableMap.of()));
    }

    private static Correspondence channel() throws Exception {
        return Correspondence.of(
                "messaging",
                "Channel",
                ImmutableMap.of("Slots", Values.integer(1), "Word", Values.set(List.of())),
                "model-java/fos/src/main/java/org/fos/channel");
    }
}
