package io.icebreaker.reference;

import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded sessions in which prices stay and sizes come back: what iceberg and touch detectors live on, with
 * crossed, locked, one-sided, empty, repeated, late and re-based packets, silences, and the edges of days.
 */
public final class BusyTouch {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MIDDLE = 20_000;
    private static final List<InstrumentRow> INSTRUMENTS =
            List.of(
                    row("TEST", 1, "ROUND", InstrumentType.FUT, 1, 100),
                    row("NFO", 2, "FUT", InstrumentType.FUT, 75, 500),
                    row("NSE", 3, "SHARE", InstrumentType.EQ, 1, 500));
    private static final List<String> SCENES =
            List.of("05:28", "08:14", "09:13", "11:00", "15:14", "15:28", "15:39");
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2025, 12, 15), LocalDate.of(2026, 8, 4));

    private final Random random;
    private final Book[] books = new Book[INSTRUMENTS.size()];
    private final List<Row> rows = new ArrayList<>();
    private long nowNs;

    private static final class Book {
        private long bid = MIDDLE;
        private long spread = 1;
        private final long[] sizes = {300, 300, 300, 300, 300, 300};
        private long volume;
        private boolean noBids;
        private boolean noAsks;
    }

    private BusyTouch(long seed) {
        random = new Random(seed);
        for (int n = 0; n < books.length; n++) {
            books[n] = new Book();
        }
    }

    private static InstrumentRow row(
            String segment, long token, String symbol, InstrumentType type, long lot, long tick) {
        return new InstrumentRow(segment, token, symbol, type, "", null, 0, lot, tick);
    }

    public static List<InstrumentRow> instruments() {
        return INSTRUMENTS;
    }

    /** {@code count} packets in ring order around one edge of a day, then around another. */
    public static List<Row> rows(long seed, int count) {
        var session = new BusyTouch(seed);
        long first = session.scene();
        long second = session.scene();
        session.nowNs = Math.min(first, second);
        for (int n = 0; n < count; n++) {
            if (n == count / 2) {
                session.nowNs = Math.max(session.nowNs, Math.max(first, second));
            }
            session.step();
        }
        return session.rows;
    }

    private long scene() {
        LocalDate day = DAYS.get(random.nextInt(2)).plusDays(random.nextInt(2));
        LocalTime time = LocalTime.parse(SCENES.get(random.nextInt(SCENES.size())));
        return day.toEpochSecond(time, NaiveCalendar.IST) * SECOND_NS
                + random.nextLong(120 * SECOND_NS);
    }

    private void step() {
        nowNs += pause();
        int n = random.nextInt(books.length);
        if (chance(15) && !rows.isEmpty()) {
            rows.add(rows.get(rows.size() - 1));
            return;
        }
        rows.add(packet(INSTRUMENTS.get(n), books[n]));
    }

    private long pause() {
        int kind = random.nextInt(1000);
        if (kind < 3) {
            return (kind == 0 ? 310 : 70) * SECOND_NS;
        }
        return kind < 15 ? 5 * SECOND_NS + random.nextLong(SECOND_NS) : random.nextLong(SECOND_NS);
    }

    private Row packet(InstrumentRow instrument, Book book) {
        RowBuilder row = RowBuilder.row(0, instrument.key(), nowNs + random.nextInt(50_000_000));
        long stamp = chance(30) ? nowNs - random.nextLong(3 * SECOND_NS) : nowNs;
        if (!chance(100)) {
            row.exch(chance(700) ? stamp / SECOND_NS * SECOND_NS : stamp);
        }
        if (chance(60)) {
            book.bid += random.nextInt(3) - 1;
            book.spread = 1 + random.nextInt(2);
        }
        long price = trade(row, instrument, book);
        row.ltp(price).volume(chance(10) ? 0L : Long.valueOf(book.volume));
        if (!chance(60)) {
            depth(row, instrument, book);
        }
        return row.build();
    }

    /** Returns the last price; sizes go down, come back, or grow. */
    private long trade(RowBuilder row, InstrumentRow instrument, Book book) {
        boolean atAsk = chance(500);
        long level = atAsk ? book.bid + book.spread : book.bid;
        level += chance(100) ? random.nextInt(5) - 2 : 0;
        if (chance(700)) {
            long qty = instrument.lot() * (1 + random.nextInt(chance(100) ? 900 : 300));
            book.volume += qty;
            row.ltq(qty);
            int best = atAsk ? 3 : 0;
            book.sizes[best] =
                    switch (random.nextInt(4)) {
                        case 0 -> Math.max(1, book.sizes[best] - qty);
                        case 1 -> 1 + random.nextInt(600);
                        default -> book.sizes[best];
                    };
        }
        if (chance(8)) {
            book.volume = Math.max(0, book.volume - random.nextInt(200));
        }
        return level * instrument.tickSize();
    }

    private void depth(RowBuilder row, InstrumentRow instrument, Book book) {
        book.noBids = chance(book.noBids ? 500 : 20);
        book.noAsks = chance(book.noAsks ? 500 : 20);
        long tick = instrument.tickSize();
        int shape = random.nextInt(100);
        long ask = book.bid + (shape == 0 ? 0 : shape == 1 ? -1 : book.spread);
        int levels = 1 + random.nextInt(3);
        for (int level = shape == 2 ? 1 : 0; level < levels; level++) {
            if (!book.noBids) {
                row.bid(level, (book.bid - level) * tick, book.sizes[level]);
            }
            if (!book.noAsks) {
                row.ask(level, (ask + level) * tick, shape == 3 ? 0 : book.sizes[3 + level]);
            }
        }
    }

    private boolean chance(int permille) {
        return random.nextInt(1000) < permille;
    }
}
