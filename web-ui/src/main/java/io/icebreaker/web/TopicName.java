package io.icebreaker.web;

import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import java.util.regex.Pattern;

/**
 * What a page can watch: {@code quotes}, {@code chart:ID:INTERVAL:TICKS_PER_ROW}, {@code depth:ID},
 * {@code tape:ID}, and what {@link Panels} lists: {@code NAME}, {@code NAME:KEY},
 * or {@code NAME:ID:INTERVAL} where a sheet is by interval; {@code scan:NAME} of {@link ScanKinds}.
 *
 * @param text as the page wrote it
 * @param interval of a chart of time bars, null otherwise
 */
record TopicName(String text, Kind kind, int id, Interval interval, int ticksPerRow) {
    /** In the order in which a frame names them. */
    enum Kind {
        QUOTES,
        CHART,
        DEPTH,
        TAPE,
        PANELS;

        /** The frame's key. */
        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final int MAX_TICKS_PER_ROW = 1_000;
    private static final Pattern COLON = Pattern.compile(":");
    private static final int CHART_PARTS = 4;
    private static final String SCAN = "scan";

    /** Reads a topic; null when it is none, or of an instrument the board does not know. */
    static TopicName parse(String text, Board board) {
        String[] parts = COLON.split(text, CHART_PARTS + 1);
        if (text.equals("quotes")) {
            return new TopicName(text, Kind.QUOTES, 0, null, 0);
        }
        if (parts[0].equals(SCAN)) {
            return parts.length == 2 && parts[1].matches("[a-z][a-z0-9-]{0,39}")
                    ? new TopicName(text, Kind.PANELS, 0, null, 0)
                    : null;
        }
        if (Panels.isByInterval(parts[0])) {
            return byInterval(text, parts, board);
        }
        if (Panels.knows(parts[0])) {
            int key = parts.length == 1 ? 0 : number(parts[1], Integer.MAX_VALUE);
            return key < 0 || parts.length > 2
                    ? null
                    : new TopicName(text, Kind.PANELS, key, null, 0);
        }
        int id = parts.length > 1 ? number(parts[1], Integer.MAX_VALUE) : -1;
        if (board.instrument(id) == null) {
            return null;
        }
        return switch (parts[0]) {
            case "depth" -> parts.length == 2 ? new TopicName(text, Kind.DEPTH, id, null, 0) : null;
            case "tape" -> parts.length == 2 ? new TopicName(text, Kind.TAPE, id, null, 0) : null;
            case "chart" -> parts.length == CHART_PARTS ? chart(text, id, parts) : null;
            default -> null;
        };
    }

    private static TopicName byInterval(String text, String[] parts, Board board) {
        int id = parts.length == CHART_PARTS - 1 ? number(parts[1], Integer.MAX_VALUE) : -1;
        Interval interval = id < 0 ? null : Interval.named(parts[2]);
        if (interval == null || board.instrument(id) == null) {
            return null;
        }
        return new TopicName(text, Kind.PANELS, Sheet.key(id, interval), interval, 0);
    }

    /** The event bars of a chart whose interval is null. */
    EventSpec events() {
        return EventSpec.parse(COLON.split(text)[2]);
    }

    /** The word before the first colon. */
    String panel() {
        return COLON.split(text, 2)[0];
    }

    /** Whether it is the hits of a scan. */
    boolean isScan() {
        return panel().equals(SCAN);
    }

    /** What is behind the first colon. */
    String rest() {
        return COLON.split(text, 2)[1];
    }

    private static TopicName chart(String text, int id, String[] parts) {
        Interval interval = Interval.named(parts[2]);
        int ticksPerRow = number(parts[3], MAX_TICKS_PER_ROW);
        boolean known = interval != null || EventSpec.parse(parts[2]) != null;
        return !known || ticksPerRow < 1
                ? null
                : new TopicName(text, Kind.CHART, id, interval, ticksPerRow);
    }

    /** A number in plain digits up to {@code max}; -1 for anything else. */
    private static int number(String digits, int max) {
        if (digits.isEmpty()
                || digits.length() > 9
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = Integer.parseInt(digits);
        return number <= max ? number : -1;
    }
}
