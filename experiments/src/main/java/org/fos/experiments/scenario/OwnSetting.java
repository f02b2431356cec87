package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

/** What a setting of one scenario may be. */
public sealed interface OwnSetting {
    /** A whole number from {@code least} to {@code most}. */
    record Number(int least, int most) implements OwnSetting {
        /** A whole number from {@code least} up. */
        Number(int least) {
            this(least, 999_999_999);
        }

        @Override
        public void require(String name, String value) {
            boolean isNumber = value.matches("\\d{1,9}");
            if (!isNumber || Integer.parseInt(value) < least) {
                throw new IllegalArgumentException(
                        "%s must be at least %d, got %s".formatted(name, least, value));
            }
            if (Integer.parseInt(value) > most) {
                throw new IllegalArgumentException(
                        "%s must be at most %d, got %s".formatted(name, most, value));
            }
        }
    }

    /** One of these words. */
    record Word(ImmutableList<String> words) implements OwnSetting {
        @Override
        public void require(String name, String value) {
            if (!words.contains(value)) {
                throw new IllegalArgumentException(
                        "%s must be one of %s, got %s".formatted(name, words, value));
            }
        }
    }

    /**
     * Checks a value.
     *
     * @param name of the setting
     * @throws IllegalArgumentException if it may not have this value
     */
    void require(String name, String value);
}
