package io.icebreaker.ring;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Keeps the events that define a recording (CONFIG, INSTRUMENT, HISTORY), for who starts from a snapshot and
 * has not seen them pass; backfilled minutes define nothing and are in the snapshot's board. Grows with each;
 * a day has some thousands. The compute lane's thread.
 */
final class DefinitionLog extends Stage {
    private byte[] slots = new byte[64 * Tick.INPUT_LENGTH];
    private int count;

    @Override
    public String name() {
        return "definitions";
    }

    @Override
    public boolean seesFailedEvents() {
        return true;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        int kind = tick.kind();
        boolean isHistory =
                kind == EventKind.HISTORY && Events.historyKind(tick) != HistoryKind.MINUTE;
        if (kind == EventKind.CONFIG || kind == EventKind.INSTRUMENT || isHistory) {
            keep(tick);
        }
    }

    private void keep(Tick tick) {
        int at = count * Tick.INPUT_LENGTH;
        if (at == slots.length) {
            slots = Arrays.copyOf(slots, 2 * slots.length);
        }
        tick.bytes().getBytes(0, slots, at, Tick.INPUT_LENGTH);
        count++;
    }

    /** Shows each in order, in a slot that is used again. Only while the lane rests. */
    void forEach(Consumer<Tick> reader) {
        var slot = new Tick();
        for (int i = 0; i < count; i++) {
            slot.clear();
            slot.bytes().putBytes(0, slots, i * Tick.INPUT_LENGTH, Tick.INPUT_LENGTH);
            reader.accept(slot);
        }
    }
}
