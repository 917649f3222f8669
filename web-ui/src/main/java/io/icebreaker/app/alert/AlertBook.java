package io.icebreaker.app.alert;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes alerts into their file: each once, with what is to become of it. */
final class AlertBook {
    private static final String INSERT =
            "INSERT OR IGNORE INTO alert(kind, origin, time_ns, sequence, rule, rule_version, instrument,"
                    + " level, text, inputs, actions, fate, seen_ms, side, price_e4,"
                    + " close_ns) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String HELD =
            "SELECT "
                    + StoredAlert.COLUMNS
                    + " FROM alert a WHERE a.digest IS NULL AND a.kind = 'ALERT' AND a.origin = ?"
                    + " AND a.fate IN ('SUPPRESSED_CAP', 'HELD_MINUTE', 'HELD_QUIET')"
                    + " AND a.seen_ms >= ? ORDER BY a.time_ns, a.id";
    private static final String FORGET =
            "DELETE FROM alert WHERE time_ns < CASE level WHEN 0 THEN ? WHEN 1 THEN ? ELSE ? END";

    private final AlertDatabase database;

    AlertBook(AlertDatabase database) {
        this.database = database;
    }

    /**
     * Writes an alert down, and a delivery to each channel, in one transaction.
     *
     * @param stored its id is not looked at
     * @return null when it was there already: a recovery found it again
     */
    Written write(StoredAlert stored, List<Leg> legs) throws IOException {
        return database.write(
                connection -> {
                    long id = insert(connection, stored);
                    return id == 0 ? null : deliveries(connection, id, stored, legs);
                });
    }

    /** One channel an alert goes to, and how that stands from the start. */
    record Leg(Channel channel, DeliveryStatus status) {}

    /**
     * @param id the alert's
     * @param deliveries theirs, in the order of the legs
     */
    record Written(long id, List<Long> deliveries) {}

    private static Written deliveries(
            Connection connection, long id, StoredAlert stored, List<Leg> legs)
            throws SQLException {
        List<Long> deliveries = new ArrayList<>();
        for (Leg leg : legs) {
            deliveries.add(DeliveryLog.insert(connection, id, leg, stored.seenMs()));
        }
        return new Written(id, deliveries);
    }

    /** The new row's id, 0 when there is one already. */
    private static long insert(Connection connection, StoredAlert stored) throws SQLException {
        Alert alert = stored.alert();
        try (PreparedStatement row = connection.prepareStatement(INSERT)) {
            row.setString(1, stored.kind().name());
            row.setString(2, stored.origin().name());
            row.setLong(3, alert.timeNs());
            row.setLong(4, alert.sequence());
            row.setString(5, alert.ruleId());
            row.setString(6, alert.ruleVersion());
            row.setString(7, alert.instrument());
            row.setInt(8, alert.level().ordinal());
            row.setString(9, alert.text());
            row.setString(10, StoredAlert.json(alert.inputs()));
            row.setString(11, String.join(",", alert.actions()));
            row.setString(12, stored.fate().name());
            row.setLong(13, stored.seenMs());
            row.setInt(14, alert.side());
            row.setObject(15, stored.priceE4() == 0 ? null : stored.priceE4());
            row.setLong(16, stored.closeNs());
            return row.executeUpdate() == 0 ? 0 : lastId(connection);
        }
    }

    private static long lastId(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT last_insert_rowid()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Alerts that came since then, were held back, and of which no digest has told; oldest first. */
    List<StoredAlert> held(Origin origin, Instant since) throws IOException {
        return database.read(
                connection -> {
                    try (PreparedStatement query = connection.prepareStatement(HELD)) {
                        query.setString(1, origin.name());
                        query.setLong(2, since.toEpochMilli());
                        List<StoredAlert> found = new ArrayList<>();
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.add(StoredAlert.of(rows));
                            }
                        }
                        return found;
                    }
                });
    }

    /** Writes a digest with its deliveries, and that it told of these alerts, in one transaction. */
    Written writeDigest(StoredAlert digest, List<StoredAlert> told, List<Leg> legs)
            throws IOException {
        return database.write(
                connection -> {
                    long id = insert(connection, digest);
                    try (PreparedStatement mark =
                            connection.prepareStatement(
                                    "UPDATE alert SET digest = ? WHERE id = ?")) {
                        for (StoredAlert each : told) {
                            mark.setLong(1, id);
                            mark.setLong(2, each.id());
                            mark.executeUpdate();
                        }
                    }
                    return deliveries(connection, id, digest, legs);
                });
    }

    /** Deletes what is older than its level is kept, with all that belongs to it; returns how many. */
    int forget(AlertPlan.Keep keep, Instant now) throws IOException {
        return database.write(
                connection -> {
                    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                        delete.setLong(1, daysBefore(now, keep.infoDays()));
                        delete.setLong(2, daysBefore(now, keep.warningDays()));
                        delete.setLong(3, daysBefore(now, keep.criticalDays()));
                        return delete.executeUpdate();
                    }
                });
    }

    private static long daysBefore(Instant now, int days) {
        Instant from = now.minusSeconds(days * 86_400L);
        return from.getEpochSecond() * 1_000_000_000L;
    }
}
