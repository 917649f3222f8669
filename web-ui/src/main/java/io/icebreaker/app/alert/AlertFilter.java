package io.icebreaker.app.alert;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which alerts are wanted; each method returns a narrower filter. Immutable. */
public final class AlertFilter {
    /** Everything of live days. */
    public static final AlertFilter LIVE = all().with("a.origin = ?", Origin.LIVE.name());

    private final List<String> conditions;
    private final List<Object> values;

    private AlertFilter(List<String> conditions, List<Object> values) {
        this.conditions = conditions;
        this.values = values;
    }

    /** Everything, of demos and replays, too. */
    public static AlertFilter all() {
        return new AlertFilter(List.of(), List.of());
    }

    public static AlertFilter of(Origin origin) {
        return all().with("a.origin = ?", origin.name());
    }

    /** From this moment on, epoch ns. */
    public AlertFilter from(long timeNs) {
        return with("a.time_ns >= ?", timeNs);
    }

    /** Before this moment, epoch ns. */
    public AlertFilter before(long timeNs) {
        return with("a.time_ns < ?", timeNs);
    }

    /** Numbers in the file, both included. */
    public AlertFilter numbers(long first, long last) {
        return with("a.id >= ?", first).with("a.id <= ?", last);
    }

    public AlertFilter rule(String rule) {
        return with("a.rule = ?", rule);
    }

    public AlertFilter instrument(String instrument) {
        return with("a.instrument = ?", instrument);
    }

    public AlertFilter level(AlertLevel level) {
        return with("a.level = ?", level.ordinal());
    }

    public AlertFilter fate(Fate fate) {
        return with("a.fate = ?", fate.name());
    }

    /** Those that were to go by this channel. */
    public AlertFilter channel(Channel channel) {
        return with(
                "EXISTS(SELECT 1 FROM delivery f WHERE f.alert = a.id AND f.channel = ?)",
                channel.word());
    }

    /** Those of which some message stands so. */
    public AlertFilter status(DeliveryStatus status) {
        return with(
                "EXISTS(SELECT 1 FROM delivery f WHERE f.alert = a.id AND f.status = ?)",
                status.name());
    }

    private AlertFilter with(String condition, Object value) {
        List<String> moreConditions = new ArrayList<>(conditions);
        moreConditions.add(condition);
        List<Object> moreValues = new ArrayList<>(values);
        moreValues.add(value);
        return new AlertFilter(List.copyOf(moreConditions), List.copyOf(moreValues));
    }

    /** After WHERE; the alert's table is {@code a}. */
    String where() {
        return conditions.isEmpty() ? "1" : String.join(" AND ", conditions);
    }

    /** Sets the values; returns the next parameter's number. */
    int bind(PreparedStatement query) throws SQLException {
        for (int n = 0; n < values.size(); n++) {
            query.setObject(n + 1, values.get(n));
        }
        return values.size() + 1;
    }
}
