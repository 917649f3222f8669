package io.icebreaker.feed.csv;

import io.icebreaker.tick.Tick;
import java.util.function.ObjLongConsumer;

/** The price columns beside the book. */
enum PriceField {
    LTP("ltp", Tick::ltp),
    ATP("atp", Tick::atp),
    OPEN("open", Tick::open),
    HIGH("high", Tick::high),
    LOW("low", Tick::low),
    PREV_CLOSE("prev_close", Tick::prevClose);

    final String column;
    private final ObjLongConsumer<Tick> setter;

    PriceField(String column, ObjLongConsumer<Tick> setter) {
        this.column = column;
        this.setter = setter;
    }

    void set(Tick row, long price) {
        setter.accept(row, price);
    }
}
