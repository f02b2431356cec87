package org.fos.fleet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the servers and clients of one fleet have in common.
 *
 * @param microkernel of the machine that they run on
 * @param capability guards their mailboxes, and is held by all of them
 * @param founders the first view's members by seniority, at least one
 * @param clients of all names
 * @param detector what a suspicion means
 * @param mail what is under way
 * @param directory whom the fleet's name stands for at the moment: those who are in
 * @param journal where all record what they do
 * @param bug that all have, or null
 */
public record Fleet(
        Microkernel microkernel,
        Capability capability,
        ImmutableList<String> founders,
        ImmutableSortedSet<String> clients,
        Detector detector,
        Mail mail,
        Supplier<List<String>> directory,
        Journal journal,
        @Nullable FleetBug bug) {
    boolean has(FleetBug seeded) {
        return bug == seeded;
    }
}
