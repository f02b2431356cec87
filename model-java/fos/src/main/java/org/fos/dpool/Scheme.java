package org.fos.dpool;

/** Where elements lie, and how they are moved before they are missed (report §4.8.1). */
public enum Scheme {
    /** One member holds everything: the baseline. */
    CENTRAL_STORAGE("CentralStorage"),
    /** Asks other shards when its own is empty. */
    DISTRIBUTED_STORAGE("DistributedStorage"),
    /** The same, and prefetches a block. */
    BULK_TRANSFER("BulkTransfer"),
    /** A second thread pulls a block when the shard is low. */
    BACKGROUND_PULL("BackgroundPull"),
    /** A second thread pushes a surplus to anybody. */
    BACKGROUND_PUSH("BackgroundPush"),
    /** The same, only to shards that are estimated to hold fewer. */
    BACKGROUND_PUSH_WITH_ESTIMATION("BackgroundPushWithEstimation");

    private final String specName;

    Scheme(String specName) {
        this.specName = specName;
    }

    /** Returns the scheme's name in the report and in the specification. */
    public String specName() {
        return specName;
    }
}
