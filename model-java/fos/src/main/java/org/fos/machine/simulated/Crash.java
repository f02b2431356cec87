package org.fos.machine.simulated;

import com.google.common.collect.ImmutableList;

import org.fos.machine.Message;
import org.fos.machine.ProcessId;

/**
 * A process has stopped for good.
 *
 * @param process which one
 * @param timeCycles when
 * @param lost its messages that were on their way to living processes and will not arrive: for each
 *     receiver those that it sent last, in the order sent; receivers in the order of their numbers
 */
public record Crash(ProcessId process, long timeCycles, ImmutableList<Message> lost) {}
