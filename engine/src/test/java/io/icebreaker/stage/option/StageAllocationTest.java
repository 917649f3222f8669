package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three expiries of sixty strikes, packets and clock events, make no garbage once they are warm. */
class StageAllocationTest {
    private static final int STRIKES = 60;
    private static final int EXPIRIES = 3;
    private static final int IDS = 2 + 2 * STRIKES * EXPIRIES;
    private static final int WARM_UP = 200_000;
    private static final int MEASURED = 400_000;

    /** Ten thousand packets a second. */
    private static final long STEP_NS = 100_000;

    private static final long CLOCK_NS = 250_000_000;

    /** What the JVM may take by itself, once; a byte a tick would be 400,000. */
    private static final long OF_THE_JVM_BYTES = 2_048;

    private static final Findings NOWHERE =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {}

                @Override
                public void value(long word) {}
            };

    private final long[] sheet = new long[ChainWords.row(ChainArrays.MAX_STRIKES)];
    private final Tick slot = new Tick();
    private final List<Stage> stages;
    private final List<Shown> sheets;
    private long clockNs;
    private long shown;

    StageAllocationTest() {
        var sessions = new Sessions(SessionCalendar.shipped(), IDS);
        var counters = new Counters();
        var time = new EventTime();
        var option =
                new OptionStage(
                        new StageContext(
                                IDS, sessions, time, counters, Settings.DEFAULTS, NOWHERE));
        var flow = new FlowKernel(IDS, sessions, time, counters, Settings.DEFAULTS);
        stages = List.of(new FlowStage(sessions, flow, counters), option);
        sheets = option.sheets();
    }

    @Test
    void packetsAndClockEventsAllocateNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        define();
        run(0, WARM_UP);
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(WARM_UP, WARM_UP + MEASURED);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes in " + MEASURED + " packets");
        long seconds = MEASURED * STEP_NS / OptionRig.SECOND_NS;
        assertTrue(shown >= EXPIRIES * seconds, shown + " chains shown");
    }

    private void define() {
        define(0, OptionRig.index(1, "NIFTY 50"));
        define(1, OptionRig.future(2, "NIFTY", OptionRig.DAY.plusDays(8)));
        int id = 2;
        for (int expiry = 0; expiry < EXPIRIES; expiry++) {
            LocalDate day = OptionRig.DAY.plusDays(1 + 7 * expiry);
            for (int i = 0; i < STRIKES; i++) {
                long strike = (23_500L + 50 * i) * Prices.ONE;
                define(id, OptionRig.option(++id, "NIFTY", day, strike, 'C'));
                define(id, OptionRig.option(++id, "NIFTY", day, strike, 'P'));
            }
        }
    }

    private void define(int id, Instrument instrument) {
        Events.instrument(slot.clear(), id, instrument, OptionRig.OPEN_NS);
        send();
    }

    private void run(int from, int to) {
        for (int i = from; i < to; i++) {
            long nowNs = OptionRig.OPEN_NS + i * STEP_NS;
            fill(i % IDS, i, nowNs);
            send();
            if (nowNs >= clockNs + CLOCK_NS) {
                clockNs = nowNs;
                Events.clock(slot.clear(), nowNs);
                send();
                show();
            }
        }
    }

    private void fill(int id, int i, long nowNs) {
        Tick tick = slot.clear().kind(EventKind.TICK).id(id).receiveTimeNs(nowNs);
        long level = 250_000_000 + 500L * Math.floorMod(i * 7_919 >> 5, 40);
        long price = id < 2 ? level : fair(id, level);
        tick.ltp(price).volume(1_000 + i / IDS * 75L).oi(75_000 + i).mark(TickFlags.HAS_DEPTH);
        tick.bid(0, price - 500, 75, 1).ask(0, price + 500, 75, 1);
    }

    private static long fair(int id, long level) {
        long strike = (23_500L + 50 * ((id - 2) / 2 % STRIKES)) * Prices.ONE;
        long intrinsic = id % 2 == 0 ? level - strike : strike - level;
        return Math.max(0, intrinsic) + 900_000;
    }

    private void send() {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).onEvent(slot, true);
        }
    }

    /** As the board stage does at the end of a batch. */
    private void show() {
        for (int i = 0; i < sheets.size(); i++) {
            Shown one = sheets.get(i);
            for (int key = one.nextChanged(); key >= 0; key = one.nextChanged()) {
                one.copy(key, sheet);
                shown += one.sheet() == Sheet.CHAIN ? 1 : 0;
            }
        }
    }
}
