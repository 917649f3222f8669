package io.icebreaker.bench.whole;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.faults.ChildJvm;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * P12: what pages cost the engine, and how late packets come to them. An engine in this process, at 10,000
 * packets a second by a schedule; the pages in another; runs with and without pages by turns. Beside it a
 * plain Javalin server at the same rate.
 */
public final class FanOutRun {
    private static final String TOPICS =
            "/api/stream?topics=quotes,"
                    + "chart:1:1m:1,chart:3:1m:1,chart:4:1m:1,chart:5:1m:1,chart:6:1m:1,"
                    + "chart:7:1m:1,chart:8:1m:1,chart:9:1m:1,chart:10:1m:1,chart:11:1m:1,"
                    + "depth:1,depth:3,depth:4,tape:1,tape:3,tape:4,signals,icebergs,absorptions";
    private static final long SETTLE_MS = 1_500;
    private static final double MOST_TIMES = 1.05;
    private static final double MOST_LATE_MS = 150;

    private final Given given;
    private final ChildJvm clients;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int pairs;
    private final int pages;
    private final long runMs;

    private FanOutRun(Given given, ChildJvm clients) {
        this.given = given;
        this.clients = clients;
        pairs = (int) given.size(11, 1);
        pages = (int) given.size(50, 5);
        runMs = given.size(5_000, 1_000);
    }

    /** Runs; {@code [--lines FILE] [--quick]}. */
    public static void main(String[] args) {
        Given.run(args, FanOutRun::run);
    }

    private static List<Line> run(Given given) throws Exception {
        long offsetNs = PacedTicks.offsetNs(SystemEpochNanoClock.INSTANCE);
        EpochNanoClock clock = () -> SystemEpochNanoClock.INSTANCE.nanoTime() + offsetNs;
        List<String> heap = List.of("-Xmx1g", "-XX:+UseSerialGC");
        try (var scratch = Scratch.make("pages")) {
            Path errors = scratch.path().resolve("clients.err");
            try (var clients = Jvm.startBehind(heap, errors, FanOutClients.class, offsetNs)) {
                var run = new FanOutRun(given, clients);
                return run.measure(scratch.path().resolve("day"), clock);
            }
        }
    }

    /**
     * A run.
     *
     * @param engineUs p99 from planned instant to the end of the analysis
     * @param late p50, p99 and most, of packets at pages, ms
     * @param encoderUs processor time of the encoder a frame
     */
    private record Seen(
            double engineUs,
            double[] late,
            double encoderUs,
            long events,
            long compared,
            long different,
            long bytes,
            long ended) {}

    private List<Line> measure(Path journal, EpochNanoClock clock) throws Exception {
        double[] without = new double[pairs];
        double[] with = new double[pairs];
        double[] ratios = new double[pairs];
        List<Seen> all = new ArrayList<>();
        Seen one;
        Seen ten;
        long failures;
        try (var engine = new FanOutEngine(journal, clock)) {
            look(engine, pages); // warms up
            for (int pair = 0; pair < pairs; pair++) {
                boolean isFirst = pair % 2 == 0;
                without[pair] = isFirst ? look(engine, 0).engineUs() : 0;
                all.add(look(engine, pages));
                without[pair] = isFirst ? without[pair] : look(engine, 0).engineUs();
                with[pair] = all.get(pair).engineUs();
                ratios[pair] = with[pair] / without[pair];
            }
            one = look(engine, 1);
            ten = look(engine, 10);
            failures = engine.failures();
        }
        Seen plain = plain(clock);
        return List.of(
                engineLine(without, with, ratios, failures),
                lateLine(all, one, ten, plain),
                encoderLine(all, one));
    }

    private Seen look(FanOutEngine engine, int count) throws Exception {
        open(count, engine.port(), TOPICS);
        long encoder = encoderNs();
        long messages = engine.messages();
        engine.take();
        ask("RESET");
        Thread.sleep(runMs);
        double us = engine.take().getValueAtPercentile(99) / 1e3;
        double frames = count == 0 ? 1 : Math.max(1, (engine.messages() - messages) / count);
        double encoderUs = (encoderNs() - encoder) / 1e3 / frames;
        Seen seen = seen(us, encoderUs);
        ask("CLOSE");
        engine.awaitNoPage();
        Given.say("%d pages: engine p99 %.0f us, pages p99 %.1f ms", count, us, seen.late()[1]);
        return seen;
    }

    private Seen plain(EpochNanoClock clock) throws Exception {
        try (var server = new PlainServer(clock)) {
            open(pages, server.port(), "/stream");
            ask("RESET");
            Thread.sleep(runMs);
            Seen seen = seen(Double.NaN, Double.NaN);
            ask("CLOSE");
            Given.say("plain: p99 %.1f ms, %,d events", seen.late()[1], seen.events());
            return seen;
        }
    }

    private void open(int count, int port, String path) throws Exception {
        clients.tell("OPEN " + count + " " + port + " " + path);
        clients.await("OPEN");
        Thread.sleep(SETTLE_MS);
    }

    private void ask(String word) throws Exception {
        clients.tell(word);
        clients.await(word);
    }

    private Seen seen(double engineUs, double encoderUs) throws Exception {
        clients.tell("REPORT");
        long[] said =
                Arrays.stream(clients.await("REPORT ").split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray();
        double[] late = {said[1] / 1e3, said[2] / 1e3, said[3] / 1e3};
        return new Seen(engineUs, late, encoderUs, said[0], said[4], said[5], said[6], said[7]);
    }

    private long encoderNs() {
        long ns = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("icebreaker-encoder")) {
                ns += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return ns;
    }

    private Line engineLine(double[] without, double[] with, double[] ratios, long failures) {
        double ratio = ReplayRun.median(ratios);
        Arrays.sort(ratios);
        String metric = "engine, planned instant to end of analysis, p99, " + pages + " pages";
        return new Draft("P12", metric, "us", ReplayRun.median(with))
                .peer("no page", ReplayRun.median(without))
                .wanted("<= 1.05x no page")
                .note(
                        "%,d packets/s, %d instruments, everything on, journal on disk, quiet-vps; %d"
                                + " interleaved pairs of %d s: %.2f times no page (%.2f to %.2f); %d"
                                + " failures",
                        PacedTicks.rate(FanOutEngine.INSTRUMENTS),
                        FanOutEngine.INSTRUMENTS,
                        pairs,
                        runMs / 1_000,
                        ratio,
                        ratios[0],
                        ratios[pairs - 1],
                        failures)
                .is(failures > 0 ? Verdict.FAIL : given.timed(ratio <= MOST_TIMES));
    }

    private Line lateLine(List<Seen> all, Seen one, Seen ten, Seen plain) {
        double p99 = ReplayRun.median(all.stream().mapToDouble(s -> s.late()[1]).toArray());
        double p50 = ReplayRun.median(all.stream().mapToDouble(s -> s.late()[0]).toArray());
        double most = all.stream().mapToDouble(s -> s.late()[2]).max().orElse(Double.NaN);
        boolean isWhole = all.stream().allMatch(s -> s.events() > 0 && s.ended() == 0);
        String metric = "planned instant to the event at a page, p99, " + pages + " pages";
        return new Draft("P12", metric, "ms", p99)
                .peer("plain Javalin, an event a packet", plain.late()[1])
                .limit("ten frames a second alone", 99)
                .wanted("<= 150 ms")
                .note(
                        "20 topics at 10 frames a second; p50 %.1f, most %.1f ms; p99 with 1 page"
                                + " %.1f, with 10 %.1f; plain: p50 %.1f, most %.1f ms, %,.0f events/s"
                                + " of %,d asked",
                        p50,
                        most,
                        one.late()[1],
                        ten.late()[1],
                        plain.late()[0],
                        plain.late()[2],
                        plain.events() * 1e3 / runMs,
                        pages * PacedTicks.rate(FanOutEngine.INSTRUMENTS))
                .is(isWhole ? given.timed(p99 <= MOST_LATE_MS) : Verdict.FAIL);
    }

    private Line encoderLine(List<Seen> all, Seen one) {
        long compared = all.stream().mapToLong(Seen::compared).sum();
        long different = all.stream().mapToLong(Seen::different).sum();
        double us = ReplayRun.median(all.stream().mapToDouble(Seen::encoderUs).toArray());
        boolean isSame = compared > 0 && different == 0;
        return new Draft("P12", "encoder, processor time a frame, " + pages + " pages", "us", us)
                .peer("1 page", one.encoderUs())
                .wanted("the same bytes for all, encoded once")
                .note(
                        "%,d frames compared with another page's, %,d differ; each page's message is"
                                + " copied from what was encoded once",
                        compared, different)
                .is(isSame ? Verdict.MET : Verdict.FAIL);
    }
}
