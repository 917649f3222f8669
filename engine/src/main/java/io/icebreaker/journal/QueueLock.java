package io.icebreaker.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.threads.Pauser;

/** The locks that Chronicle keeps in a queue's metadata, which the death of a writer does not release. */
final class QueueLock {
    private static final String APPEND = "chronicle.append.lock";
    private static final long WAIT_MS = 15_000;

    private QueueLock() {}

    /** Releases both, whoever holds them; only for the owner of the directory's own lock. */
    static void release(Path metadata) {
        if (!Files.exists(metadata)) {
            return;
        }
        SingleChronicleQueueBuilder.addAliases();
        try (var table =
                        SingleTableBuilder.binary(metadata.toFile(), Metadata.NoMeta.INSTANCE)
                                .readOnly(false)
                                .build();
                var append =
                        new TableStoreWriteLock(table, () -> Pauser.balanced(), WAIT_MS, APPEND);
                var write = new TableStoreWriteLock(table, () -> Pauser.balanced(), WAIT_MS)) {
            append.forceUnlock();
            write.forceUnlock();
        }
    }
}
