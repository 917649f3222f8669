package io.icebreaker.faults;

import io.icebreaker.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * F23: configurations spoilt in one place. Each is refused with its own exit code, by a line that names the
 * key, before a journal or a socket is opened.
 */
final class ConfigFault implements Fault {
    private static final int BAD_CONFIG = 78;
    private static final double LIMIT_S = 2;
    private static final String DUMP =
            """
            instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,\
            instrument_type,segment,exchange
            256265,1001,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE
            738561,2885,RELIANCE,RELIANCE INDUSTRIES,0,,0,0.05,1,EQ,NSE,NSE
            """;

    private final Verdict verdict = new Verdict();

    /** What a command line came to. */
    private record Answer(int code, String said, double seconds) {}

    @Override
    public String id() {
        return "F23";
    }

    @Override
    public String title() {
        return "spoilt configurations";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        Path data = Files.createDirectories(run.work().resolve("data"));
        Files.writeString(data.resolve("kite-instruments.csv"), DUMP);
        Path file = run.directory("config").resolve("my.conf");
        String good =
                Files.readString(run.home().resolve("config/icebreaker.conf"))
                        .replace("# instruments = ", "instruments = ");
        Answer accepted = answer(file, good, "--check");
        verdict.expect(accepted.code == 0, "the good one is refused: %s", accepted.said);
        var bad = new BadConfig(good);
        double worst = 0;
        int tries = run.tries(200, 5_000);
        for (int i = 0; i < tries; i++) {
            BadConfig.Case spoilt = bad.next(run.random(i));
            Answer answer = answer(file, spoilt.text(), "--quiet");
            judge(spoilt, answer);
            worst = Math.max(worst, answer.seconds);
        }
        verdict.expect(worst <= LIMIT_S, "a refusal took %.1f s", worst);
        boolean isClean = !Files.exists(data.resolve("journal"));
        verdict.expect(isClean, "a journal was opened in spite of a bad configuration");
        return verdict.result("all refused with code 78 and their key; slowest %.3f s", worst);
    }

    private void judge(BadConfig.Case spoilt, Answer answer) {
        verdict.tried();
        String said = answer.said.strip();
        boolean isRight =
                answer.code == BAD_CONFIG
                        && said.contains(spoilt.key())
                        && said.contains("my.conf: line ")
                        && said.lines().count() == 1;
        verdict.corrupted(
                isRight ? 0 : 1, spoilt.how() + " gave code " + answer.code + ": " + said);
    }

    private static Answer answer(Path file, String text, String word) throws IOException {
        Files.writeString(file, text);
        var said = new ByteArrayOutputStream();
        PrintStream errors = System.err;
        PrintStream out = System.out;
        long fromNs = System.nanoTime();
        try {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            int code = Main.run("run", "--config", file.toString(), "--seconds", "1", word);
            double seconds = (System.nanoTime() - fromNs) / 1e9;
            return new Answer(code, said.toString(StandardCharsets.UTF_8), seconds);
        } finally {
            System.setErr(errors);
            System.setOut(out);
        }
    }
}
