package org.fos.store;

/**
 * The lock of a member's whole table, for a join (report §4.4).
 *
 * @param ticket the join
 * @param joiner the server that joins
 * @param granted whether it has been told; before, updates under way come to their end
 */
record TableLock(Transaction ticket, String joiner, boolean granted) {}
