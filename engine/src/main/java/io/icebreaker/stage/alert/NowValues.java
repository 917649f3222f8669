package io.icebreaker.stage.alert;

import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Slot;

/**
 * Who tells which value that is no bar's. What nobody tells is NaN, and a rule that asks for it is refused as
 * UNAVAILABLE: a stage that comes later registers its value here and is asked. Filled before the first event.
 */
public final class NowValues {
    private final NowValue[] bySlot = new NowValue[Slot.COUNT];

    /** Says who tells an identifier's value. Cold. */
    public NowValues put(Identifier identifier, NowValue value) {
        if (identifier.isOfBar()) {
            throw new IllegalArgumentException(identifier.spelled() + " is a bar's");
        }
        bySlot[Slot.of(identifier)] = value;
        return this;
    }

    /** Whether anybody does. */
    public boolean has(Identifier identifier) {
        return bySlot[Slot.of(identifier)] != null;
    }

    double value(int slot, int id, long timeNs) {
        NowValue value = bySlot[slot];
        return value == null ? Double.NaN : value.of(id, timeNs);
    }
}
