package io.icebreaker.app;

import io.icebreaker.finding.PaperCarry;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;

/**
 * One fact of an earlier day.
 *
 * @param kind see {@link HistoryKind}
 * @param segment empty where it is about no instrument
 * @param token 0 likewise
 * @param subject the instrument's symbol, or the underlying's name
 * @param words as the kind says
 */
record HistoryRow(
        LocalDate day, int kind, String segment, long token, String subject, long[] words) {

    static final int SESSION_WORDS = 8;

    /** An instrument's finished session; {@code poc, vah, val} 0 where unknown, {@code oi} -1. */
    static HistoryRow session(LocalDate day, Instrument instrument, long... words) {
        return new HistoryRow(
                day,
                HistoryKind.SESSION,
                instrument.segment(),
                instrument.token(),
                instrument.symbol(),
                words);
    }

    /** An underlying's 30-day implied volatility, a fraction. */
    static HistoryRow iv(LocalDate day, String underlying, double iv) {
        return new HistoryRow(
                day,
                HistoryKind.IV_30D,
                "",
                0,
                underlying,
                new long[] {Double.doubleToLongBits(iv)});
    }

    /** The paper account, {@link PaperCarry#ACCOUNT} words. */
    static HistoryRow paperAccount(LocalDate day, long[] words) {
        return new HistoryRow(day, HistoryKind.PAPER_ACCOUNT, "", 0, "", words);
    }

    /** One of its positions, {@link PaperCarry#POSITION} words. */
    static HistoryRow paperPosition(LocalDate day, Instrument instrument, long[] words) {
        return new HistoryRow(
                day,
                HistoryKind.PAPER_POSITION,
                instrument.segment(),
                instrument.token(),
                instrument.symbol(),
                words);
    }

    /** Belongs to the account, of which only the latest day counts. */
    boolean isPaper() {
        return kind == HistoryKind.PAPER_ACCOUNT || kind == HistoryKind.PAPER_POSITION;
    }

    /** What it is about, the day aside. */
    String about() {
        return kind + " " + segment + " " + token + " " + subject;
    }

    boolean isOf(Instrument instrument) {
        return token == instrument.token()
                && segment.equals(instrument.segment())
                && subject.equals(instrument.symbol());
    }
}
