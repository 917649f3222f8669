package io.icebreaker.app;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.util.List;

/** Puts definitions of instruments into the ring, before anybody can publish a tick of them. One thread. */
final class Definitions {
    private final TickSink sink;
    private final Instruments instruments;
    private final int room;

    Definitions(TickSink sink, Instruments instruments, int room) {
        this.sink = sink;
        this.instruments = instruments;
        this.room = room;
    }

    /** Publishes a definition that is new or has changed. */
    void add(Instrument instrument, long nowNs) {
        int known = instruments.id(instrument.segment(), instrument.token());
        if (known == Instruments.UNKNOWN || !instruments.get(known).equals(instrument)) {
            int id = instruments.register(instrument);
            Events.instrument(sink.claim(), id, instrument, nowNs);
            sink.publish();
        }
    }

    /** The same for many; false, and none is added, when there is no room for all of them. */
    boolean addAll(List<Instrument> more, long nowNs) {
        long news =
                more.stream()
                        .filter(it -> instruments.id(it.segment(), it.token()) < 0)
                        .distinct()
                        .count();
        if (instruments.count() + news > room) {
            return false;
        }
        more.forEach(instrument -> add(instrument, nowNs));
        return true;
    }
}
