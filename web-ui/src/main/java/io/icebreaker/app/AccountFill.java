package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.TickSink;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.EpochNanoClock;

/** One account's backfill: a queue of spans, and the thread that works them off, one call after the other. */
final class AccountFill implements AutoCloseable {
    /** Asks from each instrument's opening on. */
    static final long SESSION_START = Long.MIN_VALUE;

    private static final long MINUTE_NS = 60_000_000_000L;

    /** A span that fails is asked for again so often, a minute apart. */
    private static final int MAX_TRIES = 5;

    /** A feed that comes and goes all day leaves no more spans than this: two an outage of ten minutes. */
    private static final int MAX_SPANS = 100;

    private static final long LOOK_MS = 500;

    /** After these the next instrument would fare no better. */
    private static final Set<Kind> STOPS =
            Set.of(Kind.AUTH, Kind.RATE, Kind.OPEN_CIRCUIT, Kind.NETWORK);

    /** Likewise: Dhan's words for an account without a data plan, which is no matter of the token. */
    private static final Set<String> NO_DATA_PLAN = Set.of("806", "DH-902");

    /** What is wanted of each instrument, and not before when. */
    private record Span(long fromNs, long toNs, long notBeforeNs, int tries) {
        /** @param isStuck whether nothing was answered this time: then it counts as a try */
        Span again(long nowNs, boolean isStuck) {
            return new Span(fromNs, toNs, nowNs + MINUTE_NS, isStuck ? tries + 1 : tries);
        }
    }

    private final String name;
    private final BrokerRest rest;
    private final List<BrokerInstrument> instruments;
    private final EpochNanoClock clock;
    private final LiveEngine engine;
    private final SeenMinutes seen;
    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final PriorityQueue<Span> spans =
            new PriorityQueue<>(Comparator.comparingLong(Span::notBeforeNs));
    private final Thread thread;
    private int answered;
    private long filled;
    private String problem = "";
    private String progress = "";
    private boolean isTold;

    AccountFill(
            String name,
            BrokerRest rest,
            List<BrokerInstrument> instruments,
            LiveEngine engine,
            EpochNanoClock clock) {
        this.name = name;
        this.rest = rest;
        this.instruments = instruments;
        this.engine = engine;
        this.clock = clock;
        seen = new SeenMinutes(engine.board());
        thread = new Thread(this::run, "backfill-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Wants what is missing in a span; any thread. */
    synchronized void want(long fromNs, long toNs, long notBeforeNs) {
        add(new Span(fromNs, toNs, notBeforeNs, 0));
    }

    private void add(Span span) {
        if (spans.size() < MAX_SPANS) {
            spans.add(span);
        } else {
            problem = "more outages than can be filled";
        }
    }

    /** In words for the page; any thread. */
    synchronized String status() {
        String done = filled == 0 ? "" : filled + " minutes filled";
        return Stream.of(progress, done, problem)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private void run() {
        TickSink sink = engine.pipeline().newPatientSink();
        try {
            while (true) {
                Span due = due();
                if (due == null) {
                    Thread.sleep(LOOK_MS);
                } else {
                    fill(due, sink);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private synchronized Span due() {
        Span next = spans.peek();
        return next != null && next.notBeforeNs <= clock.nanoTime() ? spans.poll() : null;
    }

    private static boolean endsTheSpan(RestException e) {
        return STOPS.contains(e.kind()) || NO_DATA_PLAN.contains(e.brokerCode());
    }

    private void fill(Span span, TickSink sink) throws InterruptedException {
        answered = 0;
        int failed = 0;
        String why = "";
        boolean isLimited = false;
        for (int n = 0; n < instruments.size(); n++) {
            tell(n);
            RestException refusal = refusal(instruments.get(n), span, sink);
            if (Thread.interrupted()) {
                throw new InterruptedException(); // closed: no failure to tell of
            }
            failed += refusal == null ? 0 : 1;
            why = refusal == null ? why : refusal.getMessage();
            if (refusal != null && endsTheSpan(refusal)) {
                failed += instruments.size() - n - 1;
                isLimited = refusal.kind() == Kind.RATE;
                break;
            }
        }
        finish(span, failed, why, !isLimited || answered == 0);
    }

    /** Null when all went well. */
    private RestException refusal(BrokerInstrument instrument, Span span, TickSink sink) {
        try {
            fill(instrument, span, sink);
            return null;
        } catch (RestException e) {
            return e;
        }
    }

    private synchronized void tell(int done) {
        progress = "asking, " + done + " of " + instruments.size();
    }

    private synchronized void finish(Span span, int failed, String why, boolean isStuck) {
        progress = "";
        problem = failed == 0 ? "" : failed + " of " + instruments.size() + " failed: " + why;
        if (failed > 0 && !isTold) {
            System.err.println("icebreaker: backfill of " + name + ": " + problem);
        }
        isTold = failed > 0;
        if (failed > 0 && span.tries < MAX_TRIES) {
            add(span.again(clock.nanoTime(), isStuck));
        }
    }

    private void fill(BrokerInstrument instrument, Span span, TickSink sink) throws RestException {
        var it = instrument.instrument();
        int id = engine.instruments().id(it.segment(), it.token());
        Session session = calendar.session(SessionGroup.of(it.segment()), span.toNs);
        long fromNs = Math.max(session.openNs(), floor(span.fromNs));
        long toNs = Math.min(session.closeNs(), floor(span.toNs) + MINUTE_NS);
        if (id < 0 || !seen.lacksAny(id, fromNs, toNs, clock.nanoTime())) {
            return;
        }
        for (Candle candle : rest.history(instrument, Interval.M1, fromNs, toNs)) {
            boolean isIn = candle.startNs() >= fromNs && candle.startNs() < toNs;
            if (isIn && seen.add(id, candle.startNs())) {
                publish(sink, id, candle, session);
            }
        }
        seen.answered(id, fromNs, toNs, clock.nanoTime());
        answered++;
    }

    private static long floor(long timeNs) {
        return timeNs == SESSION_START
                ? SESSION_START
                : Math.floorDiv(timeNs, MINUTE_NS) * MINUTE_NS;
    }

    private void publish(TickSink sink, int id, Candle candle, Session session) {
        long[] words = {
            candle.startNs(),
            candle.open(),
            candle.high(),
            candle.low(),
            candle.close(),
            candle.volume(),
            candle.oi(),
            session.openNs(),
            session.closeNs(),
            session.overNs()
        };
        long day = SessionCalendar.istDate(candle.startNs()).toEpochDay();
        Events.history(sink.claim(), id, HistoryKind.MINUTE, day, words, "", clock.nanoTime());
        sink.publish();
        synchronized (this) {
            filled++;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(10_000); // a call in hand ends within the client's time-out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
