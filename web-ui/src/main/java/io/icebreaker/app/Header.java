package io.icebreaker.app;

import io.icebreaker.journal.JournalStage;
import io.icebreaker.tick.EarlierBarsHash;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.List;

/**
 * What every journal begins with, and a restart repeats: configuration and build. Definitions follow once.
 */
final class Header {
    private Header() {}

    /** Publishes the head of a new journal; instruments get the ids 0, 1, 2 and so on. */
    static void publish(
            TickSink sink,
            List<Instrument> instruments,
            String feedNames,
            long configHash,
            long nowNs) {
        publish(sink, instruments, feedNames, configHash, null, nowNs);
    }

    /** The same of one that begins with bars whose file has that hash; null for none. */
    static void publish(
            TickSink sink,
            List<Instrument> instruments,
            String feedNames,
            long configHash,
            byte[] earlierBars,
            long nowNs) {
        config(sink, feedNames, configHash, earlierBars, nowNs);
        for (int id = 0; id < instruments.size(); id++) {
            Events.instrument(sink.claim(), id, instruments.get(id), nowNs);
            sink.publish();
        }
    }

    /** Says which build and configuration the following events are computed with. */
    static void config(
            TickSink sink, String feedNames, long configHash, byte[] earlierBars, long nowNs) {
        Tick slot =
                Events.config(
                        sink.claim(),
                        JournalStage.layoutVersion(),
                        configHash,
                        Build.name(),
                        feedNames,
                        nowNs);
        EarlierBarsHash.put(slot, earlierBars);
        sink.publish();
    }
}
