package io.icebreaker.bench.codec;

import io.icebreaker.bench.OwnBytes;
import io.icebreaker.bench.codec.Findings.Beside;
import io.icebreaker.journal.JournalException;
import java.nio.file.Path;
import java.util.Locale;

/** P7: what an append costs, by the record and by the byte. */
final class JournalLines {
    private static final String UNIT = "ns/tick";
    private static final String QUEUE = "raw Chronicle, a document a record";
    private static final String MAPPED = "mmap append, first touch";
    private static final double MOST_QUEUES = 1.2;
    private static final double BATCHED_NS = 45;
    private static final int SMALL = 64;

    private final Figures figures;
    private final Findings findings;

    JournalLines(Figures figures, Findings findings) {
        this.figures = figures;
        this.findings = findings;
    }

    void add() {
        perTick();
        batched(16);
        batched(64);
        small(1);
        small(16);
        small(64);
        limits(JournaledTicks.TICK_RECORD);
        limits(SMALL);
        for (int batch : new int[] {1, 16, 64}) {
            findings.ownAllocation(
                    "P7", "journal append, batch of " + batch + ", allocation", bytes(batch));
        }
    }

    private static double bytes(int batch) {
        Path directory = Scratch.make();
        try (var ticks = new JournaledTicks(directory, JournaledTicks.TICK_RECORD, batch)) {
            return OwnBytes.each(
                    JournalBenchmark.RECORDS, pass -> ticks.append(JournalBenchmark.RECORDS));
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        } finally {
            Scratch.remove(directory);
        }
    }

    private static String ours(int record, int batch) {
        return Figures.name(JournalBenchmark.class, "ours", batch, record);
    }

    private double beside(String method, int record) {
        return figures.ns(Figures.name(JournalBenchmark.class, method, record));
    }

    private Beside besideTick() {
        int record = JournaledTicks.TICK_RECORD;
        return Beside.peer(QUEUE, beside("chronicle", record))
                .andLimit(MAPPED, beside("mmapFirstTouch", record));
    }

    private void perTick() {
        double ns = figures.ns(ours(JournaledTicks.TICK_RECORD, 1));
        double queue = beside("chronicle", JournaledTicks.TICK_RECORD);
        findings.time(
                "P7",
                "journal append, a document a tick, records of 304 B",
                UNIT,
                ns,
                besideTick(),
                "<= 1.2 x the raw appender",
                ns <= MOST_QUEUES * queue,
                note(ns, JournaledTicks.TICK_RECORD, ns / queue));
    }

    /** The target is of records of 64 bytes: ours of a full packet has 4.75 times as many. */
    private void batched(int batch) {
        int record = JournaledTicks.TICK_RECORD;
        double ns = figures.ns(ours(record, batch));
        double wanted = BATCHED_NS * record / SMALL;
        findings.time(
                "P7",
                "journal append, a document a batch of " + batch + ", records of 304 B",
                UNIT,
                ns,
                besideTick(),
                String.format(Locale.ROOT, "<= 0.70 ns/B: 45 ns of 64 B, %.0f ns of 304 B", wanted),
                ns <= wanted,
                note(ns, record, ns / beside("chronicle", record)));
    }

    private void small(int batch) {
        double ns = figures.ns(ours(JournaledTicks.CLOCK_RECORD, batch));
        double queue = beside("chronicle", SMALL);
        String wanted = batch == 1 ? "<= 1.2 x the raw appender" : "<= 45 ns";
        findings.time(
                "P7",
                "journal append, batch of " + batch + ", clock events, records of 56 B",
                UNIT,
                ns,
                Beside.peer(QUEUE + " of 64 B", queue)
                        .andLimit(MAPPED + " of 64 B", beside("mmapFirstTouch", SMALL)),
                wanted,
                batch == 1 ? ns <= MOST_QUEUES * queue : ns <= BATCHED_NS,
                note(ns, JournaledTicks.CLOCK_RECORD, ns / queue));
    }

    private static String note(double ns, int record, double timesQueue) {
        return String.format(
                Locale.ROOT,
                "%.2f ns/B; %.2f x the raw appender; ours with number and CRC32C; new pages, no fsync",
                ns / record,
                timesQueue);
    }

    private void limits(int record) {
        double first = beside("mmapFirstTouch", record);
        findings.told(
                "P7",
                "limits of an append of " + record + " B: mmap, first touch",
                UNIT,
                first,
                Beside.peer("mmap, pages there", beside("mmapMapped", record))
                        .andLimit("memory copy, 128 MiB", beside("copy", record)),
                String.format(Locale.ROOT, "%.2f ns/B; nothing of ours", first / record));
    }
}
