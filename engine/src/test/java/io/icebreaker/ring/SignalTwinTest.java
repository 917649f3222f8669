package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.finding.WindowWords;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveSignal;
import io.icebreaker.reference.NaiveSignals;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.SignalSession;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Shown;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Windows and signals against the slow recomputation: every value of every packet, every row of the export. */
@Tag("long")
class SignalTwinTest {
    static final Settings NO_PCR = Settings.DEFAULTS.with("real.pcr.enabled", "false");

    /** What the engine found: the sheet's words after each packet, and signals with their outcomes. */
    private static final class Engine implements Findings {
        final List<long[]> values = new ArrayList<>();
        final Map<Long, long[]> signals = new LinkedHashMap<>();
        final Map<Long, long[]> outcomes = new LinkedHashMap<>();
        private final Shown window;
        private final Driven driven;
        private int rows;
        private long firstPacket;

        Engine(List<InstrumentRow> instruments, List<Row> rows, Settings settings, boolean clocks) {
            driven = new Driven(settings, this, (words, at) -> {}, this::after);
            window = driven.sheet(Sheet.WINDOW);
            Recorded.publish(driven, instruments, rows, clocks);
        }

        private void after(Tick tick) {
            if (tick.kind() != EventKind.TICK) {
                return;
            }
            for (int id = window.nextChanged(); id >= 0; id = window.nextChanged()) {
                long[] words = new long[WindowWords.WORDS + 2];
                window.copy(id, words);
                words[WindowWords.WORDS] = rows;
                words[WindowWords.WORDS + 1] = id;
                values.add(words);
            }
            rowOf.put(tick.sequence(), rows);
            rows++;
        }

        private final Map<Long, Integer> rowOf = new LinkedHashMap<>();

        @Override
        public void found(long sequence, int type, long[] words, int at, int length) {
            long[] copy = Arrays.copyOfRange(words, at, at + length);
            if (type == FindingType.SIGNAL) {
                signals.put(sequence, copy);
            } else if (type == FindingType.OUTCOME) {
                outcomes.put(copy[OutcomeWords.SIGNAL_SEQUENCE], copy);
            }
        }

        @Override
        public void value(long word) {}

        List<String> lines(List<InstrumentRow> instruments) {
            List<String> lines = new ArrayList<>();
            signals.forEach(
                    (sequence, w) -> {
                        InstrumentRow instrument = instruments.get((int) w[SignalWords.ID]);
                        long[] outcome = outcomes.get(sequence);
                        lines.add(
                                rowOf.get(sequence)
                                        + " "
                                        + instrument.segment()
                                        + instrument.token()
                                        + " "
                                        + w[SignalWords.TIME_NS]
                                        + " "
                                        + text(w)
                                        + ","
                                        + (outcome == null ? "," : outcome(outcome)));
                    });
            return lines;
        }

        private static String outcome(long[] words) {
            return OutcomeWords.name(words[OutcomeWords.OUTCOME])
                    + ","
                    + words[OutcomeWords.TIME_NS];
        }

        private static String text(long[] w) {
            List<String> cells = new ArrayList<>();
            cells.add(SignalWords.typeName(w[SignalWords.TYPE]));
            for (int i = SignalWords.CONFIDENCE; i <= SignalWords.P_SURGE; i++) {
                cells.add(Long.toString(w[i]));
            }
            for (int i : DOUBLES) {
                cells.add(Long.toHexString(w[i]));
            }
            cells.add(w[SignalWords.ENTRY] + "," + w[SignalWords.STOP]);
            cells.add(Long.toString(w[SignalWords.TARGET]));
            cells.add(SignalWords.statusName(w[SignalWords.STATUS]));
            return String.join(",", cells);
        }
    }

    private static final int[] DOUBLES = {
        SignalWords.R_BID,
        SignalWords.R_ASK,
        SignalWords.OBI_W,
        SignalWords.DL,
        SignalWords.SURGE,
        SignalWords.R_BPS
    };

    /** Signals agreed on, all sessions together: what the comparison is worth. */
    static int compare(
            List<InstrumentRow> instruments, List<Row> rows, Settings settings, boolean clocks) {
        var engine = new Engine(instruments, rows, settings, clocks);
        var naive = NaiveSignals.of(instruments, rows, settings);
        assertEquals(naive.values().size(), engine.values.size());
        for (int i = 0; i < engine.values.size(); i++) {
            compare(naive.values().get(i), engine.values.get(i), i);
        }
        List<String> expected = naive.signals().stream().map(NaiveSignal::line).toList();
        List<String> found = engine.lines(instruments);
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), "signal " + i);
        }
        assertEquals(expected.size(), found.size(), "signals");
        return found.size();
    }

    private static void compare(NaiveSignals.Values v, long[] w, int packet) {
        double[] expected = {
            v.rBid(), v.rAsk(), v.relBid(), v.relAsk(), v.obiW(), v.dl(), v.surge(), v.rBps()
        };
        assertEquals(v.row(), w[WindowWords.WORDS]);
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(expected[i]) != w[VALUES[i]]) {
                double found = Double.longBitsToDouble(w[VALUES[i]]);
                assertEquals(expected[i], found, "value " + i + " of packet " + packet);
            }
        }
    }

    private static final int[] VALUES = {
        WindowWords.R_BID,
        WindowWords.R_ASK,
        WindowWords.R_REL_BID,
        WindowWords.R_REL_ASK,
        WindowWords.OBI_W,
        WindowWords.DL,
        WindowWords.SURGE,
        WindowWords.R_BPS
    };

    private static Settings loose(long seed) {
        var random = new Random(seed);
        return NO_PCR.with("min.confidence", Integer.toString(random.nextInt(8)))
                .with("institutional.threshold", pick(random, "0.5", "1.0", "2.5"))
                .with("institutional.rel.min", pick(random, "0", "0.8", "1.5"))
                .with("stable.bps", pick(random, "5", "20", "60"))
                .with("move.bps", pick(random, "0", "3", "10"))
                .with("surge.medium", pick(random, "0.5", "1.0", "1.5"))
                .with("delta.move", pick(random, "0", "0.1"))
                .with("obi.medium", pick(random, "0", "0.05", "0.2"))
                .with("signal.cooldown.s", pick(random, "0", "20", "120", "900"))
                .with("signal.opposite.s", pick(random, "0", "60", "300"))
                .with("signal.start.s", pick(random, "0", "300"))
                .with("signal.end.s", pick(random, "0", "900"))
                .with("max.daily.signals", pick(random, "1", "6", "50"))
                .with("window.s", pick(random, "15", "30", "60", "60"));
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void agreesOnAThousandShortSessions() {
        int signals = 0;
        for (long seed = 1; seed <= 1_000; seed++) {
            List<Row> rows = SignalSession.rows(seed, 300, seed % 3 == 0 ? 2 : 1);
            signals += compare(SignalSession.instruments(), rows, loose(seed), seed % 2 == 0);
        }
        assertTrue(signals > 4_000, signals + " signals");
    }

    @Test
    void agreesOnLongerSessionsWithTheUsualSettings() {
        int signals = 0;
        for (long seed = 1; seed <= 8; seed++) {
            List<Row> rows = SignalSession.rows(-seed, 5_000, 2);
            signals += compare(SignalSession.instruments(), rows, NO_PCR, seed % 2 == 0);
        }
        assertTrue(signals > 20, signals + " signals");
    }

    @Test
    void agreesOnSessionsOfEverythingUnpleasant() {
        for (long seed = 1; seed <= 40; seed++) {
            compare(RandomSession.instruments(), unpleasant(seed), loose(seed), seed % 2 == 0);
        }
    }

    /** With clock events without the instrument of several feeds, whose bars they may split. */
    private static List<Row> unpleasant(long seed) {
        List<Row> rows =
                seed % 4 < 2 ? RandomSession.rows(seed, 1_000) : RandomSession.edges(seed, 1_000);
        return rows.stream()
                .filter(row -> seed % 2 == 1 || !row.segment().equals("CRYPTO"))
                .toList();
    }

    @Test
    void agreesOverDays() {
        List<Row> rows = SignalSession.days(7, 3);
        int signals = compare(SignalSession.instruments(), rows, loose(4), true);
        assertTrue(signals > 100, signals + " signals");
    }
}
