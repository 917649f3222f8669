package io.icebreaker.app.broker;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;

/**
 * A feed for a few seconds, to see whether three symbols tick: the proof that keys, token and subscription
 * are good before a day depends on them. It ends by itself when all three have, when the broker refuses, or
 * after {@link #PATIENCE_NS}.
 *
 * <p>Any thread; a thread of its own ends it.
 */
final class LiveTest implements AutoCloseable {
    /** Brokers send the last packet of each instrument at once, the market open or not. */
    static final long PATIENCE_NS = 15_000_000_000L;

    private static final long LOOK_NS = 50_000_000L;

    private final List<BrokerInstrument> wanted;
    private final EpochNanoClock clock;
    private final long startedNs;
    private final long[] firstTickNs;
    private final long[] ltp;
    private final BrokerFeed feed;
    private String reason = "";
    private String failure;
    private boolean isOver;

    LiveTest(
            Account account,
            Map<String, String> environment,
            List<BrokerInstrument> wanted,
            EpochNanoClock clock) {
        this.wanted = List.copyOf(wanted);
        this.clock = clock;
        startedNs = clock.nanoTime();
        firstTickNs = new long[wanted.size()];
        ltp = new long[wanted.size()];
        BrokerStream stream = account.kind().stream();
        feed = stream.open(account, environment, setup(stream));
        feed.subscribe(wanted);
        feed.start();
        var watcher = new Thread(this::watch, "live-test");
        watcher.setDaemon(true);
        watcher.start();
    }

    private FeedSetup setup(BrokerStream stream) {
        return new FeedSetup(
                0,
                this::index,
                Sink::new,
                Sink::new,
                new FeedClocks(clock, System::nanoTime),
                stream.timings(),
                timeNs -> false,
                new SplittableRandom());
    }

    /** The place in the list of the broker's own segment code and token. */
    private int index(int segment, long token) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).token() == token) {
                return i;
            }
        }
        return -1;
    }

    /** Takes what the feed says; the slot is its own and looked at when it is published. */
    private final class Sink implements TickSink {
        private final Tick tick = new Tick();

        @Override
        public Tick claim() {
            tick.clear();
            return tick;
        }

        @Override
        public void publish() {
            take(tick);
        }

        @Override
        public void reject(Reject why) {
            // a packet of no use to anybody: the symbol stays without its tick
        }
    }

    private synchronized void take(Tick tick) {
        if (tick.kind() == EventKind.TICK && tick.id() >= 0 && tick.id() < wanted.size()) {
            if (firstTickNs[tick.id()] == 0) {
                firstTickNs[tick.id()] = Math.max(1, clock.nanoTime() - startedNs);
            }
            ltp[tick.id()] = tick.ltp();
        } else if (tick.kind() == EventKind.FEED && !Events.feedText(tick).isEmpty()) {
            reason = Events.feedText(tick);
        }
    }

    private void watch() {
        while (!isOver()) {
            LockSupport.parkNanos(LOOK_NS);
        }
        feed.close();
    }

    private synchronized boolean isOver() {
        boolean all = ticked() == wanted.size();
        boolean isRefused = feed.state() == FeedState.WAITING_FOR_TOKEN;
        boolean isLate = clock.nanoTime() - startedNs > PATIENCE_NS;
        if (!isOver && (all || isRefused || isLate)) {
            isOver = true;
            failure = all ? null : isRefused ? refused() : late();
        }
        return isOver;
    }

    private String refused() {
        return "the broker does not take the token: log in again, then test once more";
    }

    private String late() {
        if (feed.state().isUp()) {
            String silent = wanted.size() - ticked() + " of " + wanted.size();
            return "connected, but " + silent + " sent nothing within 15 s: " + whySilent();
        }
        boolean isFull = feed.counters().get(FeedCounter.SLOT_REFUSALS) > 0;
        return "no connection within 15 s: " + (isFull ? reason : "is this machine online?");
    }

    private String whySilent() {
        SessionCalendar calendar = SessionCalendar.shipped();
        boolean isOpen =
                feed.segments().stream()
                        .map(SessionGroup::of)
                        .anyMatch(group -> calendar.isOpen(group, clock.nanoTime()));
        return isOpen
                ? "is market data part of the API plan?"
                : "their market is closed: test again while it is open";
    }

    private int ticked() {
        int count = 0;
        for (long ns : firstTickNs) {
            count += ns == 0 ? 0 : 1;
        }
        return count;
    }

    /** How it stands. */
    synchronized Map<String, Object> show() {
        List<Object> symbols = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Map<String, Object> symbol = new LinkedHashMap<>();
            var instrument = wanted.get(i).instrument();
            symbol.put("symbol", instrument.segment() + ":" + instrument.symbol());
            symbol.put("afterMs", firstTickNs[i] == 0 ? null : firstTickNs[i] / 1_000_000);
            symbol.put("ltp", firstTickNs[i] == 0 ? null : ltp[i]);
            symbols.add(symbol);
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("running", !isOver);
        shown.put("passed", isOver && failure == null);
        shown.put("state", isOver ? "OVER" : feed.state().name());
        shown.put("symbols", symbols);
        shown.put("failure", failure);
        shown.put("code", failure == null ? "" : reason);
        return shown;
    }

    /** Ends it before its time. */
    @Override
    public synchronized void close() {
        if (!isOver) {
            isOver = true;
            failure = "ended before it was through";
        }
    }
}
