package io.icebreaker.app;

import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.KeptMaster;
import io.icebreaker.feed.master.MasterStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A day that began before the brokers made their masters anew fetches them again in the morning, beside
 * everything else, and tries every quarter of an hour until it has them. What streams stays; what the page
 * searches is the new one. {@link #look} from one thread.
 */
final class MorningMasters {
    private static final Duration BETWEEN = Duration.ofMinutes(15);

    /** Reads masters, fetching what is not of today. */
    @FunctionalInterface
    interface Loader {
        Masters load(Instant now) throws ConfigException;
    }

    private final Loader loader;
    private final Consumer<InstrumentBook> taker;
    private volatile boolean isRunning;
    private volatile Instant had;
    private Instant tried;

    /**
     * @param began when masters were last looked for
     * @param taker gets the new book, on a thread of this object's
     */
    MorningMasters(Instant began, Loader loader, Consumer<InstrumentBook> taker) {
        this.loader = loader;
        this.taker = taker;
        had = began;
        tried = began;
    }

    /** Starts a download when one is due; returns at once. */
    void look(Instant now) {
        boolean isDue =
                had.isBefore(MasterStore.remadeOn(now)) && !now.isBefore(MasterStore.remadeOn(now));
        boolean isFirst = tried.isBefore(MasterStore.remadeOn(now));
        if (isDue && !isRunning && (isFirst || !now.isBefore(tried.plus(BETWEEN)))) {
            tried = now;
            isRunning = true;
            var thread = new Thread(() -> fetch(now), "masters");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void fetch(Instant now) {
        try {
            Masters masters = loader.load(now);
            if (masters.kept().values().stream()
                    .map(KeptMaster::note)
                    .allMatch(it -> MasterStore.isFresh(it, now))) {
                had = now;
                taker.accept(masters.book());
            } else {
                masters.warnings().forEach(it -> System.err.println("icebreaker: " + it));
            }
        } catch (ConfigException e) {
            System.err.println("icebreaker: " + e.getMessage());
        } finally {
            isRunning = false;
        }
    }
}
