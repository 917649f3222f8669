package io.icebreaker.app.alert;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Outcomes in the file of alerts. */
final class OutcomeBook {
    private static final String RECENT =
            "SELECT "
                    + StoredAlert.COLUMNS
                    + " FROM alert a WHERE a.kind = 'ALERT' AND a.origin = ? AND a.time_ns >= ?"
                    + " AND a.price_e4 IS NOT NULL ORDER BY a.id";
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final AlertDatabase database;

    OutcomeBook(AlertDatabase database) {
        this.database = database;
    }

    /** Writes them; the same again changes nothing. */
    void write(List<OutcomeTracker.After> outcomes) throws IOException {
        database.write(
                connection -> {
                    try (PreparedStatement row =
                            connection.prepareStatement(
                                    "INSERT OR REPLACE INTO outcome(alert, minutes, price_e4)"
                                            + " VALUES(?, ?, ?)")) {
                        for (OutcomeTracker.After outcome : outcomes) {
                            row.setLong(1, outcome.alert());
                            row.setInt(2, outcome.minutes());
                            row.setLong(3, outcome.priceE4());
                            row.executeUpdate();
                        }
                        return null;
                    }
                });
    }

    /** After a restart: prices that are still to come. What came while nobody looked stays unknown. */
    void resume(Origin origin, Instant now, OutcomeTracker tracker) throws IOException {
        long nowNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        for (StoredAlert each : recent(origin, nowNs - HOUR_NS)) {
            for (int minutes : OutcomeTracker.MINUTES) {
                boolean isToCome = each.alert().timeNs() + minutes * MINUTE_NS >= nowNs;
                if (isToCome && each.fate().isJudged()) {
                    tracker.follow(each, minutes);
                }
            }
        }
    }

    private List<StoredAlert> recent(Origin origin, long fromNs) throws IOException {
        return database.read(
                connection -> {
                    try (PreparedStatement query = connection.prepareStatement(RECENT)) {
                        query.setString(1, origin.name());
                        query.setLong(2, fromNs);
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
}
