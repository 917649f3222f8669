package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.PaperCarry;
import io.icebreaker.finding.PaperWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.publish.Quote;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a day leaves to later ones, read off its board once it is over: a row for each instrument that had a
 * packet since its session's open, the volatility of each underlying whose options did, and the paper
 * account. A day without a session leaves nothing else, whatever a broker repeats on it. Cold; any thread.
 */
final class DayHistory {
    private DayHistory() {}

    static List<HistoryRow> of(Board board, LocalDate day) {
        SessionCalendar calendar = SessionCalendar.shipped();
        List<HistoryRow> rows = new ArrayList<>();
        Set<String> underlyings = new TreeSet<>();
        var copy = new Copy();
        Map<Integer, long[]> profiles = profiles(board, day);
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            board.readQuote(id, copy);
            if (instrument != null && copy.length() > 0 && isOf(day, instrument, calendar, copy)) {
                long[] profile = profiles.get(id);
                rows.add(
                        profile == null
                                ? session(day, instrument, copy.words())
                                : HistoryRow.session(day, instrument, profile));
                if (instrument.type().isOption()) {
                    underlyings.add(instrument.underlying());
                }
            }
        }
        volatilities(board, copy)
                .forEach(
                        (underlying, iv) -> {
                            if (underlyings.contains(underlying)) {
                                rows.add(HistoryRow.iv(day, underlying, iv));
                            }
                        });
        paper(board, day, copy, rows);
        return rows;
    }

    /** The account with its open positions, once it has ever ordered something. */
    private static void paper(Board board, LocalDate day, Copy copy, List<HistoryRow> rows) {
        board.findings().read(Sheet.PAPER, 0, copy);
        if (copy.length() == 0 || copy.words()[PaperWords.CARRY + PaperCarry.ORDERS] == 0) {
            return;
        }
        rows.add(HistoryRow.paperAccount(day, words(copy, PaperWords.CARRY, PaperCarry.ACCOUNT)));
        for (int i = 0; i < copy.words()[PaperWords.POSITIONS]; i++) {
            int at = PaperWords.HEADER + i * PaperWords.POSITION;
            Instrument instrument = board.instrument((int) copy.words()[at + PaperWords.ID]);
            long[] words = words(copy, at + PaperWords.CARRIED, PaperCarry.POSITION);
            rows.add(HistoryRow.paperPosition(day, instrument, words));
        }
    }

    private static long[] words(Copy copy, int from, int count) {
        return Arrays.copyOfRange(copy.words(), from, from + count);
    }

    /** The finished sessions of the day by instrument, as their profiles say; open ones are missing. */
    private static Map<Integer, long[]> profiles(Board board, LocalDate day) {
        Map<Integer, long[]> found = new TreeMap<>();
        FindingLog.Reader log = board.findings().log(FindingType.PROFILE).reader(0);
        while (log.next()) {
            if (log.word(ProfileWords.KIND) == ProfileWords.SESSION
                    && log.word(ProfileWords.DAY) == day.toEpochDay()) {
                var words = new long[ProfileWords.SESSION_WORDS];
                for (int i = 0; i < words.length; i++) {
                    words[i] = log.word(ProfileWords.HIGH + i);
                }
                found.put((int) log.word(ProfileWords.ID), words);
            }
        }
        return found;
    }

    private static boolean isOf(
            LocalDate day, Instrument instrument, SessionCalendar calendar, Copy quote) {
        SessionGroup group = SessionGroup.of(instrument.segment());
        long openNs =
                group == SessionGroup.ALWAYS
                        ? day.toEpochDay() * SessionCalendar.DAY_NS
                        : calendar.sessionOn(group, day).openNs();
        return calendar.closedReason(group, day) == null
                && Quote.has(quote.words(), Quote.LTP)
                && quote.words()[Quote.LAST_TICK_NS] >= openNs;
    }

    private static HistoryRow session(LocalDate day, Instrument instrument, long[] quote) {
        long close = quote[Quote.LTP];
        return HistoryRow.session(
                day,
                instrument,
                Quote.has(quote, Quote.HIGH) ? quote[Quote.HIGH] : close,
                Quote.has(quote, Quote.LOW) ? quote[Quote.LOW] : close,
                close,
                0,
                0,
                0,
                Quote.has(quote, Quote.VOLUME) ? quote[Quote.VOLUME] : 0,
                Quote.has(quote, Quote.OI) ? quote[Quote.OI] : -1);
    }

    /** All chains of an underlying say the same 30-day volatility; one that says none is passed over. */
    private static Map<String, Double> volatilities(Board board, Copy copy) {
        Map<String, Double> found = new TreeMap<>();
        for (int chain = 0; chain < board.findings().keys(Sheet.CHAIN); chain++) {
            board.findings().read(Sheet.CHAIN, chain, copy);
            if (copy.length() > 0) {
                Instrument leg = board.instrument((int) copy.words()[ChainWords.ANY_LEG]);
                double iv = Double.longBitsToDouble(copy.words()[ChainWords.IV_30]);
                if (leg != null && !Double.isNaN(iv)) {
                    found.put(leg.underlying(), iv);
                }
            }
        }
        return found;
    }
}
