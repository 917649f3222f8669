package io.icebreaker.app;

import io.icebreaker.journal.JournalStage;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** The alert rules of a running engine: those its journal holds, and others that come into use. */
final class EngineRules {
    private final TickSink ring;
    private final RuleParts parts = new RuleParts();
    private volatile String text;

    /** {@code ring}: a door of its own that waits for room. */
    EngineRules(TickSink ring) {
        this.ring = ring;
    }

    /** Learns the rules that go by while the engine recovers. */
    void watch(Tick slot) {
        if (RuleParts.isPart(slot)) {
            String whole = parts.take(slot);
            text = whole == null ? text : whole;
        }
    }

    /**
     * Takes rules into use where the ring stands, journaled like all else. One thread at a time.
     *
     * @param json a rule file's text
     */
    void take(String json, long nowNs) {
        RuleParts.publish(ring, JournalStage.layoutVersion(), json, nowNs);
        text = json;
    }

    /** The text of the rules in use; null when there never were any. */
    String text() {
        return text;
    }
}
