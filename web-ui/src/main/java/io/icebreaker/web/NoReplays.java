package io.icebreaker.web;

import io.icebreaker.travel.TimeMachine;
import io.icebreaker.travel.TravelException;
import io.icebreaker.travel.View;
import java.util.List;

/** A server without recordings: a test's, or one whose engine keeps no journal. */
final class NoReplays implements Replays {
    @Override
    public List<Entry> days() {
        return List.of();
    }

    @Override
    public TimeMachine current() {
        return null;
    }

    @Override
    public String note() {
        return null;
    }

    @Override
    public TimeMachine open(String name) {
        throw new TravelException(
                "this server has no recordings", "icebreaker replay --page --journal DIR has one");
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public EngineView engine(View view) {
        throw new IllegalStateException("nothing is open");
    }
}
