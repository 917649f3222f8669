package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.KeptMaster;
import io.icebreaker.feed.master.MasterNote;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MorningMastersTest {
    private static final Instant HALF_PAST_EIGHT = Instant.parse("2026-11-26T03:00:00Z"); // IST
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BlockingQueue<Instant> loads = new LinkedBlockingQueue<>();
    private final BlockingQueue<InstrumentBook> taken = new LinkedBlockingQueue<>();
    private volatile boolean isThere;

    private MorningMasters begunAt(Instant began) {
        return new MorningMasters(began, this::load, taken::add);
    }

    private Masters load(Instant now) throws ConfigException {
        loads.add(now);
        if (!isThere) {
            throw new ConfigException("the test's broker is busy");
        }
        var note = new MasterNote("kite", MasterStore.dateOf(now), now, 1, 0, 0);
        var kept = new KeptMaster(note, Path.of("x"), new MasterRows(List.of(), 0, List.of()), "");
        return new Masters(Map.of("kite", kept), InstrumentBook.of(Map.of()), List.of());
    }

    /** Looks each minute of two hours; says in which minutes after half past eight a load began. */
    private String loadsOfTwoHours(MorningMasters morning, int thereAfter) throws Exception {
        var minutes = new StringBuilder();
        for (int minute = -30; minute < 90; minute++) {
            isThere = minute >= thereAfter;
            morning.look(HALF_PAST_EIGHT.plus(MINUTE.multipliedBy(minute)));
            boolean isTry = minute >= 0 && minute % 15 == 0 && taken.isEmpty();
            Instant load = loads.poll(isTry ? 20_000 : 0, TimeUnit.MILLISECONDS);
            if (load != null) {
                minutes.append(Duration.between(HALF_PAST_EIGHT, load).toMinutes()).append(' ');
                if (isThere) {
                    taken.add(taken.poll(20, TimeUnit.SECONDS));
                }
                settle();
            }
        }
        return minutes.toString();
    }

    /** Until the load's thread has gone. */
    private static void settle() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("masters")) {
                try {
                    thread.join(20_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void fetchesOnceWhenTheyAreMadeAnew() throws Exception {
        assertEquals(
                "0 ", loadsOfTwoHours(begunAt(HALF_PAST_EIGHT.minus(MINUTE.multipliedBy(200))), 0));
        assertEquals(1, taken.size());
    }

    @Test
    void triesEveryQuarterOfAnHourUntilItHasThem() throws Exception {
        assertEquals("0 15 30 ", loadsOfTwoHours(begunAt(HALF_PAST_EIGHT.minus(MINUTE)), 20));
    }
}
