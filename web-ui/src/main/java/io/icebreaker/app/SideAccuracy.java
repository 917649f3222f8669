package io.icebreaker.app;

import io.icebreaker.bar.BulkVolume;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.csv.TicksCsv;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One side model on one recording whose true sides are known: the engine's own flow stage judges, row by
 * row. A rise is the engine's; true quantities of rows without one count with the next that has. For BVC
 * each row with a rise is a bar.
 */
final class SideAccuracy {
    static final List<String> MODELS =
            List.of("LEE_READY_SNAP", "QUOTE", "TICK", "SPLIT_MID", "BVC", "BOOK");

    private static final String BULK = "BVC";
    private static final long NS_PER_MS = 1_000_000;
    private static final long STEP_NS = 50 * NS_PER_MS;

    private final Counters counters = new Counters();
    private final SideScore score = new SideScore();
    private final Sessions sessions;
    private final FlowStage stage;
    private final BulkVolume bulk;
    private final long[] trueBuy;
    private final long[] trueSell;
    private final Tick slot = new Tick();

    private SideAccuracy(List<Instrument> instruments, String model) {
        int n = instruments.size();
        sessions = new Sessions(SessionCalendar.shipped(), n);
        Settings settings = Settings.DEFAULTS.with(Setting.SIDE_MODEL.key(), model);
        var kernel = new FlowKernel(n, sessions, new EventTime(), counters, settings);
        stage = new FlowStage(sessions, kernel, counters);
        bulk = model.equals(BULK) ? new BulkVolume(n) : null;
        trueBuy = new long[n];
        trueSell = new long[n];
        for (int id = 0; id < n; id++) {
            Events.instrument(slot.clear(), id, instruments.get(id), 0);
            stage.onEvent(slot, true);
        }
    }

    /** Measures a model; the definitions lie beside the recording. */
    static SideScore of(Path file, String model) throws IOException {
        List<Instrument> instruments = InstrumentsCsv.read(InstrumentsCsv.beside(file));
        var ids = new Instruments(Math.max(1, instruments.size()));
        ids.registerAll(instruments);
        try (var csv = new TicksCsv(file, ids)) {
            refuseUnless(csv.hasTrueSides(), file + ": no columns true_buy and true_sell");
            var accuracy = new SideAccuracy(ids.all(), model);
            boolean any = false;
            while (csv.next()) {
                any |= csv.trueBuyQty() > 0 || csv.trueSellQty() > 0;
                accuracy.row(csv);
            }
            refuseUnless(any, file + ": true_buy and true_sell are empty in every row");
            return accuracy.score;
        }
    }

    private static void refuseUnless(boolean fine, String problem) {
        if (!fine) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    problem
                            + "; only a recording that knows the real sides can be measured, and "
                            + "accuracy --simulate makes one");
        }
    }

    /** The most usual time between two rows of an instrument, to 50 ms: how often its feed spoke. */
    static long intervalMs(Path file) throws IOException {
        List<Instrument> instruments = InstrumentsCsv.read(InstrumentsCsv.beside(file));
        var ids = new Instruments(Math.max(1, instruments.size()));
        ids.registerAll(instruments);
        var before = new long[instruments.size()];
        Map<Long, Integer> counts = new TreeMap<>();
        try (var csv = new TicksCsv(file, ids)) {
            while (csv.next()) {
                long now = csv.row().receiveTimeNs();
                long steps = Math.round((now - before[csv.row().id()]) / (double) STEP_NS);
                before[csv.row().id()] = now;
                counts.merge(steps, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> most.getKey() * STEP_NS / NS_PER_MS)
                .orElse(0L);
    }

    private void row(TicksCsv csv) {
        slot.clear().copyInputFrom(csv.row().bytes(), 0);
        int id = slot.id();
        trueBuy[id] += csv.trueBuyQty();
        trueSell[id] += csv.trueSellQty();
        long resets = resets();
        stage.onEvent(slot, true);
        if (slot.traded() > 0) {
            judged(id);
        } else if (resets() == resets) {
            return;
        }
        trueBuy[id] = 0;
        trueSell[id] = 0;
    }

    /** Packets from which the volume counts anew: what was traded before is nobody's. */
    private long resets() {
        return counters.get(Counter.BASELINE) + counters.get(Counter.VOLUME_REBASE);
    }

    private void judged(int id) {
        long qty = slot.traded();
        long buy = slot.bought();
        long sell = slot.sold();
        if (bulk != null) {
            long day = sessions.session(id).openNs();
            long classified = bulk.next(id, day, slot.ltp(), qty);
            buy = Math.max(0, classified);
            sell = classified == BulkVolume.UNKNOWN ? 0 : qty - buy;
        }
        int confidence = TradeFlags.confidence(slot.tradeFlags());
        score.row(qty, buy, sell, trueBuy[id], trueSell[id], confidence);
    }
}
