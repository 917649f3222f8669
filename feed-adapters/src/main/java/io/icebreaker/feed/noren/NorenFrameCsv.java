package io.icebreaker.feed.noren;

import static io.icebreaker.feed.noren.NorenLayout.*;

import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.FrameRows;
import io.icebreaker.feed.PacketCsv;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;

/**
 * Captured Noren frames for a table ({@code decode --broker noren}): a row a {@code tk}, {@code tf}, {@code
 * dk} and {@code df} with the merged state after it. Decodes with the very {@link NorenDecoder} that is
 * live, and knows every instrument. The book is the state's own: sizes of 64 bits, and an empty cell where
 * the wire named no price or no orders. Cold; one run an object.
 */
public final class NorenFrameCsv implements FrameRows {
    private final NorenDecoder decoder = new NorenDecoder((segment, token) -> 0, 0);
    private boolean isBinary;

    @Override
    public int decode(FrameLine line, ByteBuffer frame, TickSink sink) {
        isBinary = !line.isText();
        if (isBinary) {
            return decoder.decodeBinary(sink);
        }
        int answer = decoder.decode(line.bytes(), line.receiveTimeNs(), sink);
        return answer == 0 && decoder.kind() > LAST_ROW ? MESSAGE : answer;
    }

    @Override
    public int packetIndex() {
        return isBinary || !decoder.isMessage() ? NO_PACKET : 0;
    }

    @Override
    public void describe(PacketCsv row, ByteBuffer frame, boolean isRefused) {
        row.set("kind", kindName(decoder.kind()));
        if (decoder.segment() != 0) {
            row.set("segment", Segments.name(decoder.segment()));
        }
        if (decoder.token() != 0) {
            row.set("token", decoder.token());
        }
        if (!isRefused) {
            describeState(row, decoder.state());
        }
    }

    private static void describeState(PacketCsv row, NorenState state) {
        setPrice(row, "upper_circuit", state, UPPER_CIRCUIT);
        setPrice(row, "lower_circuit", state, LOWER_CIRCUIT);
        setPrice(row, "week52_high", state, WEEK52_HIGH);
        setPrice(row, "week52_low", state, WEEK52_LOW);
        setNumber(row, "prev_oi", state, PREV_OI);
        for (int level = 0; level < Tick.LEVELS; level++) {
            setLevel(row, "b", level, state, BID_PRICE, BID_QTY, BID_ORDERS);
            setLevel(row, "a", level, state, ASK_PRICE, ASK_QTY, ASK_ORDERS);
        }
    }

    private static void setLevel(
            PacketCsv row,
            String side,
            int level,
            NorenState state,
            int price,
            int qty,
            int orders) {
        int number = level + 1;
        boolean isShown = state.get(qty + level) != 0;
        row.set(side + "p" + number, (String) null)
                .set(side + "q" + number, (String) null)
                .set(side + "o" + number, (String) null);
        if (isShown) {
            setPrice(row, side + "p" + number, state, price + level);
            setNumber(row, side + "q" + number, state, qty + level);
            setNumber(row, side + "o" + number, state, orders + level);
        }
    }

    private static void setPrice(PacketCsv row, String column, NorenState state, int place) {
        if (state.has(place)) {
            row.setPrice(column, state.get(place));
        }
    }

    private static void setNumber(PacketCsv row, String column, NorenState state, int place) {
        if (state.has(place)) {
            row.set(column, state.get(place));
        }
    }
}
