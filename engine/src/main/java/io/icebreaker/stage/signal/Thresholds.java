package io.icebreaker.stage.signal;

import io.icebreaker.finding.SignalWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;

/**
 * The thresholds of 5.2 and 5.3, read once.
 *
 * @param institutional least R; {@code strong} gives all its points; {@code relMin} is the guard's
 */
record Thresholds(
        double institutional,
        double strong,
        double relMin,
        double surgeMedium,
        double surgeHigh,
        double stableBps,
        double moveBps,
        double obiMedium,
        double obiStrong,
        double deltaAbsorb,
        double deltaMove) {

    static Thresholds of(Settings settings) {
        return new Thresholds(
                settings.number(Setting.INSTITUTIONAL_THRESHOLD),
                settings.number(Setting.INSTITUTIONAL_STRONG),
                settings.number(Setting.INSTITUTIONAL_REL_MIN),
                settings.number(Setting.SURGE_MEDIUM),
                settings.number(Setting.SURGE_HIGH),
                settings.number(Setting.STABLE_BPS),
                settings.number(Setting.MOVE_BPS),
                settings.number(Setting.OBI_MEDIUM),
                settings.number(Setting.OBI_STRONG),
                settings.number(Setting.DELTA_ABSORB),
                settings.number(Setting.DELTA_MOVE));
    }

    /** Into a signal's words, so that the record explains itself. */
    void put(long[] words) {
        put(words, SignalWords.INSTITUTIONAL_THRESHOLD, institutional);
        put(words, SignalWords.INSTITUTIONAL_STRONG, strong);
        put(words, SignalWords.INSTITUTIONAL_REL_MIN, relMin);
        put(words, SignalWords.SURGE_MEDIUM, surgeMedium);
        put(words, SignalWords.SURGE_HIGH, surgeHigh);
        put(words, SignalWords.OBI_MEDIUM, obiMedium);
        put(words, SignalWords.OBI_STRONG, obiStrong);
        put(words, SignalWords.STABLE_BPS, stableBps);
        put(words, SignalWords.MOVE_BPS, moveBps);
        put(words, SignalWords.DELTA_ABSORB, deltaAbsorb);
        put(words, SignalWords.DELTA_MOVE, deltaMove);
    }

    private static void put(long[] words, int at, double value) {
        words[at] = Double.doubleToLongBits(value);
    }
}
