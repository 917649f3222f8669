package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.journal.before.DayBars;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a day's closed bars into the {@link BarStore}, read from its output journal, with the minutes that
 * came by backfill: on a thread of its own once the sessions are over, or when the day is closed. What cannot
 * be kept is said once; the journal has it all the same. One thread, but for the one it starts.
 */
final class DayBarsEnd {
    private final BarStore store;
    private final Path journal;
    private final Board board;
    private final LocalDate day;
    private Thread thread;
    private volatile boolean kept;

    DayBarsEnd(BarStore store, Path journal, Board board, LocalDate day) {
        this.store = store;
        this.journal = journal;
        this.board = board;
        this.day = day;
    }

    /** Begins to keep the day, whose last bars have been published. */
    void start() {
        thread = new Thread(this::write, "day-bars");
        thread.setDaemon(true);
        thread.start();
    }

    /** Keeps the day unless that was begun once it was over; the journal is closed by now. */
    void finish() {
        join();
        if (!kept) {
            write();
        }
    }

    private void join() {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            var directory = JournalDirectory.forReading(journal);
            SortedMap<BarKey, BarSeries> own =
                    DayBars.read(directory, shortest(directory), board::instrument, this::official);
            new FilledDay(board, day, this::official).into(own);
            if (!own.isEmpty()) {
                store.put(day, began(), BarSource.of(own));
            }
            kept = true;
        } catch (IOException | JournalException | RuntimeException e) {
            System.err.println(
                    "icebreaker: bars of "
                            + day
                            + " are not kept for later days: "
                            + e.getMessage());
        }
    }

    /** Seconds are kept where the day has indicators of them. */
    private static Interval shortest(JournalDirectory directory) throws JournalException {
        Settings settings = SetOptions.kept(directory);
        Interval wanted = Interval.named(settings.text(Setting.INDICATOR_SHORTEST));
        return wanted.compareTo(DayBars.SHORTEST) < 0 ? wanted : DayBars.SHORTEST;
    }

    private BarSource began() throws IOException {
        Path file = journal.resolve(Before.FILE);
        return Files.exists(file) ? BarsFile.open(file) : BarSource.of(new TreeMap<>());
    }

    /** The exchange's own day (analytics 2.2, OFFICIAL), as far as the last packet of the day told it. */
    private BarSeries.Row official(int id, BarSeries.Row built) {
        var copy = new Copy();
        board.readQuote(id, copy);
        if (copy.length() == 0) {
            return built;
        }
        long[] quote = copy.words();
        long open = of(quote, Quote.OPEN, built.openE4());
        long high = of(quote, Quote.HIGH, built.highE4());
        long low = of(quote, Quote.LOW, built.lowE4());
        boolean fits = low <= Math.min(open, built.closeE4());
        fits &= high >= Math.max(open, built.closeE4());
        long volume = of(quote, Quote.VOLUME, built.volume());
        long atp = of(quote, Quote.ATP, 0);
        boolean whole = volume == built.volume() || atp == 0;
        return new BarSeries.Row(
                built.startNs(),
                fits ? open : built.openE4(),
                fits ? high : built.highE4(),
                fits ? low : built.lowE4(),
                built.closeE4(),
                volume,
                of(quote, Quote.PREV_CLOSE, 0),
                whole ? built.turnoverE4() : Math.multiplyExact(atp, volume));
    }

    private static long of(long[] quote, int field, long otherwise) {
        return Quote.has(quote, field) && quote[field] > 0 ? quote[field] : otherwise;
    }
}
