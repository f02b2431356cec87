package org.fos.messaging;

/**
 * A message in a mailbox. The kernel writes the name of the sender.
 *
 * @param from the process that sent it
 * @param to the mailbox
 * @param number its place among all messages of the sender to the mailbox, from 1
 * @param body not changed any more
 */
public record Letter(String from, String to, long number, byte[] body) {}
