package io.icebreaker.journal;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look through all output on disk that a writer begins with: a day's takes seconds, in which a feed can
 * connect. In a thread of its own.
 */
final class OutputLook {
    private static final Logger LOG = LoggerFactory.getLogger(OutputLook.class);

    private final JournalDirectory directory;
    private final CompletableFuture<OutputReader> reader;

    /** Begins. */
    OutputLook(JournalDirectory directory) {
        this.directory = directory;
        reader =
                CompletableFuture.supplyAsync(
                        () -> new OutputReader(directory), OutputLook::inThread);
    }

    private static void inThread(Runnable look) {
        var thread = new Thread(look, "output-look");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits for the end. Output that is damaged, or cannot even be opened, is put aside to be written anew:
     * recovery finds all of it again.
     *
     * @param room of a writer that begins anew then; null for none
     */
    OutputReader sound(Counters counters, QueueRoom room) {
        OutputReader found = reader.exceptionally(unopenable -> null).join();
        if (found != null && !found.isDamaged()) {
            return found;
        }
        if (found != null) {
            found.close();
        }
        counters.increment(Counter.JOURNAL_DAMAGED);
        LOG.warn(
                "{}: damaged output put aside as {}",
                directory.path(),
                directory.putAside("output"));
        if (room != null) {
            room.forget();
        }
        return new OutputReader(directory);
    }
}
