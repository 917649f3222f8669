package io.icebreaker.feed;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what was subscribed comes: what is not confirmed after five seconds is asked for once more,
 * what is not confirmed then is said. A wire that confirms nothing is judged by packets, and only while a
 * market is open. The session's thread.
 */
final class CoverageCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CoverageCheck.class);

    /** Noren's rule (feed-noren 4), and more than any broker takes to send the last packet it knows. */
    private static final long CONFIRM_NS = 5_000_000_000L;

    /** An event holds some hundred characters. */
    private static final int NAMED = 3;

    private enum Step {
        ASKED,
        ASKED_AGAIN,
        COMPLAINED,
        DONE
    }

    private final String name;
    private final Subscriptions subscriptions;
    private final Wire wire;
    private final FeedSetup setup;
    private final FeedVoice voice;
    private final FeedCounters counters;
    private Step step = Step.DONE;
    private boolean hasComplained;
    private long lookNs;

    CoverageCheck(
            String name,
            Subscriptions subscriptions,
            Wire wire,
            FeedSetup setup,
            FeedVoice voice,
            FeedCounters counters) {
        this.name = name;
        this.subscriptions = subscriptions;
        this.wire = wire;
        this.setup = setup;
        this.voice = voice;
        this.counters = counters;
    }

    /** Something has been asked for just now. */
    void begin() {
        step = Step.ASKED;
        lookNs = setup.clocks().monotonic().nanoTime() + CONFIRM_NS;
    }

    /** Looks when it is time to. */
    void look() {
        long nowNs = setup.clocks().monotonic().nanoTime();
        if (step == Step.DONE || nowNs - lookNs < 0) {
            return;
        }
        lookNs = nowNs + CONFIRM_NS;
        if (wire.acknowledges() || setup.inSession().test(setup.clocks().wall().nanoTime())) {
            judge(subscriptions.unconfirmed());
        }
    }

    private void judge(List<BrokerInstrument> missing) {
        if (missing.isEmpty()) {
            if (hasComplained) {
                voice.remark(0, "all subscriptions are confirmed");
            }
            hasComplained = false;
            step = Step.DONE;
        } else if (step == Step.ASKED) {
            subscriptions.askAgain(missing);
            step = Step.ASKED_AGAIN;
        } else if (step == Step.ASKED_AGAIN) {
            complain(missing);
            step = Step.COMPLAINED;
        }
    }

    private void complain(List<BrokerInstrument> missing) {
        hasComplained = true;
        int all = subscriptions.coverage().subscribed();
        String text = missing.size() + " of " + all + " instruments do not come: " + names(missing);
        LOG.warn("feed {}: {}", name, text);
        counters.add(FeedCounter.UNCONFIRMED_SUBSCRIPTIONS, missing.size());
        voice.remark(missing.size(), text);
    }

    private static String names(List<BrokerInstrument> missing) {
        String first =
                missing.stream()
                        .limit(NAMED)
                        .map(i -> i.instrument().segment() + ":" + i.instrument().symbol())
                        .collect(Collectors.joining(", "));
        return missing.size() > NAMED ? first + " ..." : first;
    }
}
