package org.fos.machine;

/** How far apart two cores are, as far as the cost of a message is concerned. */
public enum Distance {
    SAME_CORE("sameCore"),
    SAME_SOCKET("sameSocket"),
    OTHER_SOCKET("otherSocket");

    private final String key;

    Distance(String key) {
        this.key = key;
    }

    /** Returns the name that machine files use. */
    public String key() {
        return key;
    }
}
