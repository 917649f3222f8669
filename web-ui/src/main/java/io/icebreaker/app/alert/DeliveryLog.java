package io.icebreaker.app.alert;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was tried with each channel. A try is written down before the call ({@link #intend}) and its result
 * after it: a try without a result is one that the engine did not live to see the end of, and is never made
 * again.
 */
final class DeliveryLog {
    /** What is said of a try that the engine did not see the end of. */
    static final String CUT_SHORT =
            "the engine ended before an answer came; it may have arrived and is not sent again";

    private static final String PENDING =
            "SELECT d.id AS delivery, d.channel, d.tries, d.status, "
                    + StoredAlert.COLUMNS
                    + " FROM delivery d JOIN alert a ON a.id = d.alert"
                    + " WHERE d.status IN ('QUEUED', 'WAITING') AND a.kind <> 'TEST' ORDER BY d.id";

    private final AlertDatabase database;

    DeliveryLog(AlertDatabase database) {
        this.database = database;
    }

    static long insert(Connection connection, long alert, AlertBook.Leg leg, long nowMs)
            throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement(
                        "INSERT INTO delivery(alert, channel, status, changed_ms)"
                                + " VALUES(?, ?, ?, ?) RETURNING id")) {
            row.setLong(1, alert);
            row.setString(2, leg.channel().word());
            row.setString(3, leg.status().name());
            row.setLong(4, nowMs);
            try (ResultSet rows = row.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /**
     * Writes down that a try begins. Only when this has returned may the call be made.
     *
     * @param n the try, from 1
     * @throws IOException when it is not on the disk: then nothing must be sent
     */
    void intend(long delivery, int n, Instant now) throws IOException {
        database.write(
                connection -> {
                    try (PreparedStatement row =
                            connection.prepareStatement(
                                    "INSERT INTO attempt(delivery, n, started_ms) VALUES(?, ?, ?)")) {
                        row.setLong(1, delivery);
                        row.setInt(2, n);
                        row.setLong(3, now.toEpochMilli());
                        row.executeUpdate();
                    }
                    set(connection, delivery, DeliveryStatus.SENDING, n, now, "");
                    return null;
                });
    }

    /** Writes down how a try ended, and how its message stands now. */
    void result(long delivery, int n, DeliveryStatus status, String words, Instant now)
            throws IOException {
        database.write(
                connection -> {
                    try (PreparedStatement row =
                            connection.prepareStatement(
                                    "UPDATE attempt SET ended_ms = ?, result = ?, words = ?"
                                            + " WHERE delivery = ? AND n = ?")) {
                        row.setLong(1, now.toEpochMilli());
                        row.setString(2, status.name());
                        row.setString(3, words);
                        row.setLong(4, delivery);
                        row.setInt(5, n);
                        row.executeUpdate();
                    }
                    set(connection, delivery, status, n, now, words);
                    return null;
                });
    }

    /** Ends a message without another try. */
    void end(long delivery, int tries, DeliveryStatus status, String words, Instant now)
            throws IOException {
        database.write(
                connection -> {
                    set(connection, delivery, status, tries, now, words);
                    return null;
                });
    }

    private static void set(
            Connection connection,
            long delivery,
            DeliveryStatus status,
            int tries,
            Instant now,
            String words)
            throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement(
                        "UPDATE delivery SET status = ?, tries = ?, changed_ms = ?, words = ?"
                                + " WHERE id = ?")) {
            row.setString(1, status.name());
            row.setInt(2, tries);
            row.setLong(3, now.toEpochMilli());
            row.setString(4, words);
            row.setLong(5, delivery);
            row.executeUpdate();
        }
    }

    /**
     * At a start, by the owner of the file: tries without a result become UNKNOWN; returns how many messages
     * that were.
     */
    int recover(Instant now) throws IOException {
        return database.write(
                connection -> {
                    try (Statement all = connection.createStatement()) {
                        String changed = "changed_ms = " + now.toEpochMilli();
                        all.executeUpdate(
                                "UPDATE attempt SET result = 'UNKNOWN', words = '"
                                        + CUT_SHORT
                                        + "' WHERE result IS NULL");
                        return all.executeUpdate(
                                "UPDATE delivery SET status = 'UNKNOWN', "
                                        + changed
                                        + ", words = '"
                                        + CUT_SHORT
                                        + "' WHERE status = 'SENDING'");
                    }
                });
    }

    /** Messages of an earlier run that were certainly not taken and may still be sent, oldest first. */
    List<Pending> pending() throws IOException {
        return database.read(
                connection -> {
                    List<Pending> found = new ArrayList<>();
                    try (Statement query = connection.createStatement();
                            ResultSet rows = query.executeQuery(PENDING)) {
                        while (rows.next()) {
                            found.add(
                                    new Pending(
                                            rows.getLong("delivery"),
                                            Channel.named(rows.getString("channel")).orElseThrow(),
                                            rows.getInt("tries"),
                                            StoredAlert.of(rows)));
                        }
                    }
                    return found;
                });
    }

    /**
     * @param id the delivery's
     * @param tries made so far
     */
    record Pending(long id, Channel channel, int tries, StoredAlert stored) {}

    /** How a message stands. */
    DeliveryStatus status(long delivery) throws IOException {
        return database.read(
                connection -> {
                    try (PreparedStatement query =
                            connection.prepareStatement(
                                    "SELECT status FROM delivery WHERE id = ?")) {
                        query.setLong(1, delivery);
                        try (ResultSet rows = query.executeQuery()) {
                            rows.next();
                            return DeliveryStatus.valueOf(rows.getString(1));
                        }
                    }
                });
    }
}
