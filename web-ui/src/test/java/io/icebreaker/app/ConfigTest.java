package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.kite.KiteSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration is wholly checked before a socket or a journal is opened (reliability 4.7). */
class ConfigTest {
    @TempDir Path root;

    private ConfigFiles files;

    @BeforeEach
    void writeTheDump() throws IOException {
        files = ConfigFiles.in(root);
    }

    @Test
    void acceptsTheShippedExample() throws Exception {
        Path file = files.write(ConfigFiles.shipped());
        var answer = CommandRun.json("run", "--config", file, "--check");
        assertEquals("good", answer.at("configuration").text());
        assertEquals(2, answer.at("instruments").number());
    }

    @Test
    void severalFeedsMayWantTheSame() throws Exception {
        Path file =
                files.write(
                        """
                        feeds.a { broker = kite, instruments = "../data/kite-instruments.csv"
                          symbols = ["NSE:RELIANCE"] }
                        feeds.b { broker = kite, instruments = "../data/kite-instruments.csv"
                          symbols = ["NSE:NIFTY 50", "NSE:RELIANCE"] }
                        """);
        var universe = Universe.of(AppConfig.load(file));
        assertEquals(2, universe.size());
        assertEquals("RELIANCE", universe.all().get(0).symbol());
        assertEquals(2, universe.byFeed().get("b").size());
        CommandRun.json("run", "--config", file, "--check");
    }

    @Test
    void acceptsEveryKeyTheExampleNames() throws Exception {
        String all =
                ConfigFiles.shipped()
                        .replace("# token-file", "token-file")
                        .replaceFirst("# universe = .*", "universe = [indices]");
        assertNotEquals(ConfigFiles.shipped(), all);
        all = all.replace("broker = kite", "broker = kite, url = \"ws://127.0.0.1:9\"");
        CommandRun.json("run", "--config", files.write(all), "--check");
    }

    @Test
    void theExampleShowsTheDefaults() throws Exception {
        AppConfig shown = AppConfig.load(files.write(ConfigFiles.shipped()));
        AppConfig silent = AppConfig.load(files.write("# nothing\n"));
        assertEquals(shown.profile(), silent.profile());
        assertEquals(shown.maxInstruments(), silent.maxInstruments());
        assertEquals(shown.web(), silent.web());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            profile = quiet-vps | profil = quiet-vps | engine.profil: unknown key; did you mean profile?
            port = 8420 | colour = blue | web.colour: unknown key; allowed here
            profile = quiet-vps | profile = loud | engine.profile: no profile 'loud'
            profile = quiet-vps | profile = 3 | engine.profile: must be a string
            max-instruments = 4096 | max-instruments = many | engine.max-instruments: must be a number
            max-instruments = 4096 | max-instruments = 0 | engine.max-instruments: must be a whole number
            max-instruments = 4096 | max-instruments = 1.5 | engine.max-instruments: must be a whole number
            max-instruments = 4096 | max-instruments = 1 | engine.max-instruments: 1 is less than the 2
            enabled = true | enabled = maybe | web.enabled: must be a boolean
            port = 8420 | port = 65536 | web.port: must be a whole number within 0..65535
            port = 8420 | port = -1 | web.port: must be a whole number within 0..65535
            port = 8420 | port = 1e400 | web.port: must be a whole number within 0..65535
            port = 8420 | port = null | web.port: must be a number
            port = 8420 | port = [8420] | web.port: must be a number
            broker = kite | broker = nobody | feeds.zerodha.broker: no broker 'nobody'
            instruments = " | instrument = " | feeds.zerodha.instrument: unknown key; did you mean instruments?
            # universe = [indices, | universe = [everything, | feeds.zerodha.universe: 'everything' means nothing
            broker = kite | url = "wss://x" | feeds.zerodha: needs broker
            broker = kite | broker = kite, url = "http://x" | feeds.zerodha.url: url must be wss://host
            broker = kite | broker = kite, url = "::" | feeds.zerodha.url:
            "NSE:RELIANCE" | "NSE:UNKNOWN" | feeds.zerodha.symbols: NSE:UNKNOWN is not in
            "NSE:RELIANCE" | "NSE:NIFTY 50" | feeds.zerodha.symbols: NSE:NIFTY 50 is wanted twice
            "NSE:RELIANCE" | { a = 3 } | feeds.zerodha.symbols:
            "NSE:RELIANCE" | null | feeds.zerodha.symbols:
            "NSE:RELIANCE" | [3] | feeds.zerodha.symbols:
            kite-instruments.csv | nowhere.csv | feeds.zerodha.instruments: cannot read
            "../data/kite-instruments.csv" | ".." | feeds.zerodha.instruments: cannot read
            "../data/kite-instruments.csv" | "a\\u0000b" | feeds.zerodha.instruments:
            "../data/journal" | "a\\u0000b" | journal.directory:
            min.confidence = 7 | min.confidence = 55 | min.confidence: must be a whole number within 0..10
            side.model = LEE_READY_SNAP | side.model = GUESS | side.model: must be one of LEE_READY_SNAP
            surge.high = 2.0 | surge.hihg = 2.0 | surge.hihg: unknown key; did you mean high?
            real.pcr.enabled = true | real.pcr.enabled = maybe | real.pcr.enabled: must be a boolean
            obi.medium = 0.20 | obi.medium = wide | obi.medium: must be a number
            """)
    void refusesWithFileLineAndKey(String right, String wrong, String message) throws Exception {
        String text = ConfigFiles.shipped();
        int at = text.indexOf(right, text.indexOf("engine {"));
        assertTrue(at >= 0, "no " + right);
        String changed = text.substring(0, at) + wrong + text.substring(at + right.length());
        String complaint = refusal(changed);
        assertTrue(complaint.contains(message), complaint);
        long line = Long.parseLong(complaint.replaceFirst("(?s).*: line (\\d+): .*", "$1"));
        long changedLine = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        assertTrue(Math.abs(line - changedLine) <= 3, complaint + " for line " + changedLine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engine {",
                "engine { profile = } }",
                "engine = \"quiet",
                "}",
                "a b = ${nothing}",
                "{]",
                "engine { profile = ${engine.profile} }"
            })
    void refusesBadSyntaxWithFileAndLine(String text) throws Exception {
        refusal(text);
    }

    @Test
    void refusesAValueWhereABlockShouldBe() throws Exception {
        assertTrue(
                refusal("engine {}\nweb = 3\n")
                        .endsWith("line 2: web: must be a block { ... }, was 3"));
        assertTrue(refusal("feeds.a = 3").contains("line 1: feeds.a: must be a block"));
    }

    /** Right in itself, but the environment says nothing: told before the journal and the page are opened. */
    @Test
    void missingCredentialsOpenNothing() throws Exception {
        Path file = files.write(ConfigFiles.shipped());
        try (var run =
                ChildRun.start(root, Map.of(KiteSession.API_KEY, ""), "run", "--config", file)) {
            assertEquals(Exit.COULD_NOT_RUN, run.code());
            assertTrue(run.errors().contains("set " + KiteSession.API_KEY), run.errors());
            assertFalse(run.errors().contains("the page is at"), run.errors());
        }
        assertFalse(files.anyJournal());
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path missing = root.resolve("missing.conf");
        var run = CommandRun.of("run", "--config", missing).with(Exit.BAD_CONFIG);
        assertTrue(run.errors().startsWith("icebreaker: " + missing + ": line 1: "), run.errors());
        CommandRun.of("run", "--config", root).with(Exit.BAD_CONFIG);
        CommandRun.of("run").with(Exit.COULD_NOT_RUN);
    }

    /** Two hundred ways to spoil the example, each taken or refused properly, never anything else. */
    @Test
    void takesOrRefusesTwoHundredMutationsProperly() throws Exception {
        var mutations = new Mutations(ConfigFiles.shipped(), 42);
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            String text = mutations.next();
            var run = CommandRun.of("run", "--config", files.write(text), "--check");
            if (run.code() == Exit.OK) {
                taken++;
            } else if (!run.errors().contains("no instrument master")) { // a start would fetch one
                refusal(text);
            }
        }
        assertTrue(taken > 10 && taken < 190, taken + " taken");
        assertFalse(files.anyJournal());
    }

    /** The one line a real start says about a configuration that it refuses, before it does anything. */
    private String refusal(String text) throws IOException {
        Path file = files.write(text);
        var run = CommandRun.of("run", "--config", file, "--seconds", 1).with(Exit.BAD_CONFIG);
        String start =
                "icebreaker: " + Pattern.quote(file.toString()) + ": line [1-9]\\d*: [a-z].*";
        String said = run.errors().strip();
        assertTrue(Pattern.compile(start, Pattern.DOTALL).matcher(said).matches(), text + said);
        assertEquals(1, said.lines().count(), said);
        assertEquals("", run.out());
        assertFalse(files.anyJournal(), text);
        return said;
    }

    @Test
    void aModeOrGatewayIsOneOfTheBrokersWords() throws Exception {
        String feed = "feeds.a { broker = %s, %s, symbols = [\"NSE:RELIANCE\"] }";
        var depth = AppConfig.load(files.write(feed.formatted("dhan", "mode = depth20"))).feeds();
        assertEquals(50, Credentials.account(depth.get(0)).kind().stream().instruments());
        for (String[] wrong :
                new String[][] {
                    {"dhan", "mode = deep", "must be one of full, quote, ticker, depth20"},
                    {"dhan", "gateway = old", "Dhan has none to choose from"},
                    {"flattrade", "gateway = oauth", "must be one of new, old"}
                }) {
            Path file = files.write(feed.formatted(wrong[0], wrong[1]));
            var e = assertThrows(ConfigException.class, () -> AppConfig.load(file));
            assertTrue(e.getMessage().contains(wrong[2]), e.getMessage());
        }
    }
}
