package io.icebreaker.setting;

import java.util.List;

/**
 * Everything about the analysis that can be set, with key, default, bounds and a sentence for people
 * (analytics 15).
 */
public enum Setting {
    SIDE_MODEL(
            "side.model",
            "LEE_READY_SNAP",
            List.of("LEE_READY_SNAP", "QUOTE", "TICK", "SPLIT_MID", "BVC", "BOOK"),
            "How trade sides are inferred (1.3)."),
    QUOTE_MAX_AGE_MS(
            "quote.max.age.ms", 5_000, 1, 600_000, "Oldest quote that judges a trade, ms (1.3)."),
    GAP_MS(
            "gap.ms",
            5_000,
            1,
            3_600_000,
            "Silence that makes the next trade a GAP trade, ms (1.2)."),

    ARBITER_HOLD_MS(
            "arbiter.hold.ms",
            3_000,
            1,
            600_000,
            "Silence after which another feed's book takes over, ms (F-6)."),

    BARS_TICK("bars.tick", 100, 0, 1_000_000, "Trades a tick bar, 0 for none (2.3)."),
    BARS_VOLUME_LOTS(
            "bars.volume.lots", 0, 0, 1_000_000_000, "Lots a volume bar, 0 for none (2.3)."),
    BARS_VOLUME_UNITS(
            "bars.volume.units",
            0,
            0,
            1_000_000_000_000L,
            "The same in units, 0 to count in lots (2.3)."),
    BARS_RANGE_TICKS(
            "bars.range.ticks", 0, 0, 1_000_000, "Ticks a range bar spans, 0 for none (2.4)."),

    VA_PERMILLE("va.permille", 700, 1, 1_000, "Share of volume in the value area, permille (3.4)."),
    VA_ROWS("va.rows", 2, 1, 2, "Rows it grows by; 1 is the variant VA_ONE_ROW (3.4)."),
    IMB_RATIO_PCT("imb.ratio.pct", 300, 100, 100_000, "Diagonal imbalance, percent (3.5)."),
    IMB_MIN_LOTS("imb.min.lots", 1, 0, 1_000_000, "Least imbalance in lots, derivatives (3.5)."),
    STACK_MIN("stack.min", 3, 2, 100, "Consecutive imbalanced rows that make a zone (3.6)."),
    FOOTPRINT_TICKS_PER_ROW(
            "footprint.ticks.per.row",
            1,
            1,
            1_000,
            "Row height that marks are found at, ticks (3.1)."),
    ABS_ROWS("abs.rows", 3, 1, 100, "Rows at a bar's end that absorption looks at (3.8)."),
    ABS_SHARE_PCT(
            "abs.share.pct", 30, 1, 100, "Least share of the bar's volume in them, percent (3.8)."),
    ABS_MULT_PCT("abs.mult.pct", 200, 1, 100_000, "Least multiple of their mean, percent (3.8)."),
    ABS_LOOKBACK("abs.lookback", 20, 1, 500, "Bars that mean is taken over (3.8)."),
    DIV_N("div.n", 10, 1, 500, "Bars that a divergence looks back (3.9)."),
    TPO_MINUTES("tpo.minutes", 30, 1, 240, "Minutes a TPO bracket (3.12)."),
    IB_MINUTES("ib.minutes", 60, 1, 480, "Minutes of the initial balance (3.12)."),
    TPO_BIN_POINTS(
            "tpo.bin.points", 20, 1, 10_000, "TPO row of NIFTY and BANKNIFTY, points (3.12)."),

    INSTITUTIONAL_THRESHOLD(
            "institutional.threshold",
            2.5,
            0.1,
            1_000,
            "Least R, and least iceberg ratio (4.1, 4.2)."),
    INSTITUTIONAL_STRONG(
            "institutional.strong", 4.0, 0.1, 1_000, "R above which 3 points are given (5.3)."),
    INSTITUTIONAL_REL_MIN(
            "institutional.rel.min", 1.5, 0, 1_000, "Least R against its own baseline (4.2)."),
    WINDOW_S("window.s", 60, 11, 60, "Length of the signal window, seconds (4.2)."),
    ICEBERG_REFILLS(
            "iceberg.refills", 3, 1, 1_000, "Least refills of an iceberg-like level (4.1)."),
    ICEBERG_HIDDEN_SHARE("iceberg.hidden.share", 0.5, 0, 1, "Least hidden share of it (4.1)."),
    ICEBERG_LOTS(
            "iceberg.lots", 5, 1, 1_000_000, "Least quantity of it in lots, derivatives (4.1)."),
    TOUCH_MULTIPLE(
            "touch.multiple", 3.0, 0.1, 1_000, "Least traded over shown at a held touch (4.5)."),
    TOUCH_HOLD_S("touch.hold.s", 10, 1, 60, "Seconds that touch must have held (4.5)."),

    SURGE_MEDIUM(
            "surge.medium", 1.5, 0.1, 1_000, "Surge for 1 point, and for BUY and SELL (5.2, 5.3)."),
    SURGE_HIGH("surge.high", 2.0, 0.1, 1_000, "Surge above which 2 points are given (5.3)."),
    STABLE_BPS("stable.bps", 5.0, 0, 10_000, "Move up to which a price is stable, bps (5.2)."),
    MOVE_BPS("move.bps", 10.0, 0, 10_000, "Least move of BUY and SELL, bps (5.2)."),
    OBI_MEDIUM("obi.medium", 0.20, 0, 1, "OBI_W of a lean book (5.2, 5.3)."),
    OBI_STRONG("obi.strong", 0.40, 0, 1, "OBI_W of a strongly lean book (5.3)."),
    DELTA_ABSORB("delta.absorb", 0.20, 0, 1, "Delta share of visible selling or buying (5.2)."),
    DELTA_MOVE("delta.move", 0.10, 0, 1, "Delta share of BUY and SELL (5.2)."),
    MIN_CONFIDENCE("min.confidence", 7, 0, 10, "Least confidence of a signal (5.3)."),
    MAX_DAILY_SIGNALS("max.daily.signals", 6, 0, 100_000, "Signals emitted a day (5.4)."),
    SIGNAL_COOLDOWN_S(
            "signal.cooldown.s", 900, 0, 86_400, "Cool-down of a direction, seconds (5.4)."),
    SIGNAL_OPPOSITE_S(
            "signal.opposite.s", 300, 0, 86_400, "Silence after the other direction, s (5.4)."),
    SIGNAL_START_S(
            "signal.start.s", 300, 0, 86_400, "No signal so soon after the open, seconds (5.2)."),
    SIGNAL_END_S(
            "signal.end.s", 900, 0, 86_400, "No signal so late before the close, seconds (5.2)."),
    REAL_PCR_ENABLED("real.pcr.enabled", true, "Whether the put-call ratio takes part (5.2, 5.3)."),
    PERFORMANCE_TRACKING(
            "performance.tracking", true, "Whether outcomes of signals are followed (5.5)."),
    RANDOM_SEED("random.seed", 20_260_803, 0, 1L << 53, "Seed of the random entries beside them."),

    INDICATOR_SHORTEST(
            "indicator.shortest",
            "1m",
            List.of("1s", "5s", "15s", "30s", "1m", "3m", "5m", "10m", "15m", "30m", "1h", "1d"),
            "Shortest bars that indicators and patterns are worked out of (7.1)."),
    INDICATOR_OPTIONS(
            "indicator.options",
            false,
            "Whether options have any, too, at some 100 KB a contract (7.1)."),
    WARMUP_BARS(
            "warmup.bars", 300, 0, 300, "Closed bars of earlier days they begin a day with (7.2)."),
    ENGULF_ONE_END(
            "engulf.one.end", false, "Whether bodies with one end in common engulf, too (7.5)."),
    SR_LOOKBACK("sr.lookback", 20, 1, 64, "Bars on either side of a swing (7.6)."),
    PIVOT_SYSTEM(
            "pivot.system",
            "STANDARD",
            List.of("STANDARD", "FIBONACCI", "WOODIE", "WOODIE_OPEN", "CAMARILLA"),
            "Which pivots are on show (7.6)."),

    SCAN_TECHNICAL_INTERVAL(
            "scan.technical.interval",
            "1h",
            List.of("1m", "3m", "5m", "10m", "15m", "30m", "1h", "1d"),
            "Bars of technical signals and EMA crosses, no shorter than indicator.shortest (8.2)."),
    SCAN_STACK_INTERVAL(
            "scan.stack.interval",
            "5m",
            List.of("1m", "3m", "5m", "10m", "15m", "30m", "1h"),
            "Bars whose stacked imbalances the scanner lists (3.6)."),
    MAX_ALERTS_PER_SESSION(
            "max.alerts.per.session", 50, 0, 100_000, "Alerts delivered a day (8.2, 9.5)."),

    RISK_FREE("risk.free", 0.065, -0.5, 1, "Continuous risk-free rate (6.7)."),
    DAY_COUNT(
            "day.count", "ACT365", List.of("ACT365", "TRADING"), "Basis of time to expiry (6.6)."),
    PCR_CONVENTION(
            "pcr.convention", "WRITER", List.of("WRITER", "CONTRARIAN"), "How PCR is read (6.3)."),
    PCR_STALE_S("pcr.stale.s", 180, 1, 86_400, "Age at which a PCR is stale, seconds (5.2)."),
    CHAIN_STALE_S(
            "chain.stale.s", 60, 1, 86_400, "Age at which a chain's row is stale, seconds (6.1)."),
    CHAIN_SCOPE_STRIKES(
            "chain.scope.strikes", 0, 0, 128, "Strikes each side of ATM in PCR, 0 for all (6.2)."),
    FLOOR_OI_LOTS("floor.oi.lots", 1, 0, 1_000_000, "OI below which a strike is illiquid, lots."),
    FLOOR_VOLUME_LOTS("floor.volume.lots", 1, 0, 1_000_000, "The same for the day's volume, lots."),

    PAPER_STRATEGY("paper.strategy", "", "Strategy that trades on paper, empty for none (10)."),
    PAPER_PARAMS("paper.params", "", "Its parameters: name=value;name=value."),
    PAPER_PRODUCT(
            "paper.product",
            "INTRADAY",
            List.of("INTRADAY", "DELIVERY"),
            "What its equity positions are (10.4)."),
    PAPER_MODEL(
            "paper.model",
            "TOUCH",
            List.of("LAST", "MID", "TOUCH", "QUEUE"),
            "At which price paper orders fill (10.3)."),
    PAPER_LATENCY_MS("paper.latency.ms", 250, 0, 60_000, "Time a paper order takes, ms (10.2)."),
    PAPER_SLIPPAGE_TICKS(
            "paper.slippage.ticks", 0, 0, 1_000, "Ticks against the trader on top (10.3)."),
    PAPER_CANCEL_SHARE(
            "paper.cancel.share", 0.0, 0, 1, "QUEUE: share of cancels that were before us (10.3)."),
    PAPER_QUOTE_AGE_MS(
            "paper.quote.age.ms",
            2_000,
            0,
            60_000,
            "A packet that came later than this after its event time fills nothing, ms; 0: any age.");

    private enum Kind {
        WHOLE,
        DECIMAL,
        FLAG,
        CHOICE,
        TEXT
    }

    private static final Setting[] ALL = values();

    private final String key;
    private final Kind kind;
    private final String usual;
    private final double least;
    private final double most;
    private final List<String> choices;
    private final String sentence;

    Setting(String key, long usual, long least, long most, String sentence) {
        this(key, Kind.WHOLE, Long.toString(usual), least, most, List.of(), sentence);
    }

    Setting(String key, double usual, double least, double most, String sentence) {
        this(key, Kind.DECIMAL, Double.toString(usual), least, most, List.of(), sentence);
    }

    Setting(String key, boolean usual, String sentence) {
        this(key, Kind.FLAG, Boolean.toString(usual), 0, 0, List.of("true", "false"), sentence);
    }

    Setting(String key, String usual, String sentence) {
        this(key, Kind.TEXT, usual, 0, 0, List.of(), sentence);
    }

    Setting(String key, String usual, List<String> choices, String sentence) {
        this(key, Kind.CHOICE, usual, 0, 0, choices, sentence);
    }

    Setting(
            String key,
            Kind kind,
            String usual,
            double least,
            double most,
            List<String> choices,
            String sentence) {
        this.key = key;
        this.kind = kind;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.choices = choices;
        this.sentence = sentence;
    }

    /** What configuration calls it. */
    public String key() {
        return key;
    }

    /** What holds where a configuration is silent. */
    public String usual() {
        return usual;
    }

    /** What is set, for a person. */
    public String sentence() {
        return sentence;
    }

    /** Whether its value is a number. */
    public boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }

    /** Whether it is switched on and off. */
    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    /** Which values it may have, for messages. */
    public String bounds() {
        return switch (kind) {
            case WHOLE -> "a whole number within " + (long) least + ".." + (long) most;
            case DECIMAL -> "a number within " + least + ".." + most;
            case FLAG, CHOICE -> "one of " + String.join(", ", choices);
            case TEXT -> "one line of at most " + Plain.MOST_TEXT + " characters";
        };
    }

    /** The setting of that key, null when there is none. */
    public static Setting named(String key) {
        for (Setting setting : ALL) {
            if (setting.key.equals(key)) {
                return setting;
            }
        }
        return null;
    }

    /**
     * The value's plain form.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    String checked(String value) {
        String plain =
                switch (kind) {
                    case WHOLE -> Plain.number(value, true, least, most);
                    case DECIMAL -> Plain.number(value, false, least, most);
                    case FLAG, CHOICE -> choices.contains(value) ? value : null;
                    case TEXT -> Plain.line(value);
                };
        if (plain == null) {
            throw new IllegalArgumentException(
                    key + ": must be " + bounds() + ", was '" + value + "'");
        }
        return plain;
    }
}
