package io.icebreaker.feed;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/**
 * A broker without a network, and a clock that moves when told: each step is twenty milliseconds of the life
 * of a {@link FeedMachine}. What the broker does is scripted in its fields.
 */
final class FakeBroker implements FeedConnector {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    private static final long STEP = 20 * MS;
    private static final long BEGIN_NS = 1_795_146_300_000_000_000L;

    final RecordingSink said = new RecordingSink();
    final FeedCounters counters = new FeedCounters();
    final List<Long> triesNs = new ArrayList<>();
    final FeedMachine machine;

    /** Ticks and heartbeats come so often; 0 never. */
    long ticksEveryNs = SECOND / 2;

    long beatsEveryNs = 3 * SECOND;
    long tickAgeNs = SECOND;
    long tradeAgeNs = Long.MAX_VALUE;

    /** Each link is cut after this, of which the supplier decides; negative never. */
    long cutAfterNs = -1;

    int refuseWith;
    String token = "good";
    String accepted = "good";
    boolean saysLoggedIn = true;
    long handshakeNs;
    RuntimeException ourFailure;

    /** Other instruments are wanted than when it connected. */
    boolean isOtherwise;

    int subscribed;
    int links;
    int open;

    /** Its instruments: each frame of ticks is of the next of those that tick. */
    private final Covered covered = new Covered();

    /** How many of them tick. */
    int tickingInstruments = 1;

    private int nextToTick;
    private int snapshots;

    private final LongPredicate inSession;
    private String refused = "";
    private String used = "";
    private LinkWatch watch;
    private long openedNs;
    private long lastTickNs;
    private long lastBeatNs;
    private long nowNs = 7;

    FakeBroker(FeedTimings timings, LongPredicate inSession, long seed) {
        this.inSession = inSession;
        var setup =
                new FeedSetup(
                        2,
                        (segment, tokenOf) -> 0,
                        RecordingSink::new,
                        () -> said,
                        new FeedClocks(this::wallNs, () -> nowNs),
                        timings,
                        inSession,
                        new SplittableRandom(seed));
        var share =
                new TickingShare(this, covered, () -> nowNs, 2 * timings.reconnectMuteAfterNs());
        machine = new FeedMachine("fake-2", this, setup, new FeedVoice(setup), counters, share);
        covered.want(0);
    }

    /** Wall time, epoch ns. */
    long wallNs() {
        return BEGIN_NS + nowNs;
    }

    static long beginNs() {
        return BEGIN_NS + 7;
    }

    long nowNs() {
        return nowNs;
    }

    /** Wants so many instruments. */
    FakeBroker wants(int instruments) {
        for (int id = 0; id < instruments; id++) {
            covered.want(id);
        }
        return this;
    }

    FakeBroker wantsNothing() {
        covered.drop(0);
        return this;
    }

    /** The packets that come for a subscription, of so many instruments. */
    void snapshots(int instruments) {
        snapshots = instruments;
    }

    /** Lives on for so long. */
    FakeBroker live(long ns) {
        for (long endNs = nowNs + ns; nowNs < endNs; nowNs += STEP) {
            happen();
            machine.step();
        }
        return this;
    }

    private void happen() {
        if (watch == null) {
            return;
        }
        if (cutAfterNs >= 0 && nowNs - openedNs >= cutAfterNs) {
            watch.onEnd("connection closed with code 1006");
        }
        if (beatsEveryNs > 0 && nowNs - lastBeatNs >= beatsEveryNs) {
            lastBeatNs = nowNs;
            watch.onFrame();
        }
        if (ticksEveryNs > 0 && nowNs - lastTickNs >= ticksEveryNs) {
            lastTickNs = nowNs;
            watch.onFrame();
            nextToTick = (nextToTick + 1) % tickingInstruments;
            covered.onTick(nextToTick);
            watch.onTicks(tickAgeNs, tradeAgeNs);
        }
    }

    /** The broker calls the token bad inside the stream. */
    void refuseInStream() {
        watch.onEnd(LinkWatch.End.TOKEN, "session expired");
    }

    @Override
    public FeedLink connect(LinkWatch of) throws IOException {
        triesNs.add(nowNs);
        nowNs += handshakeNs;
        if (ourFailure != null) {
            throw ourFailure;
        }
        used = token;
        if (refuseWith != 0 || !token.equals(accepted)) {
            throw new HandshakeRefused(refuseWith == 0 ? 403 : refuseWith);
        }
        links++;
        open++;
        covered.newLink();
        watch = of;
        openedNs = nowNs;
        lastTickNs = nowNs;
        lastBeatNs = nowNs;
        if (saysLoggedIn) {
            of.onLoggedIn();
        }
        return link();
    }

    private FeedLink link() {
        return new FeedLink() {
            @Override
            public void subscribe() {
                subscribed++;
                for (int id = 0; id < snapshots; id++) {
                    covered.onTick(id);
                    covered.onTick(id);
                    watch.onTicks(tickAgeNs, tradeAgeNs);
                }
            }

            @Override
            public void pulse() {}

            @Override
            public void close() {
                open--;
                watch = null;
            }
        };
    }

    @Override
    public void onRefused(HandshakeRefused refusal) {
        refused = used;
    }

    /** The broker calls a request wrong. */
    void stopLink() {
        watch.onEnd(LinkWatch.End.STOPPED, "a request was not understood");
    }

    @Override
    public boolean hasChanged() {
        return isOtherwise;
    }

    @Override
    public boolean hasFreshCredentials() {
        return !token.equals(refused);
    }

    /** Most tries within any minute. */
    int mostTriesInAMinute() {
        int most = 0;
        for (long fromNs : triesNs) {
            int count =
                    (int) triesNs.stream().filter(t -> t >= fromNs && t < fromNs + MINUTE).count();
            most = Math.max(most, count);
        }
        return most;
    }

    /** Events of a state, in order. */
    List<Tick> events(FeedState state) {
        return said.events(EventKind.FEED).stream()
                .filter(event -> Events.feedState(event) == state.ordinal())
                .toList();
    }

    /** Names of all states said so far. */
    List<String> states() {
        return said.events(EventKind.FEED).stream()
                .map(event -> FeedState.values()[Events.feedState(event)].name())
                .toList();
    }
}
