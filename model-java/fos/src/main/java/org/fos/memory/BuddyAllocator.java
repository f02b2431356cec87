package org.fos.memory;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Address;
import org.fos.lib.Call;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.lib.Programs;
import org.fos.memory.BuddyMessages.AllocateBlockReply;
import org.fos.memory.BuddyMessages.AskReply;
import org.fos.trace.record.TraceValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One member of the distributed buddy allocator (report §4.3, §4.7.2): it splits a block when a
 * request waits for a smaller one, asks the other members when it has none that is large enough,
 * and coalesces two buddies when both are free here. It never reasons about a block that is
 * elsewhere.
 */
public final class BuddyAllocator implements BuddyServer {
    private static final Block NO_BLOCK = new Block(0, 0);

    private final String me;
    private final Dispatcher dispatcher;
    private final BuddyFleet fleet;
    private final BuddyClient others;
    private final FreeBlocks free = new FreeBlocks();
    private final SortedMap<String, Integer> request = new TreeMap<>();

    private BuddyAllocator(Dispatcher dispatcher, BuddyFleet fleet) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.fleet = fleet;
        this.others = new BuddyClient(dispatcher);
        dispatcher.hold(fleet.capability());
        BuddyServer.register(dispatcher, this);
    }

    /**
     * Starts a member.
     *
     * @param fleet that it belongs to
     * @param name of its process
     * @param core from 0
     */
    public static BuddyAllocator start(BuddyFleet fleet, String name, int core) {
        BuddyAllocator member =
                Programs.start(
                        fleet.microkernel(),
                        name,
                        core,
                        fleet.capability(),
                        dispatcher -> new BuddyAllocator(dispatcher, fleet),
                        BuddyAllocator::coalesceForEver);
        for (int i = 0; i < fleet.memory() && name.equals(fleet.home()); i++) {
            member.free.add(new Block(fleet.maxOrder(), i));
        }
        return member;
    }

    /** Returns the free blocks here; may be called by anyone. */
    public ImmutableSortedSet<Block> freeBlocks() {
        return free.all();
    }

    /** Returns what should not stay as it is, if anything should not; may be called by anyone. */
    public Optional<String> unfinished() {
        return request.isEmpty()
                ? free.withBuddy(fleet.maxOrder()).map(block -> block + " beside its buddy")
                : Optional.of("the requests of " + request.keySet());
    }

    @Override
    public AllocateBlockReply allocateBlock(Address from, long order) {
        return serve(from.process().name(), (int) Math.min(order, Block.MAX_ORDER))
                .map(block -> new AllocateBlockReply(true, block))
                .orElse(new AllocateBlockReply(false, NO_BLOCK));
    }

    /** Gives a client a block; sleeps while others are asked, nobody twice. */
    private Optional<Block> serve(String client, int order) {
        if (order > fleet.maxOrder()) {
            return Optional.empty();
        }
        request(client, order);
        List<String> unasked = new ArrayList<>(fleet.members());
        unasked.remove(me);
        while (!cut(order)) {
            if (unasked.isEmpty()) {
                refuse(client);
                return Optional.empty();
            }
            int next = (int) dispatcher.random().below(unasked.size());
            Address member = dispatcher.lookup(unasked.remove(next));
            Call<AskReply> asked = others.askCall(member, order);
            dispatcher.sleepUntil(asked::answered);
            AskReply reply = asked.await();
            if (reply.result()) {
                receive(reply.block());
                if (has(BuddyBug.RECEIVE_TWICE)) {
                    receive(reply.block());
                }
            }
        }
        return Optional.of(allocate(client, order));
    }

    /** Splits until there is a block of that order; returns whether there is one. */
    private boolean cut(int order) {
        Optional<Block> found = free.smallest(order);
        while (found.isPresent() && found.get().order() > order && !has(BuddyBug.ALLOCATE_LARGER)) {
            split(found.get());
            found = free.smallest(order);
        }
        return found.isPresent();
    }

    @Override
    public AskReply ask(Address from, long order) {
        Optional<Block> found = free.smallest((int) Math.min(order, Block.MAX_ORDER));
        found.ifPresent(block -> send(from.process().name(), block));
        return new AskReply(found.isPresent(), found.orElse(NO_BLOCK));
    }

    @Override
    public void releaseBlock(Address from, Block block) {
        free(from.process().name(), block);
        if (has(BuddyBug.SPLIT_IN_ADVANCE) && block.order() > 0) {
            split(block);
        }
    }

    /** Coalesces whenever two buddies are free here, and nobody waits. */
    private void coalesceForEver() {
        while (!has(BuddyBug.NEVER_COALESCE)) {
            dispatcher.sleepUntil(() -> coalescing().isPresent());
            coalesce(coalescing().orElseThrow());
        }
    }

    private Optional<Block> coalescing() {
        if (!request.isEmpty() && !has(BuddyBug.COALESCE_WHILE_WANTED)) {
            return Optional.empty();
        }
        if (has(BuddyBug.NEIGHBOUR_AS_BUDDY)) {
            return free.all().stream()
                    .filter(block -> block.order() < fleet.maxOrder())
                    .filter(block -> free.contains(other(block)))
                    .findFirst();
        }
        return free.withBuddy(fleet.maxOrder());
    }

    private Block other(Block block) {
        return has(BuddyBug.NEIGHBOUR_AS_BUDDY)
                ? new Block(block.order(), block.index() + 1)
                : block.buddy();
    }

    private boolean has(BuddyBug seeded) {
        return fleet.bug() == seeded;
    }

    /** {@code BuddyAllocator!Request(c, m, k)}. */
    private void request(String client, int order) {
        request.put(client, order);
        withRequest(step("Request", "BuddyAllocator.request").arg("k", order), client);
    }

    /** {@code BuddyAllocator!Free(c, m, b)}. */
    private void free(String client, Block block) {
        free.add(block);
        withFree(step("Free", "BuddyAllocator.free").arg("c", client).arg("b", value(block)));
    }

    /** {@code BuddyAllocator!Send(m, p, b)}. */
    private void send(String member, Block block) {
        free.remove(block);
        withFree(step("Send", "BuddyAllocator.send").arg("p", member).arg("b", value(block)));
    }

    /** {@code BuddyAllocator!Receive(m, b)}. */
    private void receive(Block block) {
        free.add(block);
        withFree(step("Receive", "BuddyAllocator.receive").arg("b", value(block)));
    }

    /** {@code BuddyAllocator!Allocate(c, m, b)}. */
    private Block allocate(String client, int order) {
        Block block = free.smallest(order).orElseThrow();
        free.remove(block);
        request.remove(client);
        withRequest(
                step("Allocate", "BuddyAllocator.allocate")
                        .arg("b", value(block))
                        .after(freeValue(), "free", me),
                client);
        return block;
    }

    /** {@code BuddyAllocator!Split(m, b)}. */
    private void split(Block block) {
        if (!has(BuddyBug.SPLIT_AND_KEEP)) {
            free.remove(block);
        }
        free.add(block.lowerHalf());
        if (!has(BuddyBug.SPLIT_AND_FORGET)) {
            free.add(block.lowerHalf().buddy());
        }
        withFree(step("Split", "BuddyAllocator.split").arg("b", value(block)));
    }

    /** {@code BuddyAllocator!Coalesce(m, b)}. */
    private void coalesce(Block block) {
        free.remove(block);
        free.remove(other(block));
        free.add(block.whole());
        withFree(step("Coalesce", "BuddyAllocator.coalesce").arg("b", value(block)));
    }

    /** {@code BuddyAllocator!Refuse(c, m)}. */
    private void refuse(String client) {
        request.remove(client);
        withRequest(step("Refuse", "BuddyAllocator.refuse").after(freeValue(), "free", me), client);
    }

    private Journal.Step step(String action, String source) {
        return fleet.journal().step(dispatcher, action, source).arg("m", me);
    }

    private void withFree(Journal.Step step) {
        step.after(freeValue(), "free", me).done();
    }

    private void withRequest(Journal.Step step, String client) {
        Integer order = request.get(client);
        Object value =
                TraceValue.record(
                        ImmutableMap.of(
                                "at",
                                order == null ? "Nobody" : me,
                                "order",
                                order == null ? 0 : order));
        step.arg("c", client).after(value, "request", client).done();
    }

    private Object freeValue() {
        return TraceValue.set(
                free.all().stream()
                        .map(BuddyAllocator::value)
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Object value(Block block) {
        return TraceValue.tuple(block.order(), block.index());
    }
}
