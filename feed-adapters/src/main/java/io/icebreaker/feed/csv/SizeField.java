package io.icebreaker.feed.csv;

import io.icebreaker.tick.Tick;
import java.util.function.ObjLongConsumer;

/** The quantity columns beside the book. */
enum SizeField {
    LAST_QTY("ltq", Tick::lastQty),
    VOLUME("volume", Tick::volume),
    OI("oi", Tick::oi),
    TOTAL_BUY_QTY("tbq", Tick::totalBuyQty),
    TOTAL_SELL_QTY("tsq", Tick::totalSellQty);

    final String column;
    private final ObjLongConsumer<Tick> setter;

    SizeField(String column, ObjLongConsumer<Tick> setter) {
        this.column = column;
        this.setter = setter;
    }

    void set(Tick row, long qty) {
        setter.accept(row, qty);
    }
}
