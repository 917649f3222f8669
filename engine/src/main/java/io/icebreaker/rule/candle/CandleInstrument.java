package io.icebreaker.rule.candle;

import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.rule.Condition.Use;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One series with all intervals that rules ask of it, and their values as of the bar in hand. */
final class CandleInstrument {
    private static final int NOWHERE = -1;

    private final CandleFrame file;
    private final CandleFrame[] frames = new CandleFrame[Interval.COUNT];
    private final CandleValues[] values = new CandleValues[Interval.COUNT];
    private final int[][] placeOfSlot = new int[Interval.COUNT][];
    private final CandleNow now;

    CandleInstrument(
            CandleFrame file, List<Rule> rules, DateSessions sessions, PivotSystem pivots) {
        this.file = file;
        now = new CandleNow(pivots, readBtst(rules));
        frames[file.interval().ordinal()] = file;
        for (Interval interval : Interval.values()) {
            Set<Integer> slots = slots(rules, interval);
            if (file.rollsUpTo(interval) && (interval == file.interval() || slots != null)) {
                make(interval, slots == null ? Set.of() : slots, sessions);
            }
        }
    }

    /** Slots of bars that rules read at an interval; null when none so much as looks at it. */
    private static Set<Integer> slots(List<Rule> rules, Interval interval) {
        Set<Integer> slots = new TreeSet<>();
        boolean asked = false;
        for (Rule rule : rules) {
            asked |= rule.timeframe() == interval;
            for (Use use : rule.condition().uses()) {
                Interval of = use.interval() == null ? rule.timeframe() : use.interval();
                if (of == interval && Slot.identifier(use.slot()).isOfBar()) {
                    slots.add(use.slot());
                    asked = true;
                }
            }
        }
        return asked ? slots : null;
    }

    private static boolean readBtst(List<Rule> rules) {
        int btst = Slot.of(Identifier.BTST);
        return rules.stream()
                .flatMap(rule -> rule.condition().uses().stream())
                .anyMatch(use -> use.slot() == btst);
    }

    private void make(Interval interval, Set<Integer> slots, DateSessions sessions) {
        int at = interval.ordinal();
        if (interval != file.interval()) {
            frames[at] = file.rollUp(interval, sessions);
        }
        int[] wanted = slots.stream().mapToInt(Integer::intValue).toArray();
        values[at] = new CandleValues(wanted);
        placeOfSlot[at] = new int[Slot.COUNT];
        Arrays.fill(placeOfSlot[at], NOWHERE);
        for (int place = 0; place < wanted.length; place++) {
            placeOfSlot[at][wanted[place]] = place;
        }
    }

    /** Its bars of an interval; null where nobody asks for them or they cannot be had. */
    CandleFrame frame(Interval interval) {
        return frames[interval.ordinal()];
    }

    /** Takes a closed bar of one of its intervals. */
    void take(Interval interval, int at) {
        CandleFrame frame = frames[interval.ordinal()];
        values[interval.ordinal()].add(frame.bars(), at);
        if (frame == file) {
            now.add(frame.bars(), at, frame.day()[at]);
        }
    }

    /** As {@link io.icebreaker.rule.SlotSource}. */
    double value(int slot, int interval, int back) {
        Identifier identifier = Slot.identifier(slot);
        return identifier.isOfBar()
                ? values[interval].value(placeOfSlot[interval][slot], back)
                : now.value(identifier);
    }
}
