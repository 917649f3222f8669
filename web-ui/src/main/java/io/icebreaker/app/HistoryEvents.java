package io.icebreaker.app;

import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells a new journal what earlier days left, as HISTORY events; a journal that is continued has most of them
 * already and gets only what is missing. One thread.
 */
final class HistoryEvents {
    private final Set<String> known = new TreeSet<>();

    /** Learns what a recovered journal holds. */
    void watch(Tick slot) {
        if (slot.kind() == EventKind.HISTORY && Events.historyKind(slot) != HistoryKind.MINUTE) {
            int kind = Events.historyKind(slot);
            known.add(key(kind, slot.id(), Events.historySubject(slot), Events.historyDay(slot)));
        }
    }

    private static String key(int kind, int id, String subject, long day) {
        return kind + " " + id + " " + subject + " " + day;
    }

    /** Publishes the rows of registered instruments and of underlyings; returns how many were new. */
    int publish(TickSink sink, List<HistoryRow> rows, Instruments instruments, long nowNs) {
        int published = 0;
        for (HistoryRow row : rows) {
            int id = id(row, instruments);
            boolean isAny = row.kind() != HistoryKind.SESSION; // also without an instrument
            long day = row.day().toEpochDay();
            String subject = isAny ? row.subject() : "";
            if ((isAny || id >= 0) && known.add(key(row.kind(), id, subject, day))) {
                Events.history(sink.claim(), id, row.kind(), day, row.words(), subject, nowNs);
                sink.publish();
                published++;
                tellIfLost(row, id);
            }
        }
        return published;
    }

    /**
     * Today's instruments and those that the paper account still holds, as far as they are listed and there
     * is room. The latter are defined, not subscribed: without a feed they keep their last price.
     */
    static List<Instrument> withHeld(
            List<Instrument> wanted, List<HistoryRow> rows, InstrumentBook book, int room) {
        List<Instrument> all = new ArrayList<>(wanted);
        for (HistoryRow row : rows) {
            if (row.kind() == HistoryKind.PAPER_POSITION
                    && all.size() < room
                    && wanted.stream().noneMatch(row::isOf)) {
                book.find(row.segment() + ":" + row.subject())
                        .filter(row::isOf)
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private static void tellIfLost(HistoryRow row, int id) {
        if (row.kind() == HistoryKind.PAPER_POSITION && id < 0) {
            System.err.println(
                    "icebreaker: the paper position in "
                            + row.subject()
                            + " ("
                            + row.segment()
                            + ") is not among today's instruments; it counts as closed at its last"
                            + " price");
        }
    }

    /** A token that now means another instrument gets nothing. */
    private static int id(HistoryRow row, Instruments instruments) {
        if (row.segment().isEmpty()) {
            return Instruments.UNKNOWN;
        }
        int id = instruments.id(row.segment(), row.token());
        Instrument instrument = id < 0 ? null : instruments.get(id);
        return instrument != null && row.isOf(instrument) ? id : Instruments.UNKNOWN;
    }
}
