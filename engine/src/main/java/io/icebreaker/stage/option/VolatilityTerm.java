package io.icebreaker.stage.option;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.ChainWords;

/**
 * What takes all expiries of an underlying together: 30-day volatility, and where it stands among those of
 * earlier days (analytics 6.10). Runs after the chains of a second are computed, and completes their words.
 *
 * <p>A day's last value joins the history when another day's comes: by itself where a pipeline lives through
 * several days, by HISTORY events where each has a journal of its own. Compute lane; allocates nothing per
 * second.
 */
final class VolatilityTerm {
    /** Expiries that take part: a year of weeks is more than any underlying lists. */
    private static final int MOST = 64;

    private final Chains chains;
    private final ChainAges ages;
    private final ChainSheet sheet;
    private final double[] days = new double[MOST];
    private final double[] volatility = new double[MOST];

    VolatilityTerm(Chains chains, ChainAges ages, ChainSheet sheet) {
        this.chains = chains;
        this.ages = ages;
        this.sheet = sheet;
    }

    void compute(long nowNs) {
        for (int i = 0; i < chains.underlyings().size(); i++) {
            Underlying underlying = chains.underlyings().get(i);
            if (!underlying.chains.isEmpty()) {
                compute(underlying, nowNs);
            }
        }
    }

    private void compute(Underlying underlying, long nowNs) {
        int count = gather(underlying, nowNs);
        double iv = AtmIv.thirtyDays(days, volatility, count);
        boolean bracketed = AtmIv.bracketed(days, volatility, count);
        long today = day(nowNs);
        remember(underlying, today, iv);
        int known = underlying.history.before(today);
        double[] earlier = underlying.history.values();
        for (int i = 0; i < underlying.chains.size(); i++) {
            long[] words = sheet.of(underlying.chains.get(i).number);
            if (words != null && words[ChainWords.TIME_NS] == nowNs) {
                words[ChainWords.IV_30] = bits(iv);
                words[ChainWords.IV_30_BRACKETED] = bracketed ? 1 : 0;
                words[ChainWords.IV_RANK] = bits(IvRank.rank(iv, earlier, known));
                words[ChainWords.IV_PERCENTILE] = bits(IvRank.percentile(iv, earlier, known));
                words[ChainWords.IV_DAYS] = known;
            }
        }
    }

    private int gather(Underlying underlying, long nowNs) {
        int count = 0;
        for (int i = 0; i < underlying.chains.size() && count < MOST; i++) {
            Chain chain = underlying.chains.get(i);
            long[] words = sheet.of(chain.number);
            if (words != null && words[ChainWords.TIME_NS] == nowNs && chain.expiryNs > nowNs) {
                days[count] = chain.days(nowNs);
                volatility[count] = Double.longBitsToDouble(words[ChainWords.ATM_IV]);
                count++;
            }
        }
        return count;
    }

    /** Only on days on which packets came is there a last value. */
    private void remember(Underlying underlying, long today, double iv) {
        if (Double.isNaN(iv) || !hasPackets(underlying, today)) {
            return;
        }
        if (underlying.ivDay != today) {
            underlying.history.put(underlying.ivDay, underlying.lastIv);
            underlying.ivDay = today;
        }
        underlying.lastIv = iv;
    }

    private boolean hasPackets(Underlying underlying, long today) {
        for (int i = 0; i < underlying.chains.size(); i++) {
            if (day(ages.updateNs(underlying.chains.get(i).number)) == today) {
                return true;
            }
        }
        return false;
    }

    private static long day(long timeNs) {
        return Math.floorDiv(timeNs + SessionCalendar.IST_OFFSET_NS, SessionCalendar.DAY_NS);
    }

    private static long bits(double number) {
        return Double.doubleToLongBits(number);
    }
}
