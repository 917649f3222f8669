package io.icebreaker.backtest;

import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;

/** Paper trading as settings name it: kept beside the journal, so that a replay trades likewise. */
public final class PaperSettings {
    private PaperSettings() {}

    /**
     * The strategy with its account; null when none is named. Plug-ins are looked for where the calling
     * thread's class loader looks.
     *
     * @throws IllegalArgumentException naming the setting that cannot be used
     */
    public static StrategySetup setup(Settings settings) {
        String name = settings.text(Setting.PAPER_STRATEGY);
        if (name.isEmpty()) {
            return null;
        }
        try {
            var strategy =
                    Strategies.create(
                            name,
                            Parameters.parse(settings.text(Setting.PAPER_PARAMS)),
                            Thread.currentThread().getContextClassLoader());
            return StrategySetup.of(strategy)
                    .with(rules(settings))
                    .with(Product.valueOf(settings.text(Setting.PAPER_PRODUCT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Setting.PAPER_STRATEGY.key()
                            + " = "
                            + name
                            + ", "
                            + Setting.PAPER_PARAMS.key()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** How its orders fill. */
    public static FillRules rules(Settings settings) {
        return new FillRules(
                FillModel.valueOf(settings.text(Setting.PAPER_MODEL)),
                settings.whole(Setting.PAPER_LATENCY_MS),
                (int) settings.whole(Setting.PAPER_SLIPPAGE_TICKS),
                settings.number(Setting.PAPER_CANCEL_SHARE),
                settings.whole(Setting.PAPER_QUOTE_AGE_MS));
    }
}
