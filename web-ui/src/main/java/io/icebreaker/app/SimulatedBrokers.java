package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.SnapshotSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Simulated brokers as a user's own would be: a configuration by which {@code run} finds them, beside it keys
 * and tokens in files of mode 0600. Feeds are named as their brokers. One thread.
 */
public final class SimulatedBrokers implements AutoCloseable {
    private static final String SECRETS = "secrets";

    private final Path directory;
    private final Map<String, DemoBroker> brokers = new LinkedHashMap<>();

    /**
     * Starts a server for each.
     *
     * @param names commas between, or all
     * @param market makes each a source of its own
     * @param directory for configuration, secrets, masters and journal
     */
    public SimulatedBrokers(String names, Supplier<SnapshotSource> market, Path directory)
            throws IOException {
        this.directory = directory;
        for (var kind : DemoBroker.named(names)) {
            DemoBroker broker = DemoBroker.open(kind, market.get());
            brokers.put(kind.name(), broker);
            writeKeys(broker);
            logIn(kind.name());
        }
    }

    /** In the order of their feeds' numbers. */
    public List<String> names() {
        return brokers.keySet().stream().sorted().toList();
    }

    public BrokerSimulator simulator(String name) {
        return brokers.get(name).simulator();
    }

    /** Lets the markets run by a clock. */
    public void drive(EpochNanoClock clock, long periodNs) {
        brokers.values().forEach(it -> it.simulator().drive(clock, periodNs));
    }

    private Account account(DemoBroker broker) {
        return Account.of(broker.kind(), directory.resolve(SECRETS));
    }

    private void writeKeys(DemoBroker broker) throws IOException {
        Account account = account(broker);
        Map<String, Secret> keys = new LinkedHashMap<>();
        for (LoginField field : account.flow(InstantSource.system()).fields()) {
            String value = broker.environment().get(field.variable());
            if (value != null) {
                keys.put(field.name(), Secret.of(value));
            }
        }
        account.keys(Map.of()).write(keys);
    }

    /** A login: the broker's new token is put where its feed looks for one. */
    public void logIn(String name) throws IOException {
        DemoBroker broker = brokers.get(name);
        account(broker).token().write(broker.simulator().issueTokens(Instant.now()));
    }

    /**
     * Writes the configuration; returns its file.
     *
     * @param symbols to stream from every broker, {@code NSE:INFY}
     * @param more further lines
     */
    public Path configure(List<String> symbols, int port, String more) throws IOException {
        String quoted = symbols.stream().map(it -> '"' + it + '"').collect(Collectors.joining(","));
        String head =
                """
                web.port = %d
                journal.directory = "journal"
                brokers.secrets = "%s"
                masters.directory = "masters"
                %s
                """
                        .formatted(port, SECRETS, more);
        String feeds = names().stream().map(it -> feed(it, quoted)).collect(Collectors.joining());
        return Files.writeString(directory.resolve("live.conf"), head + feeds);
    }

    private String feed(String name, String symbols) {
        BrokerSimulator server = simulator(name);
        return """
                feeds.%s { broker = %s, url = "%s", rest-url = "%s", symbols = [%s] }
                """
                .formatted(name, name, server.url(), server.restUrl(), symbols);
    }

    @Override
    public void close() {
        brokers.values().forEach(it -> it.simulator().close());
    }
}
