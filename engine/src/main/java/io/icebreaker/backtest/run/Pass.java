package io.icebreaker.backtest.run;

import io.icebreaker.setting.Settings;
import java.util.List;

/**
 * What one replay of the days has in common for all that traded in it.
 *
 * @param settings of the analysis
 * @param otherSettings names of days that were kept with other settings
 */
record Pass(
        String build, Settings settings, List<String> otherSettings, RunData data, RunTape tape) {}
