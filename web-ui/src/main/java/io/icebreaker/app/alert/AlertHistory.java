package io.icebreaker.app.alert;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the file of alerts, over a connection of its own, whoever writes. Any thread. */
public final class AlertHistory implements AutoCloseable {
    private static final String ALERTS =
            "SELECT " + StoredAlert.COLUMNS + " FROM alert a WHERE %s ORDER BY ";
    private static final String BY_TIME = "a.time_ns DESC, a.id DESC LIMIT ?";
    private static final String BY_NUMBER = "a.id DESC LIMIT ?";
    private static final String FATES =
            "SELECT a.rule, a.fate, count(*) FROM alert a WHERE %s AND a.kind = 'ALERT'"
                    + " GROUP BY a.rule, a.fate ORDER BY a.rule";
    private static final String ATTEMPTS =
            "SELECT a.id, a.rule, a.instrument, a.level, d.channel, coalesce(t.n, 0) AS n,"
                    + " coalesce(t.started_ms, d.changed_ms) AS started,"
                    + " coalesce(t.ended_ms, 0) AS ended, coalesce(t.result, d.status) AS result,"
                    + " CASE WHEN t.n IS NULL THEN d.words ELSE t.words END AS words"
                    + " FROM alert a JOIN delivery d ON d.alert = a.id"
                    + " LEFT JOIN attempt t ON t.delivery = d.id"
                    + " WHERE %s ORDER BY started DESC, d.id DESC, n DESC LIMIT ?";

    /** An alert that says no side is read as saying up. */
    private static final String SIDE = "(CASE WHEN a.side < 0 THEN -1 ELSE 1 END)";

    private static final String MOVE = SIDE + " * (o.price_e4 - a.price_e4)";
    private static final String SCORES =
            "SELECT a.rule, o.minutes, count(*) AS alerts, sum("
                    + MOVE
                    + " > 0) AS wins, avg(100.0 * "
                    + MOVE
                    + " / a.price_e4) AS mean, sum("
                    + MOVE
                    + ") AS total FROM alert a JOIN outcome o ON o.alert = a.id"
                    + " WHERE %s GROUP BY a.rule, o.minutes ORDER BY a.rule, o.minutes";

    private final AlertDatabase database;

    private AlertHistory(AlertDatabase database) {
        this.database = database;
    }

    /**
     * @throws java.nio.file.NoSuchFileException when there is none yet
     */
    public static AlertHistory open(Path file) throws IOException {
        return new AlertHistory(AlertDatabase.read(file));
    }

    /** The newest by their own time first. */
    public List<AlertRow> alerts(AlertFilter filter, int most) throws IOException {
        return alerts(filter, BY_TIME, most);
    }

    /** Those that came last first: numbers fall, so that the next page is what is below. */
    public List<AlertRow> latest(AlertFilter filter, int most) throws IOException {
        return alerts(filter, BY_NUMBER, most);
    }

    /** How many alerts of each rule came to what. */
    public Map<String, Map<Fate, Long>> fates(AlertFilter filter) throws IOException {
        return database.read(
                connection -> {
                    Map<String, Map<Fate, Long>> found = new LinkedHashMap<>();
                    try (PreparedStatement query =
                            connection.prepareStatement(FATES.formatted(filter.where()))) {
                        filter.bind(query);
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.computeIfAbsent(
                                                rows.getString(1), r -> new EnumMap<>(Fate.class))
                                        .put(Fate.valueOf(rows.getString(2)), rows.getLong(3));
                            }
                        }
                    }
                    return found;
                });
    }

    private List<AlertRow> alerts(AlertFilter filter, String order, int most) throws IOException {
        return database.read(
                connection -> {
                    List<StoredAlert> found = new ArrayList<>();
                    try (PreparedStatement query =
                            connection.prepareStatement(ALERTS.formatted(filter.where()) + order)) {
                        query.setInt(filter.bind(query), most);
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.add(StoredAlert.of(rows));
                            }
                        }
                    }
                    try (PreparedStatement prices =
                                    connection.prepareStatement(
                                            "SELECT minutes, price_e4 FROM outcome WHERE alert = ?");
                            PreparedStatement deliveries =
                                    connection.prepareStatement(
                                            "SELECT channel, status FROM delivery WHERE alert = ?")) {
                        List<AlertRow> all = new ArrayList<>();
                        for (StoredAlert each : found) {
                            all.add(row(each, prices(prices, each), deliveries(deliveries, each)));
                        }
                        return all;
                    }
                });
    }

    private static AlertRow row(
            StoredAlert stored,
            Map<Integer, Long> afterE4,
            Map<Channel, DeliveryStatus> deliveries) {
        return new AlertRow(
                stored.id(),
                stored.kind().name(),
                stored.origin(),
                stored.alert(),
                stored.fate(),
                stored.priceE4(),
                afterE4,
                deliveries);
    }

    private static Map<Integer, Long> prices(PreparedStatement query, StoredAlert stored)
            throws SQLException {
        Map<Integer, Long> found = new TreeMap<>();
        query.setLong(1, stored.id());
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return found;
    }

    private static Map<Channel, DeliveryStatus> deliveries(
            PreparedStatement query, StoredAlert stored) throws SQLException {
        Map<Channel, DeliveryStatus> found = new EnumMap<>(Channel.class);
        query.setLong(1, stored.id());
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(
                        Channel.named(rows.getString(1)).orElseThrow(),
                        DeliveryStatus.valueOf(rows.getString(2)));
            }
        }
        return found;
    }

    /** Each try with each channel, the newest first. */
    public List<AttemptRow> attempts(AlertFilter filter, int most) throws IOException {
        return database.read(
                connection -> {
                    List<AttemptRow> found = new ArrayList<>();
                    try (PreparedStatement query =
                            connection.prepareStatement(ATTEMPTS.formatted(filter.where()))) {
                        query.setInt(filter.bind(query), most);
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.add(attempt(rows));
                            }
                        }
                    }
                    return found;
                });
    }

    private static AttemptRow attempt(ResultSet row) throws SQLException {
        return new AttemptRow(
                row.getLong("id"),
                row.getString("rule"),
                row.getString("instrument"),
                AlertLevel.values()[row.getInt("level")],
                Channel.named(row.getString("channel")).orElseThrow(),
                row.getInt("n"),
                row.getLong("started"),
                row.getLong("ended"),
                DeliveryStatus.valueOf(row.getString("result")),
                row.getString("words"));
    }

    /** What followed on each rule's alerts, by rule and minutes; rules without an outcome are left out. */
    public Map<String, List<RuleScore>> scores(AlertFilter filter) throws IOException {
        return database.read(
                connection -> {
                    Map<String, List<RuleScore>> found = new LinkedHashMap<>();
                    try (PreparedStatement query =
                            connection.prepareStatement(SCORES.formatted(filter.where()))) {
                        filter.bind(query);
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.computeIfAbsent(
                                                rows.getString("rule"), r -> new ArrayList<>())
                                        .add(score(rows));
                            }
                        }
                    }
                    return found;
                });
    }

    private static RuleScore score(ResultSet row) throws SQLException {
        return new RuleScore(
                row.getString("rule"),
                row.getInt("minutes"),
                row.getLong("alerts"),
                row.getLong("wins"),
                row.getDouble("mean"),
                row.getLong("total"));
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
