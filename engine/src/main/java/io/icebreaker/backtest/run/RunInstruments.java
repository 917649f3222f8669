package io.icebreaker.backtest.run;

import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instruments of a whole run. Each day numbers its own from 0, and brokers give a token to another
 * contract once the first has expired: an instrument is the same through the days when segment, token and
 * symbol are. One thread; afterwards anybody reads.
 */
public final class RunInstruments {
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Instrument> instruments = new ArrayList<>();

    /** Its id in this run, given on first sight; a changed definition replaces the earlier one. */
    int register(Instrument instrument) {
        int id =
                ids.computeIfAbsent(
                        instrument.segment() + '|' + instrument.token() + '|' + instrument.symbol(),
                        key -> {
                            instruments.add(null);
                            return instruments.size() - 1;
                        });
        instruments.set(id, instrument);
        return id;
    }

    public Instrument get(int id) {
        return instruments.get(id);
    }

    public int count() {
        return instruments.size();
    }

    /** By id. */
    List<Instrument> all() {
        return List.copyOf(instruments);
    }

    /** How many different ones some days define. */
    static int count(List<DayJournal> days) {
        var all = new RunInstruments();
        days.forEach(day -> day.instruments().forEach(all::register));
        return all.count();
    }
}
