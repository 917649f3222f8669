package io.icebreaker.bar;

/**
 * What the closed bars of one instrument, interval and row height say, one after the other: stacked
 * imbalances and how long their zones live, unfinished auctions and when they are made good, absorption,
 * divergence, clusters (analytics 3.5 to 3.10).
 *
 * <p><b>Order</b> at a closed bar: levels that its high and low made good, zones that its close ended, then
 * its own marks by kind, lower rows first.
 *
 * <p><b>Scopes</b> (0.5, 14). Absorption and the bar's divergence run across sessions. Zones, unfinished
 * auctions and the divergence of cumulative delta are of a session: what is open when another begins ends at
 * the close of its own.
 *
 * <p><b>Bound.</b> {@link #OPEN_ZONES} zones, {@link #OPEN_LEVELS} levels; the oldest go first, {@link
 * OpenMarks#pushedOut} counts them. One thread; allocates only when the {@link RowRoom} does.
 */
public final class FootprintMarks {
    /**
     * Seen open at once on a recorded day at rows of a tick: 47 zones of an option's three-minute bars, over
     * 100 of its longer ones, whose rows are mostly empty; higher rows have fewer.
     */
    public static final int OPEN_ZONES = 64;

    /** Seen: 4. Each bar makes those it goes beyond good. */
    public static final int OPEN_LEVELS = 16;

    private final FootprintRules rules;
    private final boolean stock;
    private final long lotSize;
    private final long tickSize;
    private final MarkListener listener;
    private final RowRoom room;
    private final OpenMarks zones;
    private final OpenMarks levels;
    private final Absorption absorption;
    private final Divergence divergence;
    private final Clusters clusters = new Clusters();

    private boolean isPlaced;
    private long sessionOpenNs = Long.MIN_VALUE;
    private long sessionCloseNs;
    private long finishedAbove = Long.MAX_VALUE;
    private long finishedBelow = Long.MIN_VALUE;

    /**
     * For bars of {@code stock}s, type EQ, whose least imbalance is a share of the bar (3.5), or of others;
     * {@code room}: for what is looked back on and what is open, shared by marks of one thread.
     */
    public FootprintMarks(
            FootprintRules rules,
            boolean stock,
            long lotSize,
            long tickSize,
            MarkListener listener,
            RowRoom room,
            int openZones,
            int openLevels) {
        this.rules = rules;
        this.stock = stock;
        this.lotSize = lotSize;
        this.tickSize = tickSize;
        this.listener = listener;
        this.room = room;
        zones = new OpenMarks(openZones, room);
        levels = new OpenMarks(openLevels, room);
        absorption = new Absorption(rules);
        divergence = new Divergence(rules.divergenceBars());
    }

    /** Zones that no close has broken yet. */
    public OpenMarks zones() {
        return zones;
    }

    /** Unfinished auctions that no trade has made good yet. */
    public OpenMarks levels() {
        return levels;
    }

    /** A trade at this price or above makes a high good; {@code Long.MAX_VALUE} when none is open. */
    public long finishedAbove() {
        return finishedAbove;
    }

    /** A trade at this price or below makes a low good; {@code Long.MIN_VALUE} when none is open. */
    public long finishedBelow() {
        return finishedBelow;
    }

    /** A later trade; only what {@link #finishedAbove} and {@link #finishedBelow} name changes anything. */
    public void onTrade(long price, long timeNs) {
        finish(price, price, timeNs);
    }

    /** Another session has begun: ends what is open, at the close of its own session. */
    public void onSession(long openNs) {
        if (openNs != sessionOpenNs) {
            sessionOpenNs = openNs;
            endAll(zones);
            endAll(levels);
            watch();
        }
    }

    /** A bar with its rows has closed; one without volume says nothing. */
    public void onBar(long[] words, int at) {
        if (Bar.volume(words, at) == 0 || words[at + Bar.ROWS] == 0) {
            return;
        }
        if (!isPlaced) {
            place();
        }
        onSession(words[at + Bar.SESSION_OPEN_NS]);
        sessionCloseNs = words[at + Bar.SESSION_CLOSE_NS];
        finish(words[at + Bar.LOW], words[at + Bar.HIGH], words[at + Bar.END_NS]);
        breakZones(words[at + Bar.CLOSE], words[at + Bar.END_NS]);
        stacks(words, at, true);
        stacks(words, at, false);
        unfinished(words, at);
        absorption(words, at);
        divergence(words, at);
        clusters(words, at);
    }

    /** With the first bar, for good: an instrument's longest bars may never come. */
    private void place() {
        int length = absorption.words() + divergence.words() + zones.words() + levels.words();
        int place = room.lend(RowRoom.rows(length));
        long[] words = room.cells(place);
        int at = room.at(place);
        absorption.place(words, at);
        divergence.place(words, at + absorption.words());
        zones.place(words, at + absorption.words() + divergence.words());
        levels.place(words, at + length - levels.words());
        isPlaced = true;
    }

    private void finish(long low, long high, long timeNs) {
        if (high < finishedAbove && low > finishedBelow) {
            return;
        }
        for (int i = 0; i < levels.count(); ) {
            long level = levels.word(i, OpenMarks.LOW);
            boolean isHigh = levels.word(i, OpenMarks.KIND) == MarkKind.UNFINISHED_HIGH;
            if (isHigh ? high >= level + tickSize : low <= level - tickSize) {
                end(levels, i, timeNs);
            } else {
                i++;
            }
        }
        watch();
    }

    private void watch() {
        finishedAbove = Long.MAX_VALUE;
        finishedBelow = Long.MIN_VALUE;
        for (int i = 0; i < levels.count(); i++) {
            long level = levels.word(i, OpenMarks.LOW);
            if (levels.word(i, OpenMarks.KIND) == MarkKind.UNFINISHED_HIGH) {
                finishedAbove = Math.min(finishedAbove, level + tickSize);
            } else {
                finishedBelow = Math.max(finishedBelow, level - tickSize);
            }
        }
    }

    private void breakZones(long close, long timeNs) {
        for (int i = 0; i < zones.count(); ) {
            boolean isBuy = zones.word(i, OpenMarks.KIND) == MarkKind.STACKED_BUY;
            if (isBuy
                    ? close < zones.word(i, OpenMarks.LOW)
                    : close > zones.word(i, OpenMarks.HIGH)) {
                end(zones, i, timeNs);
            } else {
                i++;
            }
        }
    }

    private void endAll(OpenMarks open) {
        while (open.count() > 0) {
            end(open, 0, sessionCloseNs);
        }
    }

    private void end(OpenMarks open, int index, long timeNs) {
        listener.onMark(
                MarkKind.endOf((int) open.word(index, OpenMarks.KIND)),
                open.word(index, OpenMarks.START_NS),
                timeNs,
                open.word(index, OpenMarks.LOW),
                open.word(index, OpenMarks.HIGH),
                (int) open.word(index, OpenMarks.ROWS));
        open.remove(index);
    }

    private void stacks(long[] words, int at, boolean buy) {
        int rows = (int) words[at + Bar.ROWS];
        long least = rules.minImbalanceQty(stock, lotSize, Bar.volume(words, at));
        int first = 0;
        for (int row = 0; row <= rows; row++) {
            if (row < rows && rules.isImbalanced(words, at + Bar.WORDS, rows, row, least, buy)) {
                continue;
            }
            if (row - first >= rules.stackMin()) {
                int kind = buy ? MarkKind.STACKED_BUY : MarkKind.STACKED_SELL;
                rows(words, at, kind, first, row);
                zones.add(
                        kind,
                        words[at + Bar.START_NS],
                        Rows.label(words, at, first),
                        Rows.label(words, at, row),
                        row - first);
            }
            first = row + 1;
        }
    }

    private void unfinished(long[] words, int at) {
        int lowest = at + Bar.WORDS;
        int highest = lowest + ((int) words[at + Bar.ROWS] - 1) * Rows.WORDS;
        if (words[highest + Rows.BID] > 0 && words[highest + Rows.ASK] > 0) {
            unfinished(words, at, MarkKind.UNFINISHED_HIGH, words[at + Bar.HIGH]);
        }
        if (words[lowest + Rows.BID] > 0 && words[lowest + Rows.ASK] > 0) {
            unfinished(words, at, MarkKind.UNFINISHED_LOW, words[at + Bar.LOW]);
        }
        watch();
    }

    private void unfinished(long[] words, int at, int kind, long price) {
        price(words, at, kind, price);
        levels.add(kind, words[at + Bar.START_NS], price, price, 0);
    }

    private void absorption(long[] words, int at) {
        absorption.onBar(words, at);
        int rows = (int) words[at + Bar.ROWS];
        if (absorption.isBull()) {
            rows(words, at, MarkKind.ABSORPTION_BULL, 0, rules.absorptionRows());
        }
        if (absorption.isBear()) {
            rows(words, at, MarkKind.ABSORPTION_BEAR, rows - rules.absorptionRows(), rows);
        }
    }

    private void divergence(long[] words, int at) {
        divergence.onBar(words, at);
        if (divergence.isBull()) {
            price(words, at, MarkKind.DIVERGENCE_BULL, words[at + Bar.LOW]);
        }
        if (divergence.isBear()) {
            price(words, at, MarkKind.DIVERGENCE_BEAR, words[at + Bar.HIGH]);
        }
        if (divergence.isCvdBull()) {
            price(words, at, MarkKind.CVD_DIVERGENCE_BULL, words[at + Bar.LOW]);
        }
        if (divergence.isCvdBear()) {
            price(words, at, MarkKind.CVD_DIVERGENCE_BEAR, words[at + Bar.HIGH]);
        }
    }

    private void clusters(long[] words, int at) {
        int rows = (int) words[at + Bar.ROWS];
        clusters.read(words, at + Bar.WORDS, rows);
        int first = 0;
        for (int row = 0; row <= rows; row++) {
            if (row < rows && clusters.standsOut(Rows.total(words, at + Bar.WORDS, row))) {
                continue;
            }
            if (row > first) {
                rows(words, at, MarkKind.CLUSTER, first, row);
            }
            first = row + 1;
        }
    }

    /** A mark on rows {@code first} to before {@code end}. */
    private void rows(long[] words, int at, int kind, int first, int end) {
        listener.onMark(
                kind,
                words[at + Bar.START_NS],
                words[at + Bar.END_NS],
                Rows.label(words, at, first),
                Rows.label(words, at, end),
                end - first);
    }

    private void price(long[] words, int at, int kind, long price) {
        listener.onMark(kind, words[at + Bar.START_NS], words[at + Bar.END_NS], price, price, 0);
    }
}
