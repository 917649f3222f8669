package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimBroker;
import io.icebreaker.feed.sim.SimClient;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimHandshake;
import io.icebreaker.feed.sim.SimRefusal;
import io.icebreaker.feed.sim.SnapshotFaults;
import io.icebreaker.feed.sim.SnapshotSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Noren's stream (feed-noren 3, 4 and 8): a snapshot for each subscription, then the keys that changed. One
 * login a token: a second one closes the first with 1000. Guarded by the server's lock.
 */
final class NorenBroker implements SimBroker {
    private static final int CLEAN = 1_000;
    private static final int OVERSIZED = (1 << 20) + 1;

    private static final Map<String, String> UNSAID = new LinkedHashMap<>();

    /** 1,000 scrips, a message a packet, for two seconds at two packets each. */
    private static final int MAX_UNSENT = 4_096;

    private final SnapshotSource source;
    private final NorenTokens tokens;
    private final NorenAccount account;
    private final NorenOdds odds;
    private final BooleanSupplier sendsTicks;
    private final List<NorenEncoder> encoders = new ArrayList<>();
    private final Map<SimClient, NorenConnection> connections = new LinkedHashMap<>();
    private long nowNs;
    private long evictions;
    private long sent;

    /**
     * @param sendsTicks whether market data goes out now: what does not is not said, and so comes later
     */
    NorenBroker(
            SnapshotSource source,
            NorenTokens tokens,
            NorenAccount account,
            NorenOdds odds,
            BooleanSupplier sendsTicks) {
        this.sendsTicks = sendsTicks;
        this.source = source;
        this.tokens = tokens;
        this.account = account;
        this.odds = odds;
        tokens.all().forEach(instrument -> encoders.add(new NorenEncoder(instrument)));
    }

    // ---- clients

    @Override
    public SimRefusal judge(SimClient client, SimHandshake handshake) {
        return null; // everybody may knock: the login is the first message
    }

    @Override
    public int maxUnsent() {
        return MAX_UNSENT;
    }

    @Override
    public void opened(SimClient client) {
        connections.put(client, new NorenConnection(client));
    }

    @Override
    public void closed(SimClient client) {
        connections.remove(client);
    }

    @Override
    public void onText(SimClient client, String text) {
        NorenConnection connection = connections.get(client);
        try {
            Map<String, String> message = NorenJsonText.read(text);
            String task = message.getOrDefault("t", "");
            if (task.equals("a") || task.equals("c")) {
                logIn(connection, task, message);
            } else if (connection.isIn()) {
                serve(connection, task, message);
            }
        } catch (IOException noMessage) {
            odds.noteBadRequest(); // the real server says nothing either
        }
    }

    private void logIn(NorenConnection connection, String task, Map<String, String> message) {
        String offered = message.get(task.equals("a") ? "accesstoken" : "susertoken");
        String user = message.getOrDefault("uid", "");
        String ack = task + "k";
        if (!account.isToken(offered) || !user.equals(NorenAccount.USER_ID) || odds.refuses()) {
            connection.client().say(NorenJsonText.object("t", ack, "uid", user, "s", "Not_Ok"));
            return; // and the socket stays open
        }
        for (NorenConnection other : connections.values()) {
            if (other != connection && other.isIn()) {
                evictions++;
                other.client().close(CLEAN, "");
            }
        }
        connection.letIn();
        connection.client().say(NorenJsonText.object("t", ack, "uid", user, "s", "OK"));
        if (odds.evictsNext()) {
            connection.client().close(CLEAN, "");
        }
    }

    private void serve(NorenConnection connection, String task, Map<String, String> message) {
        String scrips = message.getOrDefault("k", "");
        SimClient client = connection.client();
        switch (task) {
            case "t", "d" -> subscribe(connection, scrips, task.equals("d"));
            case "u", "ud" -> {
                for (String scrip : scrips.split("#")) {
                    connection.forget(tokens.index(scrip), task.equals("ud"));
                }
                client.say(NorenJsonText.object("t", task + "k", "k", scrips));
            }
            case "h" -> client.say(NorenJsonText.object("t", "hk", "hk", seconds(nowNs)));
            case "uo" -> client.say(NorenJsonText.object("t", "uok"));
            case "p" -> client.say(NorenJsonText.object("t", "pk"));
            default -> {} // "o": Flattrade confirms nothing
        }
    }

    private static String seconds(long ns) {
        return Long.toString(Math.floorDiv(ns, 1_000_000_000L));
    }

    /** Beyond the house's cap scrips are dropped without a word. */
    private void subscribe(NorenConnection connection, String scrips, boolean isDepth) {
        for (String scrip : scrips.split("#")) {
            int index = tokens.index(scrip);
            boolean isNew = index >= 0 && connection.said(index, isDepth) == null;
            if (index >= 0 && (!isNew || connection.subscribed() < odds.cap())) {
                sendWhole(connection, index, isDepth);
            }
        }
    }

    /** Of a scrip the market has not spoken of yet, the snapshot comes when it does. */
    private void sendWhole(NorenConnection connection, int index, boolean isDepth) {
        MarketSnapshot latest = source.latest(index);
        if (latest == null) {
            connection.said(index, isDepth, UNSAID);
            return;
        }
        Map<String, String> values = encoders.get(index).values(latest, isDepth, odds.lagNs());
        Map<String, String> message = head(isDepth ? "dk" : "tk", index, true);
        message.putAll(encoders.get(index).names());
        message.putAll(values);
        connection.said(index, isDepth, values);
        send(connection, message);
    }

    private void send(NorenConnection connection, Map<String, String> message) {
        sent += sendsTicks.getAsBoolean() ? 1 : 0;
        connection.client().tick(NorenJsonText.object(message));
    }

    private Map<String, String> head(String kind, int index, boolean isSnapshot) {
        BrokerInstrument instrument = tokens.get(index);
        Map<String, String> message = new LinkedHashMap<>();
        message.put("t", kind);
        if (isSnapshot || !odds.dropsExchange()) {
            message.put("e", instrument.segment());
        }
        message.put("tk", Long.toString(instrument.token()));
        return message;
    }

    // ---- time

    @Override
    public void pump(long toNs) {
        nowNs = toNs;
        source.advanceTo(toNs, sendsTicks.getAsBoolean() ? this::offer : unsaid -> {});
    }

    private void offer(MarketSnapshot snapshot) {
        for (NorenConnection connection : connections.values()) {
            sendChanges(connection, snapshot, true);
            sendChanges(connection, snapshot, false);
        }
    }

    private void sendChanges(NorenConnection connection, MarketSnapshot snapshot, boolean isDepth) {
        int index = snapshot.index();
        Map<String, String> before = connection.said(index, isDepth);
        if (before == UNSAID) {
            sendWhole(connection, index, isDepth);
        }
        if (before == null || before == UNSAID) {
            return;
        }
        Map<String, String> now = encoders.get(index).values(snapshot, isDepth, odds.lagNs());
        Map<String, String> changed = NorenConnection.changes(before, now);
        connection.said(index, isDepth, now);
        if (!changed.isEmpty()) {
            sendDelta(connection, index, isDepth, changed);
        }
    }

    private void sendDelta(
            NorenConnection connection, int index, boolean isDepth, Map<String, String> keys) {
        Map<String, String> message = head(isDepth ? "df" : "tf", index, false);
        message.putAll(keys);
        send(connection, message);
    }

    // ---- faults

    @Override
    public void inject(SimFault fault) {
        if (fault == SimFault.TOKEN_ROLL) {
            account.token(null);
            connections.keySet().forEach(SimClient::drop);
            return;
        }
        for (NorenConnection connection : connections.values()) {
            boolean isDepth = connection.inDepth() > 0;
            int index = connection.anyIndex(isDepth);
            MarketSnapshot latest = index < 0 ? null : source.latest(index);
            if (latest != null) {
                spoil(connection, fault, latest, isDepth);
            }
        }
    }

    private void spoil(
            NorenConnection connection, SimFault fault, MarketSnapshot latest, boolean isDepth) {
        int index = latest.index();
        NorenEncoder encoder = encoders.get(index);
        Map<String, String> whole = encoder.values(latest, isDepth, odds.lagNs());
        if (fault == SimFault.TRUNCATED) {
            Map<String, String> message = head(isDepth ? "df" : "tf", index, true);
            message.putAll(whole);
            String text = NorenJsonText.object(message);
            connection.client().tick(text.substring(0, text.length() - 10));
        } else if (fault == SimFault.OVERSIZED) {
            connection.client().tick("{\"t\":\"df\",\"ts\":\"" + "x".repeat(OVERSIZED) + "\"}");
        }
        for (MarketSnapshot wrong : SnapshotFaults.of(fault, latest)) {
            Map<String, String> values = encoder.values(wrong, isDepth, odds.lagNs());
            sendDelta(connection, index, isDepth, values);
            connection.said(index, isDepth, values);
        }
    }

    /** Sends a text to everybody who has logged in. */
    void say(String text) {
        connections.values().stream()
                .filter(NorenConnection::isIn)
                .forEach(connection -> connection.client().say(text));
    }

    /** Scrips with a depth subscription, over all connections. */
    int inDepth() {
        return connections.values().stream().mapToInt(NorenConnection::inDepth).sum();
    }

    /** Snapshots and deltas sent so far. */
    long sent() {
        return sent;
    }

    long evictions() {
        return evictions;
    }
}
