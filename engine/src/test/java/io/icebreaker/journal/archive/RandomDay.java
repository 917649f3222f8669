package io.icebreaker.journal.archive;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.QueueCopy;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Journals with every kind of event in them: packets that wander, packets that are noise, gaps, days. */
final class RandomDay {
    private static final int FIRST_DAY = 20_400;
    private static final int HEAD_LENGTH = 32;
    private static final int GAP_LENGTH = 72;

    private final SplittableRandom random;
    private final QueueCopy copy;
    private final Tick[] packets = new Tick[5];
    private long sequence;
    private long timeNs = 1_763_700_300_000_000_000L;
    private int day = FIRST_DAY;

    private RandomDay(long seed, QueueCopy copy) {
        this.random = new SplittableRandom(seed);
        this.copy = copy;
        for (int id = 0; id < packets.length; id++) {
            packets[id] = new Tick();
        }
    }

    /** Writes so many events into a new journal; every {@code dayEvents} a new day's file begins. */
    static void write(Path path, long seed, int events, int dayEvents) throws Exception {
        try (var directory = JournalDirectory.forWriting(path);
                var copy = QueueCopy.intoEmpty(directory)) {
            var day = new RandomDay(seed, copy);
            day.add(
                    Events.config(new Tick(), JournalStage.layoutVersion(), seed, "test", "a,b", 1),
                    Tick.INPUT_LENGTH);
            for (int n = 1; n < events; n++) {
                day.day += n % dayEvents == 0 ? 1 : 0;
                day.next();
            }
        }
        Files.writeString(path.resolve("settings.conf"), "min.confidence = " + seed % 9 + "\n");
    }

    private void next() {
        timeNs += random.nextInt(10) == 0 ? random.nextLong(-1_000, 1L << 33) : random.nextInt(999);
        var other = new Tick().receiveTimeNs(timeNs);
        switch (random.nextInt(16)) {
            case 0 -> add(Events.clock(other, timeNs), HEAD_LENGTH);
            case 1 -> add(Events.sessionEnd(other, timeNs), HEAD_LENGTH);
            case 2 -> addGap();
            case 3 -> addNoise(EventKind.FEED, 1 + random.nextInt(Tick.INPUT_LENGTH));
            case 4 -> addNoise(EventKind.INSTRUMENT, Tick.INPUT_LENGTH);
            case 5 -> addNoise(EventKind.HISTORY, Tick.INPUT_LENGTH);
            case 6 -> addNoise(EventKind.CONFIG, Tick.INPUT_LENGTH);
            case 7 -> addNoise(EventKind.TICK, Tick.INPUT_LENGTH);
            case 8 -> addNoise(EventKind.TICK, random.nextInt(Tick.INPUT_LENGTH));
            default -> addPacket();
        }
    }

    private void addPacket() {
        int id = random.nextInt(packets.length);
        Tick tick = packets[id].kind(EventKind.TICK).id(id).receiveTimeNs(timeNs);
        tick.ltp(tick.ltp() + 500L * random.nextInt(-2, 3))
                .volume(tick.volume() + random.nextInt(99));
        tick.exchangeTimeNs(timeNs / 1_000_000_000L * 1_000_000_000L);
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (random.nextInt(3) == 0) {
                tick.bid(level, tick.ltp() - 500L * level, random.nextInt(900), random.nextInt(9));
                tick.ask(level, tick.ltp() + 500L * level, random.nextInt(900), -1);
            }
        }
        add(tick, Tick.INPUT_LENGTH);
    }

    private void addGap() {
        long to = sequence + 1 + random.nextInt(1_000);
        var gap = Events.gap(new Tick(), sequence + 1, to, 7, timeNs, timeNs);
        sequence = to - 1;
        add(gap, GAP_LENGTH);
    }

    private void add(Tick tick, int length) {
        byte[] payload = new byte[length];
        tick.bytes().getBytes(0, payload);
        copy.add(day, ++sequence, tick.kind(), payload, length);
    }

    private void addNoise(int kind, int length) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        copy.add(day, ++sequence, kind, payload, length);
    }
}
