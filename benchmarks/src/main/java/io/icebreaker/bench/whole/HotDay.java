package io.icebreaker.bench.whole;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bench.AllocationRun;
import io.icebreaker.bench.SimulatedTicks;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Simulated days recorded with everything on, journal and output on disk too, and what each thread
 * allocates by its own counter, once they are warm. The publishing thread's packets are made before they go
 * out, so that its count is the door's alone. Arguments: ticks to warm up, ticks to measure, stocks beside
 * the usual set, the market's pace, a directory. Prints {@code NAME VALUE} lines.
 */
public final class HotDay {
    private static final int WORDS = 1 << 20;
    private static final long DRAIN_MS = 600_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HotDay() {}

    /** Runs and prints. */
    public static void main(String[] args) throws Exception {
        new HotDay()
                .run(
                        Long.parseLong(args[0]),
                        Long.parseLong(args[1]),
                        new SimulatedTicks(Integer.parseInt(args[2]), Double.parseDouble(args[3])),
                        Path.of(args[4]));
    }

    private void run(long warmUp, long measured, SimulatedTicks ticks, Path journal)
            throws Exception {
        int room = ticks.instruments().size();
        try (var directory = JournalDirectory.forWriting(journal)) {
            var setup =
                    PipelineSetup.recording(Profile.DEDICATED_CORES, room, 1, false, directory)
                            .withBoard(new Board(room, WORDS, WORDS))
                            .withSettings(AllocationRun.everythingOn());
            try (var pipeline = Pipeline.start(setup)) {
                var door = new PackedSink(pipeline.newSink());
                ticks.begin(door);
                ticks.publish(door, warmUp);
                settle(pipeline, door);
                Map<String, Long> before = allocated();
                long doorBefore = door.allocated();
                long collections = collections();
                ticks.publish(door, warmUp + measured);
                settle(pipeline, door);
                report(laneNames(pipeline), before, allocated());
                say("door", door.allocated() - doorBefore);
                say("collections", collections() - collections);
            }
        }
        say("journalMib", Scratch.diskMib(journal));
        say("instruments", room);
        say("heapMib", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private static void settle(Pipeline pipeline, PackedSink door) {
        door.flush();
        if (!pipeline.drain(DRAIN_MS) || !pipeline.failures().latest().isEmpty()) {
            throw new IllegalStateException("stages failed: " + pipeline.failures().latest());
        }
    }

    /** Bytes allocated so far, by thread. */
    private Map<String, Long> allocated() {
        Map<String, Long> bytes = new TreeMap<>();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null) {
                bytes.merge(info.getThreadName(), threads.getThreadAllocatedBytes(id), Long::sum);
            }
        }
        return bytes;
    }

    private static Set<String> laneNames(Pipeline pipeline) {
        Set<String> names = new TreeSet<>();
        pipeline.laneThreads().forEach(thread -> names.add(thread.getName()));
        if (names.isEmpty()) {
            throw new IllegalStateException("no lane runs");
        }
        return names;
    }

    private static void report(
            Set<String> laneNames, Map<String, Long> before, Map<String, Long> after) {
        long lanes = 0;
        long others = 0;
        for (Map.Entry<String, Long> thread : after.entrySet()) {
            long bytes = thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
            System.out.printf("  %-28s %,d bytes%n", thread.getKey(), bytes);
            if (laneNames.contains(thread.getKey())) {
                lanes += bytes;
                say("lane", bytes);
            } else {
                others += bytes;
            }
        }
        say("lanes", lanes);
        say("others", others);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static void say(String name, long value) {
        System.out.println(name + " " + value);
    }

    /** What a run says of one name; 0 when it does not. */
    static long sum(List<String> said, String name) {
        return said.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .sum();
    }
}
