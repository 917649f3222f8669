package io.icebreaker.bench;

import io.icebreaker.app.Main;
import io.icebreaker.faults.LauncherFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a full connection costs: {@code icebreaker run} with everything on (journal and frames, all
 * analysis, page server with a page looking on) against Kite's simulator in another process. Prints lost
 * packets, CPU in percent of a core, resident memory. 0 when nothing was lost, else 1. Analysis is whole
 * only while the NSE is open. Arguments:
 *
 * <pre>
 * instruments (3000)  packets a second of each (2)  seconds (60)
 * heap flags (as the launcher has them)  a further line of configuration ("")
 * cold | warm: the day begins with 300 earlier bars of each instrument at each interval (cold)
 * seconds before it measures (15)
 * </pre>
 */
public final class FeedLoad {
    private static final String WARM_UP_S = "15";
    private static final long SETTLE_MS = 3_000;
    private static final String HEAP = String.join(" ", LauncherFlags.LIVE);

    private final int count;
    private final int perSecond;
    private final long seconds;
    private final String heap;
    private final String setting;
    private final boolean warm;
    private final long warmUpS;
    private final Path directory;

    private FeedLoad(String[] args) throws IOException {
        count = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
        perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        seconds = args.length > 2 ? Long.parseLong(args[2]) : 60;
        heap = args.length > 3 ? args[3] : HEAP;
        setting = args.length > 4 ? args[4] : "";
        warm = args.length > 5 && args[5].equals("warm");
        warmUpS = Long.parseLong(args.length > 6 ? args[6] : WARM_UP_S);
        directory = Files.createTempDirectory("feed-load");
    }

    /**
     * What a load came to.
     *
     * @param sent packets the simulator said
     * @param ticks packets journaled and analysed
     * @param cpuPercent of a core, the engine's
     * @param residentMib at most
     * @param anonymousMib of it what is not mapped files, at most
     * @param directory with its journal; the caller's to delete
     */
    public record Result(
            long sent,
            long ticks,
            double cpuPercent,
            double residentMib,
            double anonymousMib,
            Path directory) {
        public long lost() {
            return sent - ticks;
        }
    }

    public static void main(String[] args) throws Exception {
        System.exit(of(args).lost() == 0 ? 0 : 1);
    }

    /** Carries a load out, with the arguments of the program. */
    public static Result of(String... args) throws Exception {
        return new FeedLoad(args).run();
    }

    private Result run() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.ofHoursMinutes(5, 30));
        Process server = start("server", FeedLoadServer.class, "-Xmx256m", count, perSecond, today);
        Process engine = null;
        try (BufferedReader said = server.inputReader()) {
            int port = freePort();
            var universe = new LoadUniverse(count, today);
            if (warm) {
                new LoadPast(universe.instruments(), today).write(directory, today);
            }
            Path config = universe.write(directory, await(said, "URL "), port, setting);
            engine = start("engine", Main.class, heap, "run", "--config", config, "--json");
            engine.onExit().thenRun(server::destroy); // nobody would ever come
            await(said, "BEGUN");
            return measure(server, said, engine, port);
        } catch (IOException e) {
            if (engine != null && !engine.isAlive()) {
                String last = Files.readString(directory.resolve("engine.err"));
                throw new IOException("the engine has ended, its last words: " + last, e);
            }
            throw e;
        } finally {
            server.destroyForcibly();
            if (engine != null) {
                engine.destroyForcibly();
            }
        }
    }

    private Result measure(Process server, BufferedReader said, Process engine, int port)
            throws Exception {
        try (var page = new PageReader(port)) {
            Thread.sleep(warmUpS * 1_000);
            var use = ProcessUse.of(engine.pid());
            var simulator = ProcessUse.of(server.pid());
            double anonymous = 0;
            for (long second = 0; second < seconds; second++) {
                Thread.sleep(1_000);
                anonymous = Math.max(anonymous, use.anonymousMib());
            }
            double cpu = use.cpuPercent();
            double resident = use.peakRssMib();
            say("CPU of the engine, % of a core", cpu);
            say("CPU of the simulator, % of a core", simulator.cpuPercent());
            say("resident, MiB, now", use.rssMib());
            say("resident, MiB, at most", resident);
            say("of it the process's own (not mapped files), MiB, at most", anonymous);
            server.outputWriter().append("STOP\n").flush();
            long sent = Long.parseLong(await(said, "SENT "));
            Thread.sleep(SETTLE_MS);
            say("read by the page, MiB", page.bytes() / 1048576.0);
            engine.toHandle().destroy(); // the process's own method closes the pipe as well
            String result = new String(engine.getInputStream().readAllBytes());
            long ticks = compare(sent, result);
            return new Result(sent, ticks, cpu, resident, anonymous, directory);
        }
    }

    private long compare(long sent, String result) {
        long ticks = number(result, "ticks");
        say("packets sent", sent);
        say("packets journaled and analysed", ticks);
        say("lost", sent - ticks);
        for (String name : List.of("dropped", "rejected", "stageFailures", "gaps")) {
            say(name, number(result, name));
        }
        return ticks;
    }

    private static void say(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-62s %12.1f%n", what, figure);
    }

    private static void say(String what, long figure) {
        System.out.printf(Locale.ROOT, "%-62s %,12d%n", what, figure);
    }

    private static long number(String json, String name) {
        Matcher found = Pattern.compile('"' + name + "\":\\s*(-?\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("the engine's result has no " + name + ": " + json);
        }
        return Long.parseLong(found.group(1));
    }

    private static String await(BufferedReader said, String head) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(head.strip())) {
                return line.substring(head.strip().length()).strip();
            }
        }
        throw new IOException("the simulator ended without saying " + head);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * A program in a process of its own, with the launcher's flags; what it says on errors goes to a
     * file.
     */
    private Process start(String name, Class<?> main, String heapFlags, Object... words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path home = Path.of(System.getProperty("icebreaker.home", "."));
        command.addAll(LauncherFlags.of(home, Runtime.version().feature()));
        command.addAll(List.of(heapFlags.split(" ")));
        command.addAll(
                List.of(
                        "-Dicebreaker.home=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        for (Object word : words) {
            command.add(word.toString());
        }
        Path errors = directory.resolve(name + ".err");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "ICEBREAKER_KITE_API_KEY", FeedLoadServer.API_KEY,
                                "ICEBREAKER_KITE_ACCESS_TOKEN", FeedLoadServer.TOKEN));
        System.out.println(name + ": what it says on errors is in " + errors);
        return builder.start();
    }
}
