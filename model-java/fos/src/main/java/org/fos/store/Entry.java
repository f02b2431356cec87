package org.fos.store;

import org.jspecify.annotations.Nullable;

/**
 * What the table holds for a key.
 *
 * @param version of the key, larger after each committed update, deletes included
 * @param value null if the key is absent
 */
public record Entry(long version, @Nullable String value) {}
