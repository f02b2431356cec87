package org.fos.kernel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.machine.Machine;
import org.fos.machine.ProcessId;
import org.fos.machine.Program;
import org.fos.machine.RandomStream;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The microkernel of one machine, as seen at boot: it makes processes, and keeps the directory by
 * which they find each other's mailboxes before a name service runs (report §3.1).
 */
public final class Microkernel {
    /** A mailbox: who owns it, and what guards it. */
    record Mailbox(String name, Address address, Capability guard) {}

    /** All mailboxes by number, and by the name that holds now. */
    private record Directory(
            ImmutableList<Mailbox> mailboxes, ImmutableSortedMap<String, Mailbox> byName) {}

    private final Machine machine;
    private final RandomStream capabilities;
    private final AtomicReference<Directory> directory =
            new AtomicReference<>(new Directory(ImmutableList.of(), ImmutableSortedMap.of()));

    /**
     * @param machine what it runs on
     */
    public Microkernel(Machine machine) {
        this.machine = machine;
        this.capabilities = machine.random("capabilities");
    }

    /** Returns the machine that this runs on. */
    public Machine machine() {
        return machine;
    }

    /**
     * Makes a process. Mailboxes that the program creates while it is built are in the directory
     * before any process runs.
     *
     * @param name unique among living processes
     * @param core from 0
     * @param program builds the program on the process' view of the microkernel
     */
    public ProcessId spawn(String name, int core, Function<Kernel, Program> program) {
        return machine.spawn(name, core, processor -> program.apply(new Kernel(this, processor)));
    }

    /** Makes a capability that nobody holds yet. */
    public Capability newCapability() {
        return new Capability(capabilities.nextLong(), capabilities.nextLong());
    }

    /** Returns the address of the mailbox of that name, if there is one. */
    public Optional<Address> find(String name) {
        return Optional.ofNullable(directory().byName().get(name)).map(Mailbox::address);
    }

    /**
     * Returns the address of the mailbox of that name.
     *
     * @throws UnknownMailbox if there is none
     */
    public Address lookup(String name) {
        return find(name).orElseThrow(() -> new UnknownMailbox(name, names()));
    }

    /** Returns the names of all mailboxes, sorted. */
    public ImmutableList<String> names() {
        return directory().byName().keySet().asList();
    }

    /** Returns the mailbox at that address, if one was ever created there. */
    Optional<Mailbox> mailbox(Address address) {
        ImmutableList<Mailbox> all = directory().mailboxes();
        int number = address.mailbox();
        return number >= 0 && number < all.size() && all.get(number).address().equals(address)
                ? Optional.of(all.get(number))
                : Optional.empty();
    }

    /** Puts a new mailbox into the directory, in the place of one of an earlier incarnation. */
    Mailbox create(ProcessId owner, String name, Capability guard) {
        while (true) {
            Directory old = directory();
            Mailbox taken = old.byName().get(name);
            if (taken != null && !isSuccessor(owner, taken.address().process())) {
                throw new IllegalArgumentException(
                        "mailbox name '%s' is taken by process %s"
                                .formatted(name, taken.address().process()));
            }
            Address address = new Address(owner, old.mailboxes().size());
            Mailbox mailbox = new Mailbox(name, address, guard);
            if (directory.compareAndSet(old, with(old, mailbox))) {
                return mailbox;
            }
        }
    }

    private Directory directory() {
        return Objects.requireNonNull(directory.get());
    }

    private static boolean isSuccessor(ProcessId owner, ProcessId before) {
        return owner.name().equals(before.name()) && owner.number() > before.number();
    }

    private static Directory with(Directory old, Mailbox mailbox) {
        ImmutableSortedMap.Builder<String, Mailbox> byName = ImmutableSortedMap.naturalOrder();
        old.byName()
                .forEach(
                        (name, other) -> {
                            if (!name.equals(mailbox.name())) {
                                byName.put(name, other);
                            }
                        });
        return new Directory(
                ImmutableList.<Mailbox>builder().addAll(old.mailboxes()).add(mailbox).build(),
                byName.put(mailbox.name(), mailbox).build());
    }
}
