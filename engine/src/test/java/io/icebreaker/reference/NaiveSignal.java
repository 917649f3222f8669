package io.icebreaker.reference;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A recorded signal.
 *
 * @param row index of its packet in the recording
 * @param text every column of the export from the type on, doubles as bits
 */
public record NaiveSignal(
        int row,
        InstrumentKey key,
        LocalDate day,
        long timeNs,
        int direction,
        String status,
        String text) {

    static NaiveSignal of(
            NaivePacket packet,
            NaiveScore score,
            NaiveSignals.Values v,
            NaiveLevels levels,
            String status,
            String outcome) {
        String numbers =
                DoubleStream.of(v.rBid(), v.rAsk(), v.obiW(), v.dl(), v.surge(), v.rBps())
                        .mapToObj(value -> Long.toHexString(Double.doubleToLongBits(value)))
                        .collect(Collectors.joining(","));
        String text =
                String.join(
                        ",",
                        score.type(),
                        String.valueOf(score.confidence()),
                        score.points(),
                        numbers,
                        levels.text(),
                        status,
                        outcome);
        return new NaiveSignal(
                packet.row(),
                packet.source().key(),
                packet.day().day(),
                packet.timeNs(),
                score.direction(),
                status,
                text);
    }

    /** All of it in one line. */
    public String line() {
        return row + " " + key.segment() + key.token() + " " + timeNs + " " + text;
    }
}
