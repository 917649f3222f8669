package io.icebreaker.app;

import io.icebreaker.journal.FrameReader;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Decodes a day's captured frames again and holds every tick against the recorded one: same receive time,
 * same instrument, same bytes. What may be missing on either side must be explained: ticks by a marker of
 * dropped or unjournaled events or by the death of the process, frames by a hole in their numbers, or because
 * capture had not begun. Behind a hole a tick that is merged of several frames may differ, until its
 * instrument is sent whole again.
 */
final class FrameProof implements AutoCloseable {
    /** As many as a configuration allows. */
    private static final int MAX_INSTRUMENTS = 200_000;

    /** Behind a gap it is not known how many ticks are missing. */
    private static final long ANY_NUMBER = Long.MAX_VALUE / 2;

    private final JournalDirectory directory;
    private final FrameNumbers numbers;
    private final JournalReader events;
    private final Instruments instruments = new Instruments(MAX_INSTRUMENTS);
    private final Map<Integer, FrameTicks> feeds = new TreeMap<>();
    private final Map<Integer, Long> mayBeMissing = new TreeMap<>();
    private final Tick slot = new Tick();
    private long run;
    private long equal;
    private long uncertain;
    private long withoutFrame;
    private long dropped;
    private long notRecorded;
    private long notYetRecorded;
    private String difference;
    private long differsAt;

    FrameProof(Path journal) throws JournalException {
        directory = JournalDirectory.forReading(journal);
        numbers = numbers(journal);
        feed(0); // refuses a journal without frames
        events = new JournalReader(directory);
    }

    private static FrameNumbers numbers(Path journal) throws JournalException {
        try {
            return FrameNumbers.of(journal);
        } catch (IOException e) {
            throw new JournalException(e.getMessage());
        }
    }

    private FrameTicks feed(int number) throws JournalException {
        FrameTicks known = feeds.get(number);
        if (known == null) {
            known = new FrameTicks(directory, number, instruments, numbers);
            feeds.put(number, known);
        }
        return known;
    }

    /** Compares until the end or the first difference. */
    FrameProof run(LongConsumer progress) throws JournalException {
        while (difference == null && events.next()) {
            events.copyTo(slot);
            onEvent();
            progress.accept(events.sequence());
        }
        if (difference == null) {
            countWhatIsLeft();
        }
        return this;
    }

    private void onEvent() throws JournalException {
        switch (slot.kind()) {
            case EventKind.CONFIG -> {
                if (RuleParts.isPart(slot)) {
                    return; // says nothing of a start
                }
                run = events.sequence() - 1;
                mayBeMissing.clear();
            }
            case EventKind.INSTRUMENT -> define();
            case EventKind.FEED -> onFeed();
            case EventKind.GAP -> feeds.keySet().forEach(it -> mayBeMissing.put(it, ANY_NUMBER));
            case EventKind.TICK -> match(feed(slot.feed()));
            default -> {} // nothing of it came in a frame
        }
    }

    private void onFeed() throws JournalException {
        int state = Events.feedState(slot);
        if (state == FeedState.DROPPED.ordinal()) {
            mayBeMissing.merge(slot.feed(), Events.feedCount(slot), Long::sum);
        } else if (state == FeedState.CONNECTED.ordinal()) {
            feed(slot.feed()).forget();
        }
    }

    private void define() {
        int id = instruments.register(Events.instrument(slot));
        if (id != slot.id()) {
            differs("instrument " + slot.id() + " is defined where " + id + " would come next");
        }
    }

    private void match(FrameTicks frames) throws JournalException {
        while (true) {
            if (!frames.seek(run)) {
                lacksFrame(frames);
                return;
            }
            if (frames.run() < run) {
                notRecorded++;
                frames.skip();
            } else if (isEqual(frames.tick(), slot)) {
                equal++;
                frames.take();
                mayBeMissing.remove(slot.feed());
                return;
            } else if (isSameButUncertain(frames)) {
                uncertain++;
                frames.take();
                return;
            } else if (!isExplained(frames)) {
                return;
            }
        }
    }

    /** What was merged behind missing frames may lack what these held, until it is sent whole again. */
    private boolean isSameButUncertain(FrameTicks frames) {
        return !frames.isCertain()
                && frames.tick().id() == slot.id()
                && frames.tick().receiveTimeNs() == slot.receiveTimeNs();
    }

    /** A decoded tick that is not the recorded one: true when it was dropped, and the next may be. */
    private boolean isExplained(FrameTicks frames) {
        long missing = mayBeMissing.getOrDefault(slot.feed(), 0L);
        long aheadNs = slot.receiveTimeNs() - frames.tick().receiveTimeNs();
        if (missing > 0 && aheadNs >= 0) {
            mayBeMissing.put(slot.feed(), missing - 1);
            dropped++;
            frames.skip();
            return true;
        }
        if (aheadNs < 0 && frames.mayLack(run)) {
            withoutFrame++;
        } else {
            differs(compared(frames));
        }
        return false;
    }

    private void lacksFrame(FrameTicks frames) {
        if (frames.mayLack(run)) {
            withoutFrame++;
        } else {
            differs("a tick of instrument " + slot.id() + " is recorded that no frame holds");
        }
    }

    private String compared(FrameTicks frames) {
        Tick again = frames.tick();
        int at = 0;
        while (again.bytes().getLong(at) == slot.bytes().getLong(at)) {
            at += Long.BYTES;
        }
        return String.format(
                "recorded instrument %d, received %d, ltp %d, volume %d; frame %d decodes to"
                        + " instrument %d, received %d, ltp %d, volume %d (they differ from byte %d on)",
                slot.id(),
                slot.receiveTimeNs(),
                slot.ltp(),
                slot.volume(),
                frames.frame(),
                again.id(),
                again.receiveTimeNs(),
                again.ltp(),
                again.volume(),
                at);
    }

    private static boolean isEqual(Tick one, Tick other) {
        for (int at = 0; at < Tick.INPUT_LENGTH; at += Long.BYTES) {
            if (one.bytes().getLong(at) != other.bytes().getLong(at)) {
                return false;
            }
        }
        return true;
    }

    private void differs(String how) {
        differsAt = events.sequence();
        difference = how;
    }

    private void countWhatIsLeft() throws JournalException {
        openFeedsWithoutTicks();
        for (FrameTicks frames : feeds.values()) {
            for (; frames.seek(Long.MAX_VALUE); frames.skip()) {
                boolean atTheEnd = frames.run() == run && !frames.isEnded();
                notYetRecorded += atTheEnd ? 1 : 0;
                notRecorded += atTheEnd ? 0 : 1;
            }
        }
    }

    /** Feeds of which no tick was recorded may have frames all the same. */
    private void openFeedsWithoutTicks() throws JournalException {
        try (var all = new FrameReader(directory)) {
            while (all.next()) {
                feed(all.feed());
            }
        }
    }

    boolean isIdentical() {
        return verdict().equals(DayVerdict.IDENTICAL.words());
    }

    private String verdict() {
        if (difference != null) {
            return "differs";
        }
        if (equal == 0) {
            return "nothing to compare";
        }
        boolean whole = dropped + notRecorded + missed() == 0;
        return (whole ? DayVerdict.IDENTICAL : DayVerdict.WITH_GAPS).words();
    }

    private long missed() {
        return feeds.values().stream().mapToLong(FrameTicks::missed).max().orElse(0);
    }

    /** For people and scripts. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", verdict());
        map.put("frames", feeds.values().stream().mapToLong(FrameTicks::count).sum());
        map.put("heartbeats", feeds.values().stream().mapToLong(FrameTicks::heartbeats).sum());
        map.put("packetsRefused", feeds.values().stream().mapToLong(FrameTicks::refused).sum());
        map.put("ticksCompared", equal);
        map.put("ticksUncertainBehindMissingFrames", uncertain);
        map.put("ticksNotFromFrames", withoutFrame);
        map.put("ticksDroppedOrUnjournaled", dropped);
        map.put("ticksLostWithTheProcess", notRecorded);
        map.put("ticksNotYetRecorded", notYetRecorded);
        map.put("framesNotCaptured", missed());
        map.put("firstDifferingSequence", difference == null ? null : differsAt);
        map.put("difference", difference);
        return map;
    }

    @Override
    public void close() {
        feeds.values().forEach(FrameTicks::close);
        events.close();
    }
}
