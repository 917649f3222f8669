package io.icebreaker.bench;

import io.icebreaker.faults.NumberedSource;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a day's journal says of tokens that ended while a {@link NumberedSource} went on: when each
 * instrument came back, and whose packets are missing. Read once, from begin to end.
 */
final class LossJournal {
    /** Engine ids are few; feeds are as many as brokers. */
    private static final int ROOM = 256;

    /** Somebody else's trouble may come a little later. */
    private static final long AFTERMATH_NS = 1_000_000_000L;

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> feeds = new ArrayList<>();

    /** A loss, and what has been read of it. */
    private static final class Entry {
        private final Loss loss;
        private final boolean[] isBack = new boolean[ROOM];
        private int back;
        private long liveNs = -1;
        private long wholeNs = -1;
        private long missed;
        private long othersLost;
        private long othersSaid;

        Entry(Loss loss) {
            this.loss = loss;
        }

        private long endNs() {
            long sinceNs = back < NumberedSource.COUNT ? TokenLoss.PATIENCE_NS : wholeNs;
            return loss.tokenNs() + Math.max(sinceNs, liveNs) + AFTERMATH_NS;
        }

        boolean spans(long atNs) {
            return atNs >= loss.lostNs() && atNs <= endNs();
        }

        void say(boolean isOwn, FeedState state, long atNs) {
            if (!isOwn) {
                othersSaid++;
            } else if (state == FeedState.LIVE && liveNs < 0 && atNs >= loss.tokenNs()) {
                liveNs = atNs - loss.tokenNs();
            }
        }

        void take(boolean isOwn, int id, long missing, long atNs) {
            if (!isOwn) {
                othersLost += missing;
                return;
            }
            missed += missing;
            if (atNs >= loss.tokenNs() && !isBack[id]) {
                isBack[id] = true;
                back++;
                wholeNs = atNs - loss.tokenNs();
            }
        }

        LossFindings findings() {
            int wanted = NumberedSource.COUNT;
            long whole = back == wanted ? wholeNs : -1;
            return new LossFindings(
                    loss, liveNs, whole, back, wanted, missed, othersLost, othersSaid);
        }
    }

    private LossJournal(List<Loss> losses) {
        losses.forEach(loss -> entries.add(new Entry(loss)));
    }

    /** One for each loss, in their order. */
    static List<LossFindings> read(Path journal, List<Loss> losses) throws JournalException {
        var story = new LossJournal(losses);
        long[][] number = new long[ROOM][ROOM];
        var event = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                reader.copyTo(event);
                switch (event.kind()) {
                    case EventKind.CONFIG -> {
                        if (!RuleParts.isPart(event)) {
                            story.feeds.addAll(List.of(Events.feedNames(event).split(",")));
                        }
                    }
                    case EventKind.FEED -> story.say(event);
                    case EventKind.TICK -> story.take(event, number[event.feed()]);
                    default -> {} // of no feed
                }
            }
        }
        return story.entries.stream().map(Entry::findings).toList();
    }

    private void say(Tick event) {
        FeedState state = FeedState.values()[Events.feedState(event)];
        long atNs = event.receiveTimeNs();
        for (Entry entry : entries) {
            if (entry.spans(atNs)) {
                entry.say(isOwn(entry, event), state, atNs);
            }
        }
    }

    private boolean isOwn(Entry entry, Tick event) {
        return feeds.get(event.feed()).equals(entry.loss.broker());
    }

    private void take(Tick event, long[] last) {
        long volume = event.volume();
        long missing = last[event.id()] == 0 ? 0 : Math.max(0, volume - last[event.id()] - 1);
        last[event.id()] = Math.max(volume, last[event.id()]);
        long atNs = event.receiveTimeNs();
        for (Entry entry : entries) {
            if (entry.spans(atNs)) {
                entry.take(isOwn(entry, event), event.id(), missing, atNs);
            }
        }
    }
}
