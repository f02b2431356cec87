package org.fos.kernel;

/**
 * The right to send to the mailboxes that it guards: 128 random bits that nobody guesses, so it can
 * be handed on within a message (report §3.1, §4.2). A process must hold it, see {@link
 * Kernel#hold}.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Capability(long high, long low) {}
