package org.fos.messaging;

/**
 * The right of one process to send to one mailbox, as the mailbox' kernel lists it.
 *
 * @param number never given out again for this mailbox
 * @param giver the process it comes from, or the mailbox itself
 */
record MailboxCapability(long number, String giver) {}
