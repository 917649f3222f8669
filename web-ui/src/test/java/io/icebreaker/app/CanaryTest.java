package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Planted keys, secrets, PIN, seed and tokens appear nowhere (reliability 4.8): a live day with refused
 * handshakes, bad logins and broken links, the wizard, the login command and a demo; then everything that
 * came out of them is searched.
 */
class CanaryTest {
    private static final String STALE = "canarytoken-stale-1a2b3c4d";
    private static final String REQUEST = "canaryrequest-9f8e7d6c";
    private static final String PIN = "canarypin-48213579";
    private static final String SEED = "CANARYSEEDGEZDGNBVGY3TQOJQ";

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "ICEBREAKER_KITE_API_KEY", BrokerRig.KEY,
                    "ICEBREAKER_KITE_API_SECRET", BrokerRig.SECRET,
                    "ICEBREAKER_SMARTAPI_PIN", PIN,
                    "ICEBREAKER_SMARTAPI_TOTP_SEED", SEED,
                    "ICEBREAKER_DHAN_ACCESS_TOKEN", STALE);

    @TempDir Path root;

    private final Canaries canaries = new Canaries();

    @Test
    void plantedSecretsAppearNowhere() throws Exception {
        List.of(BrokerRig.KEY, BrokerRig.SECRET, STALE, REQUEST, PIN, SEED)
                .forEach(canaries::plant);
        try (var rig = new BrokerRig(root)) {
            Path config = rig.config("\"indices\", \"NSE:RELIANCE\", \"NSE:HDFCBANK\"");
            var token = new TokenFile(root.resolve("data/secrets/kite.token"));
            token.write(new LoginTokens(Secret.of(STALE), Map.of(), Instant.now(), null));
            try (var run = ChildRun.start(root, ENVIRONMENT, "run", "--config", config)) {
                liveDay(rig, run, config);
            }
            demo();
            canaries.plant(rig.token());
            assertTrue(canaries.isIn(token.path()), "the search must find what is there");
            assertTrue(canaries.isIn(root.resolve("data/secrets/kite.keys")));
        }
        canaries.lookBelow(root);
        System.out.println("canaries: " + canaries);
        assertEquals(List.of(), canaries.hits());
    }

    private void liveDay(BrokerRig rig, ChildRun run, Path config) throws Exception {
        String address = run.address();
        Await.that(
                "the stale token's refusal",
                () -> BrokerRig.feedState(address).equals("WAITING_FOR_TOKEN"));
        wizard(rig, address);
        Await.that("ticks", () -> BrokerRig.feedState(address).equals("LIVE"));
        canaries.look("command line", commandLine(run));
        everyAnswer(address);
        rig.stream.refuseWith403();
        rig.stream.reset();
        Await.that("the refusal", () -> !BrokerRig.feedState(address).equals("LIVE"));
        rig.stream.accept();
        loginCommand(rig, config);
        Await.that("ticks again", () -> BrokerRig.feedState(address).equals("LIVE"));
        canaries.plant(rig.token());
        everyAnswer(address);
    }

    private void wizard(BrokerRig rig, String address) throws Exception {
        String kite = address + "api/brokers/kite";
        String keys = "{\"apiKey\":\"" + BrokerRig.KEY + "\",\"apiSecret\":\"" + BrokerRig.SECRET;
        post(kite + "/keys", keys + "\"}");
        post(kite + "/keys", keys); // breaks off: no JSON
        post(kite + "/keys", "{\"" + BrokerRig.SECRET + "\":\"x\"}");
        post(kite + "/keys", keys + "\",\"apiKey\":[\"" + SEED + "\"]}");
        post(kite + "/login", "{\"requestToken\":\"" + REQUEST + "\"}");
        post(kite + "/login", "{\"requestToken\":\"https://x/?status=" + REQUEST + "\"}");
        post(kite + "/universe", "{\"words\":\"" + SEED + "\\n\"} trailing");
        post(kite + "/test", "{}");
        rig.login.trouble("NetworkException");
        post(kite + "/login", "{\"requestToken\":\"" + REQUEST + "\"}");
        rig.login.trouble(null);
        String others = address + "api/brokers/";
        post(others + "smartapi/keys", "{\"pin\":\"" + PIN + "\",\"totpSeed\":\"" + SEED + "\"}");
        post(others + "dhan/keys", "{\"pin\":\"" + PIN + "\",\"totpSeed\":\"" + SEED + "\"}");
        post(others + "flattrade/keys", "{\"apiSecret\":\"" + BrokerRig.SECRET + "\"}");
        String good = rig.login.logIn();
        canaries.plant(good);
        String in = post(kite + "/login", "{\"requestToken\":\"" + good + "\"}");
        canaries.plant(rig.token());
        canaries.look("the good login's answer", in);
        assertTrue(in.contains("good until"), in);
    }

    private String post(String url, String body) throws Exception {
        HttpResponse<String> answer = BrokerRig.ask(url, body);
        canaries.look("POST " + url + " " + answer.statusCode(), answer.body());
        return answer.body();
    }

    /** All that is served: every route without a parameter, the page and what it loads, the stream. */
    private void everyAnswer(String address) throws Exception {
        JsonTree paths = BrokerRig.json(address + "api/openapi.json", null).at("paths");
        List<String> urls = new ArrayList<>(List.of("", "api/brokers/kite/test", "nothing-here"));
        for (Object path : ((Map<?, ?>) paths.raw()).keySet()) {
            if (!path.toString().contains("{") && !path.equals("/api/stream")) {
                urls.add(path.toString().substring(1));
            }
        }
        for (String url : urls) {
            canaries.look("GET /" + url, BrokerRig.ask(address + url, null).body());
        }
        canaries.look("the stream", stream(address));
    }

    private static String stream(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "api/stream?topics=quotes"));
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            return new String(in.readNBytes(8_192), StandardCharsets.UTF_8);
        }
    }

    private static String commandLine(ChildRun run) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(run.pid()), "cmdline"));
    }

    private void loginCommand(BrokerRig rig, Path config) {
        CommandRun bad = CommandRun.answering(REQUEST + "\n", "login", "kite", "--config", config);
        canaries.look("a bad login", bad.with(Exit.FOUND_WRONG).out() + bad.errors());
        String request = rig.login.logIn();
        canaries.plant(request);
        String landing = rig.login.landing(request);
        CommandRun good = CommandRun.answering(landing + "\n", "login", "kite", "--config", config);
        canaries.plant(rig.token());
        canaries.look("a good login", good.with(Exit.OK).out() + good.errors());
        CommandRun doctor =
                CommandRun.of("doctor", "--config", config, "--journal", root, "--json");
        canaries.look("doctor", doctor.out() + doctor.errors());
        CommandRun guide = CommandRun.of("doctor", "--brokers", "--config", config);
        canaries.look("doctor --brokers", guide.out() + guide.errors());
    }

    private void demo() throws Exception {
        Path journal = root.resolve("demo");
        try (var demo =
                ChildRun.start(
                        root,
                        ENVIRONMENT,
                        "demo",
                        "--broker",
                        "all",
                        "--journal",
                        journal,
                        "--port",
                        0,
                        "--morning",
                        0,
                        "--seconds",
                        8)) {
            String address = demo.address();
            canaries.look("the demo's command line", commandLine(demo));
            canaries.look(
                    "the demo's brokers", BrokerRig.ask(address + "api/brokers", null).body());
            assertEquals(Exit.OK, demo.code(), demo.errors());
        }
    }
}
