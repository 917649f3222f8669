package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules parse} and {@code rules run}, as a person runs them. */
class RulesCommandTest {
    private static final String HEADER = "rule,i,t,value_of_condition,status";

    /** Closes that make 9 10 10 11 9 11 of a minute each. */
    private static final String BARS =
            """
            date,open,high,low,close,volume
            2025-01-20T09:15:00+05:30,9,9,9,9,100
            2025-01-20T09:16:00+05:30,10,10,10,10,100
            2025-01-20T09:17:00+05:30,10,10,10,10,100
            2025-01-20T09:18:00+05:30,11,11,11,11,100
            2025-01-20T09:19:00+05:30,9,9,9,9,100
            2025-01-20T09:20:00+05:30,11,11,11,11,100
            """;

    @TempDir Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void parsePrintsTheCanonicalForm() {
        assertEquals(
                "((rsi < 30) AND (\"M&M\":close@5m[2] > (-0.3))) ON BAR\n",
                CommandRun.of("rules", "parse", "rsi<30 AND M&M:close@5m[2] > -30%")
                        .with(Exit.OK)
                        .out());
    }

    @Test
    void parseTellsTheVersionWhenAskedForJson() {
        JsonTree json = CommandRun.of("rules", "parse", "doji", "--json").with(Exit.OK).json();
        assertEquals("doji ON BAR", json.at("canonical").text());
        assertEquals(
                "d076a337f819c656f42fdd963054fe6725cfbc07a5ba5e93c42686c11fa03fe5",
                json.at("version").text());
    }

    @Test
    void parseNamesTheColumnOfWhatIsNoRule() {
        assertEquals(
                "error 10 a condition is wanted here, not a number\n",
                CommandRun.of("rules", "parse", "doji AND close").with(Exit.FOUND_WRONG).out());
        JsonTree json =
                CommandRun.of("rules", "parse", "doji AND", "--json").with(Exit.FOUND_WRONG).json();
        assertEquals(9, json.at("column").number());
    }

    @Test
    void aRuleMayBeginWithAMinus() {
        for (String rule : List.of("-close < 3", "-high < 3", "--close < 3")) {
            CommandRun run = CommandRun.of("rules", "parse", rule);
            String out =
                    rule.startsWith("--")
                            ? "error 2 "
                            : "((" + rule.split(" ")[0] + ") < 3) ON BAR";
            assertTrue(run.out().startsWith(out), run.out() + run.errors());
        }
    }

    @Test
    void parseWantsOneRule() {
        for (List<String> rules : List.of(List.<String>of(), List.of("doji", "hammer"))) {
            Object[] words = Stream.concat(Stream.of("rules", "parse"), rules.stream()).toArray();
            String errors = CommandRun.of(words).with(Exit.COULD_NOT_RUN).errors();
            assertTrue(errors.contains("there are " + rules.size()), errors);
        }
        assertTrue(CommandRun.of("rules", "parse", "-h").with(Exit.OK).out().contains("RULE"));
    }

    @Test
    void runWritesEveryEvaluation() throws IOException {
        Path rules =
                file(
                        "rules.json",
                        "[{\"name\": \"up\", \"condition\": \"close CROSSES ABOVE 10\"}]");
        Path out = directory.resolve("out.csv");
        JsonTree json =
                CommandRun.json(
                        "rules", "run", rules, "--bars", file("bars.csv", BARS), "--out", out);
        assertEquals(
                List.of(
                        HEADER,
                        "up,0,1737344700000000000,UNKNOWN,",
                        "up,1,1737344760000000000,FALSE,",
                        "up,2,1737344820000000000,FALSE,",
                        "up,3,1737344880000000000,TRUE,FIRED",
                        "up,4,1737344940000000000,FALSE,",
                        "up,5,1737345000000000000,TRUE,SUPPRESSED_COOLDOWN"),
                Files.readAllLines(out));
        assertEquals(6, json.at("evaluations").number());
        assertEquals(1, json.at("fired").number());
        assertEquals(1, json.at("suppressed_cooldown").number());
    }

    @Test
    void whatIsRefusedIsToldWithItsPlaceAndTheOthersRun() throws IOException {
        Path rules =
                file(
                        "rules.json",
                        """
                        [{"name": "a", "condition": "close > 10 AND oi > 3"},
                         {"name": "b", "condition": "close >"},
                         {"name": "c", "condition": "close > 10", "prio": "HIGH"},
                         {"name": "d", "condition": "close > 10"}]
                        """);
        Path out = directory.resolve("out.csv");
        CommandRun run =
                CommandRun.of(
                        "rules",
                        "run",
                        rules,
                        "--bars",
                        file("bars.csv", BARS),
                        "--out",
                        out,
                        "--json",
                        "--quiet");
        JsonTree json = run.with(Exit.FOUND_WRONG).json();
        assertEquals(1, json.at("rules").number());
        assertEquals(3, json.at("refused").items().size());
        assertTrue(
                run.errors().contains("rule 1 'a', condition, column 16: UNAVAILABLE"),
                run.errors());
        assertTrue(
                run.errors().contains("line 2: rule 2 'b', condition, column 8: "), run.errors());
        assertTrue(
                run.errors().contains("line 3: rule 3 'c', prio: no key of a rule"), run.errors());
        List<String> lines = Files.readAllLines(out);
        assertEquals(7, lines.size());
        assertTrue(lines.get(1).startsWith("d,0,"));
    }

    @Test
    void aFileThatIsNoRuleFileIsRefusedWithItsPlace() throws IOException {
        Path out = directory.resolve("out.csv");
        CommandRun run =
                CommandRun.of(
                        "rules",
                        "run",
                        file("rules.json", "[{\n]"),
                        "--bars",
                        file("bars.csv", BARS),
                        "--out",
                        out);
        assertTrue(
                run.with(Exit.COULD_NOT_RUN).errors().contains("rules.json: line 2, column "),
                run.errors());
        assertFalse(Files.exists(out));
        run =
                CommandRun.of(
                        "rules",
                        "run",
                        directory.resolve("none"),
                        "--bars",
                        directory,
                        "--out",
                        out);
        assertTrue(run.with(Exit.COULD_NOT_RUN).errors().contains("no such file"), run.errors());
    }

    @Test
    void severalSeriesBecomeAFolder() throws IOException {
        Path bars = Files.createDirectory(directory.resolve("bars"));
        Files.writeString(bars.resolve("ONE.csv"), BARS);
        Files.writeString(bars.resolve("TWO.csv"), BARS);
        Path rules =
                file(
                        "rules.json",
                        "[{\"name\": \"x\", \"condition\": \"close > 10\", \"symbols\": [\"TWO\"], \"timeframe\": \"5m\"}]");
        Path out = directory.resolve("out");
        CommandRun.json("rules", "run", rules, "--bars", bars, "--out", out);
        assertEquals(List.of(HEADER), Files.readAllLines(out.resolve("ONE-intraday.csv")));
        assertEquals(
                List.of(
                        HEADER,
                        "x,0,1737344700000000000,FALSE,",
                        "x,1,1737345000000000000,TRUE,FIRED"),
                Files.readAllLines(out.resolve("TWO-intraday.csv")));
    }
}
