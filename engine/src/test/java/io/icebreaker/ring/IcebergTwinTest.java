package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.finding.AbsorptionWords;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.reference.BusyTouch;
import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveIceberg;
import io.icebreaker.reference.NaiveOfi;
import io.icebreaker.reference.NaivePacket;
import io.icebreaker.reference.NaiveTouch;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The iceberg stage against the slow recomputation: each packet's sheet, each event, each bar's OFI. */
@Tag("long")
class IcebergTwinTest {
    /** The comparison costs the square of a recording's length. */
    private static final int MOST = 6_000;

    private int events;
    private int absorptions;
    private int bars;

    @Test
    void agreesOnAThousandBusySessions() {
        for (long seed = 1; seed <= 1_000; seed++) {
            compare("busy " + seed, BusyTouch.instruments(), BusyTouch.rows(seed, 200));
        }
        assertTrue(events > 1_000, "icebergs " + events);
        assertTrue(absorptions > 200, "absorptions " + absorptions);
        assertTrue(bars > 50_000, "bars " + bars);
    }

    @Test
    void agreesOnNastySessions() {
        for (long seed = 1; seed <= 20; seed++) {
            compare("nasty " + seed, RandomSession.instruments(), RandomSession.rows(seed, 1_000));
            compare("edges " + seed, RandomSession.instruments(), RandomSession.edges(seed, 500));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nse-20251215",
                "nifty-fut-kite",
                "nifty-fut-dhan",
                "cm-btcusd_perp_20240808-250ms",
                "spot-btcusdt_20240808-250ms",
                "usdm-btcusdt_20240808-1000ms"
            })
    void agreesOnRealRecordings(String name) {
        Recordings.Recording recording = Recordings.ticks(name);
        List<Row> rows = recording.rows();
        compare(name, recording.instruments(), rows.subList(0, Math.min(MOST, rows.size())));
    }

    private void compare(String what, List<InstrumentRow> instruments, List<Row> rows) {
        var run = new StageRun(instruments, Settings.DEFAULTS);
        NaiveFlow flow = NaiveFlow.of(instruments, rows);
        var icebergs = new NaiveIceberg(instruments, Map.of());
        var ofi = new NaiveOfi();
        var touches = new NaiveTouch();
        int next = 0;
        for (int n = 0; n < rows.size(); n++) {
            boolean accepted = run.row(rows.get(n));
            boolean expected = next < flow.packets().size() && flow.packets().get(next).row() == n;
            assertEquals(expected, accepted, what + " packet " + n);
            if (accepted) {
                NaivePacket packet = flow.packets().get(next++);
                InstrumentKey key = packet.source().key();
                List<String> found = new ArrayList<>(icebergs.onPacket(packet));
                ofi.onPacket(packet);
                touches.onPacket(packet);
                found.addAll(touches.events(key));
                String wanted =
                        found
                                + " "
                                + icebergs.open(key)
                                + " "
                                + ofi.at(packet)
                                + " "
                                + touches.touch(key, true).text()
                                + " "
                                + touches.touch(key, false).text();
                assertEquals(wanted, seen(run, key), what + " packet " + n);
            }
        }
        run.end();
        compareBars(what, instruments, run, ofi);
    }

    private String seen(StageRun run, InstrumentKey key) {
        List<String> found = new ArrayList<>();
        for (StageRun.Found event : run.takeFound()) {
            if (event.type() == FindingType.ICEBERG) {
                events++;
                found.add(episode(event.words(), IcebergWords.EPISODE));
            } else if (event.type() == FindingType.ABSORPTION) {
                absorptions++;
                found.add(absorption(event.words()));
            }
        }
        long[] sheet = run.sheet(key);
        List<String> open = new ArrayList<>();
        for (int n = 0; n < sheet[BookWords.EPISODES]; n++) {
            open.add(episode(sheet, BookWords.HEAD + n * EpisodeWords.WORDS));
        }
        return found
                + " "
                + open
                + " "
                + sheet[BookWords.OFI_SESSION]
                + " "
                + sheet[BookWords.OFI]
                + " "
                + number(sheet[BookWords.OFI_NORM])
                + touch(" BID ", sheet, BookWords.BID_TOUCH)
                + touch(" ASK ", sheet, BookWords.ASK_TOUCH);
    }

    private static String episode(long[] w, int at) {
        return String.join(
                " ",
                side(w[at + EpisodeWords.SIDE]),
                Long.toString(w[at + EpisodeWords.PRICE]),
                "open " + w[at + EpisodeWords.OPEN_NS],
                "X " + w[at + EpisodeWords.TRADED],
                "hidden " + w[at + EpisodeWords.HIDDEN],
                "peak " + w[at + EpisodeWords.PEAK],
                "refills " + w[at + EpisodeWords.REFILLS],
                "confidence " + EpisodeWords.confidence(w, at),
                "told " + number(w[at + EpisodeWords.EMITTED]));
    }

    private static String absorption(long[] w) {
        return side(w[AbsorptionWords.SIDE])
                + " "
                + w[AbsorptionWords.PRICE]
                + " "
                + number(w[AbsorptionWords.MULTIPLE])
                + " "
                + w[AbsorptionWords.HELD_MS]
                + " "
                + w[AbsorptionWords.TRADED];
    }

    private static String touch(String side, long[] w, int at) {
        return side
                + w[at + BookWords.TOUCH_PRICE]
                + " "
                + number(w[at + BookWords.TOUCH_MULTIPLE])
                + " "
                + w[at + BookWords.TOUCH_HELD_MS];
    }

    private static String side(long side) {
        return side == EpisodeWords.BID ? "BID" : "ASK";
    }

    private static double number(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private void compareBars(
            String what, List<InstrumentRow> instruments, StageRun run, NaiveOfi ofi) {
        for (long[] bar : run.bars()) {
            InstrumentKey key = instruments.get((int) bar[Bar.ID]).key();
            boolean last = bar[Bar.SESSION_OVER_NS] > bar[Bar.SESSION_CLOSE_NS];
            long expected =
                    ofi.ofBar(
                            key,
                            bar[Bar.START_NS],
                            bar[Bar.END_NS],
                            last && bar[Bar.END_NS] == bar[Bar.SESSION_CLOSE_NS]);
            assertEquals(expected, bar[Bar.OFI], () -> what + " bar of " + key);
            bars++;
        }
    }
}
