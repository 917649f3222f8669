package io.icebreaker.web;

import io.icebreaker.travel.TimeMachine;
import io.icebreaker.travel.TravelException;
import io.icebreaker.travel.View;
import java.util.List;

/** The recorded days the server can show, and the one that is open. Any thread. */
public interface Replays {
    /**
     * A recorded day.
     *
     * @param fromNs receive time of its first event, 0 when there is none
     * @param events how many there are
     * @param live whether it is being written by this process
     * @param snapshots how many snapshots of state lie beside it
     * @param error why it cannot be opened, null when it can
     */
    record Entry(
            String name,
            String path,
            long fromNs,
            long toNs,
            long events,
            boolean live,
            int snapshots,
            String error) {}

    /** The days, newest first. */
    List<Entry> days();

    /** The day that is open, null when none is. */
    TimeMachine current();

    /** What became of the last one that was open, null when there is nothing to say. */
    String note();

    /**
     * Opens a day, or goes on with it when it is the one that is open; another one is closed.
     *
     * @throws TravelException when there is no such day, or it cannot be read
     */
    TimeMachine open(String name);

    /** Closes the day that is open, if any. */
    void close();

    /** The engine behind a view, as pages ask for it. */
    EngineView engine(View view);
}
