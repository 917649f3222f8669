package io.icebreaker.bench;

import io.icebreaker.feed.kite.KiteInstruments;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.InstrumentSearch;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a broker's master takes from the file to a search, cold, and what it keeps of the heap:
 *
 * <pre>
 * make FILE ROWS   writes a made-up master in Kite's form
 * load FILE        reads it, joins it, numbers its words, asks it questions; prints figures
 * </pre>
 *
 * Two processes, for a start is cold.
 */
public final class MasterRun {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final int TIMES = 200;

    private static final List<String> QUESTIONS =
            List.of(
                    "nif 245 ce",
                    "reliance",
                    "bank fut",
                    "n",
                    "ce",
                    "nifty 24500 pe dec",
                    "bank nifty 52000 call",
                    "zzz",
                    "1 1 1 1",
                    "rel fut dec");

    private MasterRun() {}

    /** Makes or measures. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        if (args[0].equals("make")) {
            Files.writeString(file, BigMaster.csv(Integer.parseInt(args[2]), TODAY));
            return;
        }
        load(file);
    }

    private static void load(Path file) throws Exception {
        long before = usedAfterGc();
        long begun = System.nanoTime();
        MasterRows rows;
        try (var in = Files.newInputStream(file)) {
            rows = new KiteInstruments().parse(in, TODAY);
        }
        long read = System.nanoTime();
        InstrumentBook book = InstrumentBook.of(Map.of("kite", rows));
        long joined = System.nanoTime();
        var search = new InstrumentSearch(book.instruments());
        long ready = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        say(
                "rows        %,d of %,d bytes, %d skipped",
                rows.rows().size(), Files.size(file), rows.skipped());
        say("read        %6.0f ms", (read - begun) / 1e6);
        say("joined      %6.0f ms", (joined - read) / 1e6);
        say("searchable  %6.0f ms", (ready - joined) / 1e6);
        say(
                "altogether  %6.0f ms; %.0f ms of the thread's processor time",
                (ready - begun) / 1e6, cpu / 1e6);
        say("peak heap   %6.1f MB while loading", peak() / 1e6);
        say("kept        %6.1f MB: rows, book and search", (usedAfterGc() - before) / 1e6);
        QUESTIONS.forEach(question -> ask(search, question));
        say("(%,d instruments are held until here)", book.instruments().size());
    }

    private static void ask(InstrumentSearch search, String question) {
        long[] ns = new long[TIMES];
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Instrument> found = List.of();
        for (int n = 0; n < TIMES; n++) {
            long begun = System.nanoTime();
            found = search.find(question, 20, name -> 24_512 * Prices.ONE);
            ns[n] = System.nanoTime() - begun;
        }
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        long first = ns[0];
        Arrays.sort(ns);
        say(
                "%-24s first %6.2f ms  median %6.2f  worst %6.2f  processor %6.2f  %s",
                "'" + question + "'",
                first / 1e6,
                ns[TIMES / 2] / 1e6,
                ns[TIMES - 1] / 1e6,
                cpu / 1e6 / TIMES,
                found.isEmpty() ? "nothing" : found.get(0).symbol());
    }

    private static long usedAfterGc() throws InterruptedException {
        for (int n = 0; n < 3; n++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
