package org.fos.memory;

import org.fos.dpool.PoolMember;
import org.fos.dpool.Removal;
import org.fos.kernel.Address;
import org.fos.memory.PagesMessages.AllocateReply;

/**
 * A server of physical memory (report §4.7.2): the numbers of the free pages lie in a distributed
 * pool, of which it is a member. It knows a client by the name of its process.
 */
public final class PageServer implements PagesServer {
    private final PoolMember<Long> pool;

    private PageServer(PoolMember<Long> pool) {
        this.pool = pool;
    }

    /** Serves pages in the process of a member of the pool. */
    public static void serve(PoolMember<Long> pool) {
        PagesServer.register(pool.dispatcher(), new PageServer(pool));
    }

    @Override
    public AllocateReply allocate(Address from) {
        return switch (pool.remove(from.process().name())) {
            case Removal.Given<Long>(Long page) -> reply(PagesResult.OK, page);
            case Removal.Refused<Long>() -> reply(PagesResult.REFUSED, 0);
            case Removal.NotServing<Long>() -> reply(PagesResult.NOT_SERVING, 0);
        };
    }

    private static AllocateReply reply(PagesResult result, long page) {
        return new AllocateReply(result.ordinal(), page);
    }

    @Override
    public int release(Address from, long page) {
        return switch (pool.add(from.process().name(), page)) {
            case ADDED -> PagesResult.OK.ordinal();
            case REFUSED -> PagesResult.REFUSED.ordinal();
            case NOT_SERVING -> PagesResult.NOT_SERVING.ordinal();
        };
    }
}
