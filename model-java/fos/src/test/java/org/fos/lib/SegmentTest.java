package org.fos.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.machine.Message;
import org.fos.machine.simulated.MachineObserver;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SegmentTest {
    private final Town town = new Town();
    private final List<String> log = new ArrayList<>();

    private void logSends() {
        town.machine.observe(
                new MachineObserver() {
                    @Override
                    public void sent(Message message, long leavesCycles) {
                        log.add("left: " + message.id());
                    }
                });
    }

    @Test
    void sendsLeaveWhenTheirSegmentEnds() {
        logSends();
        Dispatcher target = town.process("target", self -> self.serve(1, (from, body) -> null));
        town.process(
                "source",
                self -> {
                    self.post(target.address(), 1, new byte[0]);
                    self.post(target.address(), 1, new byte[0]);
                    log.add("first segment ends");
                    self.yieldNow();
                    self.post(target.address(), 1, new byte[0]);
                    log.add("second segment ends");
                });
        town.run();
        assertEquals(
                List.of(
                        "first segment ends",
                        "left: source.1",
                        "left: source.2",
                        "second segment ends",
                        "left: source.3"),
                log);
    }

    @Test
    void aSegmentKnowsWhatItReceivesAndSendsBeforeAnyOfItLeaves() {
        logSends();
        Dispatcher other = town.process("other", self -> self.serve(1, (from, body) -> body(7)));
        Dispatcher server =
                town.process(
                        "server",
                        self ->
                                self.serve(
                                        3,
                                        (from, body) -> {
                                            note(self);
                                            Town.number(body);
                                            self.call(other.address(), 1, new byte[0], Town::number)
                                                    .await();
                                            note(self);
                                            return body(8);
                                        }));
        town.process(
                "client", self -> self.call(server.address(), 3, body(1), Town::number).await());
        town.run();
        assertEquals(
                List.of(
                        "left: client.1",
                        "server took [client.1] and sends [server.1]",
                        "left: server.1",
                        "left: other.1",
                        "server took [other.1] and sends [server.2]",
                        "left: server.2"),
                log);
    }

    private void note(Dispatcher self) {
        Segment segment = self.segment();
        segment.atEnd(
                () ->
                        log.add(
                                "%s took %s and sends %s"
                                        .formatted(
                                                self.process(),
                                                segment.receives(),
                                                segment.sends())));
    }

    private static byte[] body(long value) {
        return Town.bytes(value);
    }

    @Test
    void noOtherThreadRunsBetweenTwoYields() {
        List<String> steps = new ArrayList<>();
        town.process(
                "p",
                self -> {
                    for (String name : List.of("a", "b")) {
                        self.spawn(
                                () -> {
                                    steps.add(name + 1);
                                    self.compute(1_000);
                                    steps.add(name + 2);
                                    self.yieldNow();
                                    steps.add(name + 3);
                                });
                    }
                });
        town.run();
        assertEquals(List.of("a1", "a2", "b1", "b2", "a3", "b3"), steps);
    }
}
