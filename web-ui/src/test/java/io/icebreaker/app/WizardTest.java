package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.web.JsonTree;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard's routes of a running engine, from no key to a streaming feed. */
class WizardTest {
    private static final Map<String, String> NO_KEYS =
            Map.of("ICEBREAKER_KITE_API_KEY", "mistyped");

    @TempDir Path root;

    private static void assertHides(HttpResponse<String> answer, String... secrets) {
        for (String secret : secrets) {
            assertFalse(answer.body().contains(secret), answer.body());
        }
    }

    private static JsonTree account(String brokers) throws Exception {
        return BrokerRig.json(brokers, null).at("brokers").items().get(0);
    }

    @Test
    void leadsFromKeysToALiveFeedWithoutARestart() throws Exception {
        try (var rig = new BrokerRig(root);
                var run =
                        ChildRun.start(
                                root, NO_KEYS, "run", "--config", rig.config("\"NSE:RELIANCE\""))) {
            String address = run.address();
            String brokers = address + "api/brokers";
            Await.that(
                    "the feed waits for a token",
                    () -> BrokerRig.feedState(address).equals("WAITING_FOR_TOKEN"));

            keysAreKeptAndNeverShown(brokers);
            refusalsArePlain(rig, brokers);
            HttpResponse<String> in =
                    BrokerRig.ask(
                            brokers + "/kite/login",
                            "{\"requestToken\":\"" + rig.login.landing(rig.login.logIn()) + "\"}");
            long loggedInNs = System.nanoTime();
            assertEquals(200, in.statusCode(), in.body());
            assertHides(in, rig.token(), BrokerRig.SECRET);
            assertTrue(account(brokers).at("token").at("words").text().contains("good until"));

            Await.that("ticks", () -> BrokerRig.feedState(address).equals("LIVE"));
            long tookMs = (System.nanoTime() - loggedInNs) / 1_000_000;
            System.out.println("new token by the wizard to LIVE: " + tookMs + " ms");
            liveTestTicksThreeSymbols(brokers);
            universeIsCountedAndTheUsersFileKept(rig, brokers);
        }
    }

    private void keysAreKeptAndNeverShown(String brokers) throws Exception {
        HttpResponse<String> saved =
                BrokerRig.ask(
                        brokers + "/kite/keys",
                        "{\"apiKey\":\""
                                + BrokerRig.KEY
                                + "\",\"apiSecret\":\""
                                + BrokerRig.SECRET
                                + "\"}");
        assertEquals(200, saved.statusCode(), saved.body());
        assertHides(saved, BrokerRig.KEY, BrokerRig.SECRET);
        assertTrue(saved.body().contains("***6789"), saved.body());
        Path file = root.resolve("data/secrets/kite.keys");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        HttpResponse<String> broken =
                BrokerRig.ask(brokers + "/kite/keys", "{\"apiKey\":\"two\\nlines\"}");
        assertEquals(422, broken.statusCode(), broken.body());
        HttpResponse<String> unknown = BrokerRig.ask(brokers + "/kite/keys", "{\"pin\":\"1\"}");
        assertEquals(422, unknown.statusCode(), unknown.body());
    }

    private void refusalsArePlain(BrokerRig rig, String brokers) throws Exception {
        HttpResponse<String> stale =
                BrokerRig.ask(brokers + "/kite/login", "{\"requestToken\":\"stale-token-1\"}");
        assertEquals(422, stale.statusCode());
        JsonTree refusal = JsonTree.parse(stale.body());
        assertEquals("TokenException, HTTP 403", refusal.at("code").text());
        assertTrue(refusal.at("error").text().contains("works once"), stale.body());
        assertHides(stale, "stale-token-1", BrokerRig.SECRET);
        HttpResponse<String> dhan = BrokerRig.ask(brokers + "/other/login", "{}");
        assertEquals(422, dhan.statusCode());
        assertEquals(400, BrokerRig.ask(brokers + "/kite/login", "[1]").statusCode());
        HttpResponse<String> page = BrokerRig.ask(brokers + "/kite/page", null);
        assertEquals(302, page.statusCode());
        assertHides(page, BrokerRig.KEY);
    }

    private void liveTestTicksThreeSymbols(String brokers) throws Exception {
        assertEquals(422, BrokerRig.ask(brokers + "/kite/test", null).statusCode());
        assertEquals(true, BrokerRig.json(brokers + "/kite/test", "{}").at("running").raw());
        Await.that(
                "the test's end",
                () ->
                        Boolean.FALSE.equals(
                                BrokerRig.json(brokers + "/kite/test", null).at("running").raw()));
        JsonTree test = BrokerRig.json(brokers + "/kite/test", null);
        assertEquals(true, test.at("passed").raw(), () -> "three must tick: " + test);
        assertEquals(3, test.at("symbols").items().size());
        for (JsonTree symbol : test.at("symbols").items()) {
            assertTrue(symbol.at("ltp").number() > 0);
        }
    }

    private void universeIsCountedAndTheUsersFileKept(BrokerRig rig, String brokers)
            throws Exception {
        String before = Files.readString(root.resolve("config/my.conf"));
        JsonTree choices = BrokerRig.json(brokers + "/kite/universe", null);
        assertEquals(9_000, choices.at("limit").number());
        JsonTree counted =
                BrokerRig.json(
                        brokers + "/kite/universe",
                        "{\"words\":\"indices\\nNSE:RELIANCE\",\"save\":\"no\"}");
        assertEquals(3, counted.at("count").number(), "two indices, one share");
        HttpResponse<String> users =
                BrokerRig.ask(
                        brokers + "/kite/universe", "{\"words\":\"indices\",\"save\":\"yes\"}");
        assertEquals(422, users.statusCode(), users.body());
        assertTrue(users.body().contains("never written by the page"), users.body());
        assertEquals(before, Files.readString(root.resolve("config/my.conf")));
    }

    @Test
    void writesAFeedThatARunTakesUp() throws Exception {
        try (var rig = new BrokerRig(root)) {
            rig.config("");
            Path config = Files.writeString(root.resolve("config/empty.conf"), "web.port = 0\n");
            Files.writeString(
                    root.resolve("data/brokers.conf"),
                    "feeds.kite { broker = kite, url = \"%s\", rest-url = \"%s\", universe = [] }"
                            .formatted(rig.stream.url(), rig.login.url()));
            try (var run = ChildRun.start(root, NO_KEYS, "run", "--config", config)) {
                String brokers = run.address() + "api/brokers";
                HttpResponse<String> saved =
                        BrokerRig.ask(
                                brokers + "/kite/universe",
                                "{\"words\":\"indices\\nNSE:HDFCBANK\",\"save\":\"yes\"}");
                assertEquals(200, saved.statusCode(), saved.body());
            }
            String written = Files.readString(root.resolve("data/brokers.conf"));
            assertTrue(written.startsWith("# Written by the page's broker wizard"), written);
            AppConfig read = AppConfig.load(config);
            assertEquals(1, read.feeds().size());
            assertEquals(
                    Set.of("indices", "NSE:HDFCBANK"), Set.copyOf(read.feeds().get(0).universe()));
            CommandRun check = CommandRun.of("run", "--config", config, "--check", "--json");
            assertEquals(3, check.with(Exit.OK).json().at("instruments").number());
        }
    }
}
