package io.icebreaker.bench;

import io.icebreaker.app.SimulatedBrokers;
import io.icebreaker.faults.NumberedSource;
import io.icebreaker.feed.sim.SimFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * How fast a feed recovers whose token ends, and what that costs the others: {@code icebreaker run} in a
 * process of its own, with the timings it has for users, on simulators of four brokers that stream the same
 * numbered market; the token of one after the other ends, and a new one is put into its file. Times and
 * losses are read from the journal. 0 when every loss met the goal (all instruments back within 5 s,
 * nothing lost or said by other feeds), else 1. Arguments: losses (24), {@code --json}.
 */
public final class TokenLoss {
    /** How long a recovery is waited for. */
    static final long PATIENCE_NS = 60_000_000_000L;

    /** A start on a machine that others keep busy. */
    private static final long START_NS = 5 * PATIENCE_NS;

    private static final String JSON = "--json";
    private static final int LOSSES = 24;
    private static final int ROUNDS_A_SECOND = 5; // as often as a broker sends a busy instrument
    private static final long PUMP_NS = 5_000_000L;
    private static final long LOOK_MS = 50;
    private static final long SETTLE_MS = 1_500;

    /** A feed tries six times a minute at most; a loss takes four of them. */
    private static final long APART_NS = 65_000_000_000L;

    /** Feeds look for a token every 2 s: it must not come at the same moment each time. */
    private static final int HOLD_MS = 2_000;

    private final EpochNanoClock clock = new SystemEpochNanoClock();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<String, Long> lastNs = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private final int count;
    private final boolean json;

    private TokenLoss(int count, boolean json) {
        this.count = count;
        this.json = json;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        boolean json = words.remove(JSON);
        int count = words.isEmpty() ? LOSSES : Integer.parseInt(words.get(0));
        LossTable table = new TokenLoss(count, json).run();
        System.out.println(json ? table.json() : table.text());
        System.exit(table.isGood() ? 0 : 1);
    }

    private LossTable run() throws Exception {
        Path directory = Files.createTempDirectory("token-loss");
        long startNs = clock.nanoTime();
        try (var brokers =
                new SimulatedBrokers(
                        "all", () -> new NumberedSource(startNs, ROUNDS_A_SECOND), directory)) {
            brokers.drive(clock, PUMP_NS);
            int port = LossDay.freePort();
            List<String> symbols =
                    IntStream.range(0, NumberedSource.COUNT).mapToObj(n -> "NSE:N" + n).toList();
            try (var day = LossDay.start(brokers.configure(symbols, port, ""), port)) {
                for (String name : brokers.names()) {
                    await(START_NS, name + " whole", () -> day.isWhole(name));
                }
                for (int n = 0; n < count; n++) {
                    lose(brokers, day, brokers.names().get(n % brokers.names().size()));
                }
                Map<String, Object> result = day.stop();
                Path journal = Path.of(result.get("journal").toString());
                return LossTable.of(LossJournal.read(journal, losses), result);
            }
        }
    }

    private void lose(SimulatedBrokers brokers, LossDay day, String name) throws Exception {
        long restNs = lastNs.getOrDefault(name, 0L) + APART_NS - clock.nanoTime();
        Thread.sleep(Math.max(0, restNs / 1_000_000));
        long lostNs = clock.nanoTime();
        brokers.simulator(name).fault(SimFault.TOKEN_ROLL);
        await(PATIENCE_NS, name + " waiting for a token", () -> day.is(name, "WAITING_FOR_TOKEN"));
        Thread.sleep(random.nextInt(HOLD_MS));
        brokers.logIn(name);
        long tokenNs = clock.nanoTime();
        lastNs.put(name, tokenNs);
        losses.add(new Loss(name, lostNs, tokenNs));
        await(PATIENCE_NS, name + " whole again", () -> day.isWhole(name));
        Thread.sleep(SETTLE_MS);
        say("%d of %d: %s is back".formatted(losses.size(), count, name));
    }

    private void say(String line) {
        System.err.println(line);
    }

    private static void await(long patienceNs, String what, Callable<Boolean> condition)
            throws Exception {
        long untilNs = System.nanoTime() + patienceNs;
        while (!condition.call()) {
            if (System.nanoTime() > untilNs) {
                throw new IOException("not within " + patienceNs / 1_000_000_000L + " s: " + what);
            }
            Thread.sleep(LOOK_MS);
        }
    }
}
