package io.icebreaker.app;

import io.icebreaker.feed.csv.BadRow;
import io.icebreaker.feed.csv.ImportReport;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.csv.TicksCsv;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Recordings played as that many live feeds at once, merged by receive time; at equal times the lower number
 * comes first. One thread.
 */
final class RecordedFeeds implements AutoCloseable {
    private static final long OPEN_END = Long.MAX_VALUE;

    private final List<Path> files;
    private final List<TicksCsv> feeds = new ArrayList<>();
    private final Instruments ids;
    private final boolean[] more;
    private final Map<Integer, SessionTime> kills;
    private final long[] downNs;

    /** {@code kills}: when a feed goes down for good, on the day of its first row. */
    RecordedFeeds(List<Path> files, Map<Integer, SessionTime> kills) throws IOException {
        this.files = files;
        this.kills = kills;
        List<Instrument> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(InstrumentsCsv.read(InstrumentsCsv.beside(file)));
        }
        ids = new Instruments(Math.max(1, all.size()));
        all.forEach(this::define);
        more = new boolean[files.size()];
        downNs = new long[files.size()];
        try {
            for (Path file : files) {
                feeds.add(new TicksCsv(file, ids));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The first definition stands. */
    private void define(Instrument instrument) {
        if (ids.id(instrument.segment(), instrument.token()) == Instruments.UNKNOWN) {
            ids.register(instrument);
        }
    }

    List<Instrument> instruments() {
        return ids.all();
    }

    /** The files' names, as the feeds are called. */
    String names() {
        return files.stream().map(RecordedFeeds::name).collect(Collectors.joining(","));
    }

    private static String name(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
        return name.replace(',', '-');
    }

    /**
     * Publishes head, rows, state changes and end; shows how many rows there were, now and then.
     *
     * @param startNs what {@link #begin} said
     * @param earlierBars SHA-256 of the bars it begins with, null for none
     */
    void publish(
            TickSink sink, long startNs, byte[] earlierBars, Progress progress, long progressEvery)
            throws IOException {
        long nowNs = startNs;
        head(sink, startNs, earlierBars);
        long rows = 0;
        for (int feed = next(); feed >= 0; feed = next()) {
            Tick row = feeds.get(feed).row();
            if (row.receiveTimeNs() >= downNs[feed]) {
                state(sink, feed, FeedState.DOWN, downNs[feed]);
                more[feed] = false;
                continue;
            }
            Tick slot = sink.claim();
            long sequence = slot.sequence();
            slot.copyInputFrom(row.bytes(), 0).sequence(sequence).feed(feed);
            nowNs = slot.receiveTimeNs();
            sink.publish();
            more[feed] = feeds.get(feed).next();
            if (++rows % progressEvery == 0) {
                progress.accept(rows);
            }
        }
        Events.sessionEnd(sink.claim(), nowNs);
        sink.publish();
    }

    /** Reads each feed's first row; returns the earliest one's receive time, ns UTC, 0 without any. */
    long begin() throws IOException {
        long firstNs = OPEN_END;
        for (int feed = 0; feed < feeds.size(); feed++) {
            more[feed] = feeds.get(feed).next();
            long rowNs = more[feed] ? feeds.get(feed).row().receiveTimeNs() : 0;
            downNs[feed] = kills.containsKey(feed) ? kills.get(feed).onDayOf(rowNs) : OPEN_END;
            firstNs = more[feed] ? Math.min(firstNs, rowNs) : firstNs;
        }
        return firstNs == OPEN_END ? 0 : firstNs;
    }

    private void head(TickSink sink, long startNs, byte[] earlierBars) {
        Header.publish(sink, instruments(), names(), 0, earlierBars, startNs);
        for (int feed = 0; feed < feeds.size(); feed++) {
            state(sink, feed, FeedState.CONNECTED, startNs);
            state(sink, feed, FeedState.LIVE, startNs);
        }
    }

    private static void state(TickSink sink, int feed, FeedState state, long atNs) {
        Events.feed(sink.claim(), feed, state, 0, 0, 0, "played from a recording", atNs);
        sink.publish();
    }

    /** The feed whose row comes next, -1 at the end. */
    private int next() {
        int first = -1;
        for (int feed = 0; feed < feeds.size(); feed++) {
            if (more[feed]
                    && (first < 0
                            || feeds.get(feed).row().receiveTimeNs()
                                    < feeds.get(first).row().receiveTimeNs())) {
                first = feed;
            }
        }
        return first;
    }

    /** Rows and bad rows of each feed, for the result. */
    Map<String, Object> reports() {
        Map<String, Object> reports = new LinkedHashMap<>();
        for (int feed = 0; feed < feeds.size(); feed++) {
            ImportReport report = feeds.get(feed).report();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rows", report.goodRows());
            one.put("badRows", report.badRows());
            for (Map.Entry<BadRow, Long> bad : report.counts().entrySet()) {
                one.put(bad.getKey().name(), report.lines(bad.getKey()));
            }
            reports.put(feed + " " + name(files.get(feed)), one);
        }
        return reports;
    }

    @Override
    public void close() {
        for (TicksCsv feed : feeds) {
            try {
                feed.close();
            } catch (IOException e) {
                System.err.println("icebreaker: a recording cannot be closed: " + e.getMessage());
            }
        }
    }
}
