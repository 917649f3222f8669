package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders from the page's server to a simulated broker, with and without an armed account. */
class LiveOrdersTest {
    private static final String ARMED =
            """
            trading { arm = sim, max-order-qty = 100, max-order-value = 300000
                      max-day-orders = 5, max-day-qty = 400, max-day-value = 1000000 }
            """;
    private static final String[] OURS = {"X-Icebreaker", "1"};

    @TempDir Path root;
    private SimulatedAccount account;

    @BeforeEach
    void start() throws IOException {
        account = new SimulatedAccount(root, 1);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private String stock() {
        Instrument it =
                account.instruments().stream()
                        .filter(each -> each.symbol().equals("RELIANCE"))
                        .findFirst()
                        .orElseThrow();
        return it.segment() + ":" + it.symbol();
    }

    private String order(String key, int qty, String confirm) {
        return "{\"key\":\"%s\",\"instrument\":\"%s\",\"side\":\"BUY\",\"qty\":%d,\"type\":\"MARKET\",\"confirm\":\"%s\"}"
                .formatted(key, stock(), qty, confirm);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return account.post("/api/orders", body, OURS);
    }

    /** The first packet brings the price that an order is valued with. */
    private void awaitPrice() throws Exception {
        Await.that("a price", () -> post(order("first-look", 1, "")).statusCode() == 409);
    }

    @Test
    void withoutAnArmedAccountNothingCanBeOrdered() throws Exception {
        try (LiveDay day = account.open(account.configuration("trading.max-order-qty = 100"))) {
            assertEquals(null, account.get("/api/orders").at("armed").raw());
            assertEquals(null, account.get("/api/health").at("armed").raw());
            for (String path : new String[] {"", "/change", "/cancel"}) {
                String body =
                        path.isEmpty()
                                ? order("key-00001", 1, "BUY 1 RELIANCE MARKET")
                                : "{\"number\":1}";
                HttpResponse<String> answer = account.post("/api/orders" + path, body, OURS);
                assertEquals(403, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("trading.arm"), answer.body());
            }
            day.look();
        }
        assertEquals(0, account.rest.orderCount());
        assertTrue(
                account.rest.http().requests().stream()
                        .noneMatch(r -> r.path().contains("/orders")),
                "the broker was never asked about orders");
        try (Stream<Path> files = Files.walk(root.resolve("journal"))) {
            assertTrue(files.noneMatch(it -> it.endsWith("orders.log")));
        }
    }

    @Test
    void anArmedAccountOrdersWhatIsConfirmedOnceAlsoAfterARestart() throws Exception {
        Path configuration = account.configuration(ARMED);
        try (LiveDay day = account.open(configuration)) {
            assertEquals("sim", account.get("/api/health").at("armed").text());
            awaitPrice();
            assertEquals(403, account.post("/api/orders", order("key-00001", 1, "")).statusCode());
            assertEquals(
                    403,
                    account.post(
                                    "/api/orders",
                                    order("key-00001", 1, ""),
                                    "X-Icebreaker",
                                    "1",
                                    "Origin",
                                    "http://evil.example")
                            .statusCode());
            HttpResponse<String> asked = post(order("key-00001", 10, ""));
            assertEquals(409, asked.statusCode());
            String text = JsonTree.parse(asked.body()).at("hint").text();
            assertEquals("BUY 10 RELIANCE MARKET", text);
            assertEquals(0, account.rest.orderCount());

            JsonTree placed = JsonTree.parse(post(order("key-00001", 10, text)).body());
            assertEquals("ACCEPTED", placed.at("state").text(), placed.raw() + "");
            assertEquals(200, post(order("key-00001", 10, text)).statusCode());
            assertEquals(1, account.rest.orderCount());
            assertEquals(403, post(order("key-00002", 101, "")).statusCode(), "the cap");

            account.rest.http().faults(Fault.RESET_AFTER);
            String other = "BUY 20 RELIANCE MARKET";
            assertEquals(200, post(order("key-00003", 20, other)).statusCode());
            awaitState("key-00003", "ACCEPTED");
            assertEquals(2, account.rest.orderCount());
            day.look();
        }
        try (LiveDay day = account.open(configuration)) {
            assertEquals(2, account.get("/api/orders").at("orders").items().size());
            assertEquals(200, post(order("key-00001", 10, "")).statusCode());
            assertEquals(200, post(order("key-00003", 20, "")).statusCode());
            awaitState("key-00001", "ACCEPTED");
            assertEquals(2, account.rest.orderCount(), "orders at the broker");
            assertEquals(
                    "FILLED",
                    account.find(
                                    "/api/orders",
                                    "orders",
                                    it -> it.at("key").text().equals("key-00003"))
                            .map(it -> it.at("brokerState").text())
                            .orElse("none"));
            day.look();
        }
        assertFalse(Files.readString(log()).contains("canary"));
    }

    private void awaitState(String key, String state) throws Exception {
        Await.that(
                key + " " + state,
                () ->
                        account.find(
                                        "/api/orders",
                                        "orders",
                                        it ->
                                                it.at("key").text().equals(key)
                                                        && it.at("state").text().equals(state)
                                                        && !it.at("brokerState").text().isEmpty())
                                .isPresent());
    }

    private Path log() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("journal"))) {
            return files.filter(it -> it.endsWith("orders.log")).findFirst().orElseThrow();
        }
    }
}
