package org.fos.messaging;

/**
 * Where a mailbox is, or was: no mailbox ever has the same address twice, even if it comes back to
 * a place.
 *
 * @param place where it is
 * @param moves how often it had moved
 */
record MailboxAddress(String place, int moves) {}
