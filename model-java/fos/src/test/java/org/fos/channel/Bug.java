package org.fos.channel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Channels with a bug; each is the Java twin of an operator of {@code MutantChannel.tla}. */
enum Bug {
    NONE,
    FLAG_BEFORE_BODY,
    FREE_BEFORE_COPY,
    BEGIN_THOUGH_FULL;

    Channel map(ChannelLayout layout) {
        MemorySegment page = Arena.ofAuto().allocate(layout.pageBytes(), 128);
        Phase.OPEN.show(page);
        return new Channel(writer(layout, page), reader(layout, page));
    }

    private ChannelWriter writer(ChannelLayout layout, MemorySegment page) {
        return switch (this) {
            case FLAG_BEFORE_BODY ->
                    new ChannelWriter(layout, page) {
                        @Override
                        void send(byte[] message, int offset, int lengthBytes) {
                            flag(lengthBytes);
                            writeWords(message, offset, lengthBytes);
                            publish(lengthBytes);
                        }
                    };
            case BEGIN_THOUGH_FULL ->
                    new ChannelWriter(layout, page) {
                        @Override
                        public Put put(byte[] message, int offset, int lengthBytes) {
                            send(message, offset, lengthBytes);
                            return Put.SENT;
                        }
                    };
            default -> new ChannelWriter(layout, page);
        };
    }

    private ChannelReader reader(ChannelLayout layout, MemorySegment page) {
        return this == FREE_BEFORE_COPY
                ? new ChannelReader(layout, page) {
                    @Override
                    void receive(byte[] target, int lengthBytes) {
                        clearFlag();
                        copyWords(target, lengthBytes);
                        freeSlot();
                    }
                }
                : new ChannelReader(layout, page);
    }
}
