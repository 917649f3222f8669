package io.icebreaker.telemetry;

/** Everything the engine counts, each with a sentence for people. */
public enum Counter {
    TICKS("Broker packets that entered the ring."),
    EVENTS("Events of any kind that entered the ring."),
    RING_FULL("Times a producer found the ring full and had to wait."),
    RING_BACKLOG(
            "Packets of live feeds that waited in the backlog: the ring was full, or the day in recovery."),
    RING_DROPPED(
            "Packets dropped because ring and backlog stayed full for longer than a live feed may wait."),

    BASELINE("First day volume of an instrument: a starting point, no trade."),
    TRADES("Rises of day volume taken as trades."),
    OBSERVATIONS("Index price changes taken as observations."),
    LTP_WITHOUT_VOLUME(
            "Price changes that came without volume; the volume is booked with a later packet."),
    STALE("Packets older than one already seen, dropped whole."),
    VOLUME_REBASE("Falls of day volume: a fail-over or a correction; no trade."),
    FUTURE_TS("Stamps too far in the future, replaced by the receive time."),
    LATE("Trades stamped earlier than time had already advanced, booked where time stands."),
    OLD_QUOTE(
            "Trades without a quote, or with one older than five seconds: judged by the tick rule."),
    BAD_QUOTE("Trades against a crossed, locked or one-sided quote: judged by the tick rule."),
    UNDEFINED_INSTRUMENT(
            "Packets of an instrument whose definition never came, ignored by the stages."),

    SHADOWS_REPEATED(
            "Packets that told what another feed of the instrument had told already: dropped."),
    SHADOWS_LATE("Packets of a feed that was behind another feed of the instrument: dropped."),
    SHADOWS_CROWDED("Packets of a ninth or later feed of one instrument: dropped."),
    PACKETS_PARTLY("Packets of which only a part counted, for another feed leads in the rest."),
    LEAD_CHANGES("Times another feed took the lead in an instrument's trades."),
    FEEDS_DIFFER_LTP(
            "Volumes that two feeds told with different last prices; some move the price first."),
    FEEDS_DIFFER_DAY("Volumes that two feeds told with another open, high, low or previous close."),
    FEEDS_DIFFER_VOLUME(
            "Times a feed's volume stayed below another's for longer than lateness explains."),
    VOLUMES_CORRECTED("Falls of volume that were accepted although several feeds are connected."),

    BARS("Bars closed."),
    EVENT_BARS("Tick, volume and range bars closed."),
    EVENT_BARS_SKIPPED(
            "Event bars left out because one trade would have closed thousands: a wrong price or size."),
    VWAP_FEED_GAP("Minutes whose day VWAP differs from the broker's by more than 0.1 %."),
    SIGNALS("Signals recorded, suppressed ones included."),
    SIGNALS_EMITTED("Signals emitted."),
    PCR_STALE("Evaluations that only a stale or missing put-call ratio kept from a signal."),
    LADDER_CLAMPED(
            "Volume booked in the outermost row because a footprint reached its bound of rows."),
    LADDER_GROWTHS("Times footprints needed more rows at a time than there was room for."),

    MISSED_TRADES(
            "Instruments found to have traded while a feed was away, by their first packet behind the gap."),
    MISSED_QTY(
            "Quantity traded while a feed was away; it counts as volume, its sides are uncertain."),

    MARKED_INSTRUMENTS("Instruments that room for marks of their footprints was made for."),
    MARKS_PUSHED_OUT(
            "Zones, unfinished auctions or naked points of control dropped for newer ones."),
    BAR_SERIES("Series of closed bars that room for indicators and patterns was made for."),
    WARM_BARS("Closed bars of earlier days that indicators and patterns began with."),
    PATTERNS("Candlestick and chart patterns and swings told."),
    SCAN_HITS("Hits of scanners told: breakouts, signals, new extremes, overnight candidates."),
    SCAN_CAPPED("Technical alerts that were only recorded: the day had had its number."),
    RULE_LOADS("Times alert rules were taken into use."),
    RULES_REFUSED("Rules of those files that are not in use; the page and the start say why."),
    RULE_EVALUATIONS("Evaluations of alert rules, one a rule and instrument."),
    ALERTS("Alerts to be delivered."),
    ALERTS_HELD_BACK("Alerts held back by cool-down, hours or the session's cap."),
    ALERT_ROOM_GROWTHS("Times more bars closed at one event than rules had room for."),
    ICEBERGS("Iceberg-like levels told, each anew when its ratio has grown by one."),
    ICEBERG_EVICTIONS("Episodes of trading into a level given up because sixteen newer ones came."),
    CHAIN_CUT("Chain analytics over the 256 strikes nearest the forward, because more are listed."),

    FILLS("Fills of backtest and paper orders; simulated, no order leaves the engine."),
    PAPER_WAITS_UNTOLD(
            "Changes of what a paper order waits for that were not told: it had told thirty-two."),
    STRATEGY_FAILURES("Events on which a strategy threw; the rest of its callbacks was left out."),

    STAGE_FAILURES("Events on which a stage threw; later stages did not see them."),
    CLOCK_JUMPS(
            "Times the machine's clock moved by half a second or more against time that really passed."),
    LANE_STUCK(
            "Times a stage's thread did not come on for two seconds while events waited for it."),
    BREAKER_OPEN("Times stages failed so often in a minute that the alarm went off."),

    JOURNALED("Events in the input journal, those recovered at start included."),
    OUTPUT_RECORDS("Records of the output journal, those recovered at start included."),
    OUTPUT_DIVERGED(
            "Recovered output that differs from what the journal holds: another build or configuration."),
    JOURNAL_DAMAGED(
            "Damaged journals put aside: output is written anew, input goes on behind its sound part."),
    JOURNAL_GAPS("Stretches of events that could not be journaled, as when the disk was full."),
    UNJOURNALED("Events that went by without being journaled; a gap marker stands for them."),
    OUTPUT_UNJOURNALED("Output records not written, for what led to them is not in the journal."),
    SYNC_FAILURES("Times the disk refused to make what was journaled durable."),
    SYNC_STALLED("Times making the journal durable took longer than a second: a slow disk."),
    FRAMES("Socket frames captured, heartbeats included."),
    FRAMES_MISSED("Socket frames that could not be captured; what they said went on all the same."),
    ROLL_STUCK("Times a fresh reader could not follow the journal into the next day's file."),

    REJECTED_OPCODE("Frames refused: text where only binary exists, or the reverse."),
    REJECTED_TEXT("Text frames refused: not one whole JSON object."),
    REJECTED_TRUNCATED("Frames or packets refused: cut short."),
    REJECTED_TRAILING("Frames with bytes after the last packet."),
    REJECTED_KIND("Packets refused: unknown type code."),
    REJECTED_LENGTH("Packets refused: a size no packet has."),
    REJECTED_SEGMENT("Packets refused: segment outside the broker's table."),
    REJECTED_TOKEN("Packets refused: no usable token."),
    REJECTED_NOT_FINITE("Packets refused: NaN or infinity in a price."),
    REJECTED_RANGE("Packets refused: price or quantity out of range."),
    REJECTED_UNRESOLVED("Packets refused: no exchange can be told."),
    REJECTED_UNKNOWN_INSTRUMENT("Packets of instruments nobody asked for."),
    REJECTED_OLD("Packets refused: older than one of the same instrument before."),
    REJECTED_OVERSIZED("Frames refused: larger than the limit."),

    FEED_GAPS("Stretches without packets that a feed reported: reconnects, drops."),
    FEED_RECONNECTS("Times a feed connected again.");

    private static final Counter[] ALL = values();

    private final String sentence;

    Counter(String sentence) {
        this.sentence = sentence;
    }

    /** What is counted, for a person. */
    public String sentence() {
        return sentence;
    }

    public static int count() {
        return ALL.length;
    }

    public static Counter of(int ordinal) {
        return ALL[ordinal];
    }
}
