package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.alert.Outcome.Later;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.app.alert.Outcome.Unknown;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Telegram, Twilio and a webhook, played by a server on loopback. */
class HttpChannelsTest {
    private static final HttpSending.Times USUAL = HttpSending.Times.USUAL;
    private static final HttpSending.Times SHORT =
            new HttpSending.Times(Duration.ofSeconds(5), Duration.ofMillis(300));
    private static final String BOT = "/bot" + AlertRig.TELEGRAM + "/sendMessage";
    private static final String MESSAGES =
            "/2010-04-01/Accounts/" + AlertRig.ACCOUNT + "/Messages.json";

    @TempDir Path directory;

    private final MovedClock clock = new MovedClock(AlertRig.NOON_NS);
    private final Map<String, SimReply> replies = new ConcurrentHashMap<>();
    private SimHttp http;
    private Keys keys;

    @BeforeEach
    void start() throws IOException {
        keys = AlertRig.keys(directory);
        http = SimHttp.start();
        answer(BOT, SimReply.json("{\"ok\":true,\"result\":{\"message_id\":77}}"));
        answer(MESSAGES, SimReply.json(201, "{\"sid\":\"SM5\",\"status\":\"queued\"}"));
        answer("/hook", SimReply.text(204, "text/plain", ""));
        for (String path : replies.keySet()) {
            http.on("POST", path, request -> replies.get(path));
        }
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private void answer(String path, SimReply reply) {
        replies.put(path, reply);
    }

    private Sender sender(Channel channel, HttpSending.Times times) {
        AlertPlan plan = AlertRig.plan(directory, http.url());
        return switch (channel) {
            case TELEGRAM -> new TelegramSender(plan.telegram(), keys, times);
            case WHATSAPP -> new WhatsAppSender(plan.whatsapp(), keys, times);
            case WEBHOOK -> new WebhookSender(plan.webhook(), keys, clock, times);
            case EMAIL -> throw new IllegalArgumentException("not by HTTP");
        };
    }

    private Outcome send(Channel channel) {
        return sender(channel, USUAL).send(AlertRig.message(channel));
    }

    private SimRequest only() {
        assertEquals(1, http.requests().size());
        return http.requests().get(0);
    }

    @Test
    void telegramIsToldChatAndText() {
        assertEquals("message 77", assertInstanceOf(Sent.class, send(Channel.TELEGRAM)).words());
        Map<String, Object> body = Json.parse(only().body());
        assertEquals("-100200300", body.get("chat_id"));
        assertEquals(true, body.get("disable_notification"));
        assertEquals(
                """
                INFO NSE:RELIANCE: rsi-low
                RSI below 30 at 2850
                rsi 28.25
                26 Nov 2026 11:41:01 IST, rule 3f2a91c4""",
                body.get("text"));
    }

    @Test
    void twilioIsToldNumbersAndText() {
        assertEquals("SM5", assertInstanceOf(Sent.class, send(Channel.WHATSAPP)).words());
        String pair = AlertRig.ACCOUNT + ":" + AlertRig.TWILIO;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        assertEquals("Basic " + basic, only().header("authorization"));
        assertEquals("whatsapp:+14155238886", only().form().get("From"));
        assertEquals("whatsapp:+919812345678", only().form().get("To"));
        assertTrue(
                only().form().get("Body").startsWith("INFO NSE:RELIANCE: rsi-low\nRSI below 30"));
    }

    @Test
    void aTemplateCarriesTheTextAsItsVariable() {
        var plan = new AlertPlan.WhatsApp(http.uri(), "+14155238886", "+919812345678", "HX12");
        var message = AlertRig.message(Channel.WHATSAPP);
        assertInstanceOf(Sent.class, new WhatsAppSender(plan, keys, USUAL).send(message));
        assertEquals("HX12", only().form().get("ContentSid"));
        var variables = Json.parse(only().form().get("ContentVariables"));
        assertTrue(variables.get("1").toString().contains("RSI below 30"));
        assertFalse(variables.get("1").toString().contains("\n"));
    }

    @Test
    void aWebhookIsSignedOverTimeAndBody() {
        assertInstanceOf(Sent.class, send(Channel.WEBHOOK));
        String time = Long.toString(AlertRig.NOON_NS / 1_000_000_000);
        assertEquals(time, only().header("icebreaker-timestamp"));
        String signed = Signature.of(Secret.of(AlertRig.WEBHOOK), time, only().body());
        assertEquals(signed, only().header("icebreaker-signature"));
        assertEquals(32, only().header("icebreaker-delivery").length());
        assertEquals("1", only().parameter("x"));
        Map<String, Object> body = Json.parse(only().body());
        assertEquals("NSE:RELIANCE", body.get("instrument"));
        assertEquals(28_500_000L, body.get("priceE4"));
        assertEquals(1L, body.get("sequence"));
    }

    /** Against another program's: {@code printf '1.{}' | openssl dgst -sha256 -hmac Jefe}. */
    @Test
    void theSignatureIsHmacSha256() {
        assertEquals(
                "v1=dc7943cccf20f64327d263db5e2aca27c2b8175e8e6e7ea04f482091bf456b0f",
                Signature.of(Secret.of("Jefe"), "1", "{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, REFUSED",
        "403, REFUSED",
        "404, REFUSED",
        "302, REFUSED",
        "408, FAILED",
        "429, FAILED",
        "500, FAILED",
        "502, UNKNOWN",
        "503, FAILED",
        "504, UNKNOWN",
        "507, UNKNOWN"
    })
    void aStatusSaysWhetherItMayBeSentAgain(int status, DeliveryStatus without) {
        String echo = "{\"description\":\"no: " + AlertRig.TELEGRAM + "\",\"message\":\"no: ";
        answer(BOT, SimReply.json(status, echo + AlertRig.TWILIO + "\"}"));
        answer(MESSAGES, SimReply.json(status, echo + AlertRig.TWILIO + "\"}"));
        answer("/hook", SimReply.json(status, echo + AlertRig.WEBHOOK + "\"}"));
        for (Channel channel : List.of(Channel.TELEGRAM, Channel.WHATSAPP, Channel.WEBHOOK)) {
            Outcome outcome = send(channel);
            assertEquals(without, outcome.status(), channel + ": " + outcome);
            assertTrue(outcome.words().contains("HTTP " + status), outcome.words());
            assertNoSecret(outcome);
        }
    }

    private static void assertNoSecret(Outcome outcome) {
        for (String secret :
                List.of(AlertRig.TELEGRAM, AlertRig.TWILIO, AlertRig.WEBHOOK, AlertRig.ACCOUNT)) {
            assertFalse(outcome.toString().contains(secret), outcome.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"TELEGRAM", "WHATSAPP", "WEBHOOK"})
    void faultsOfTheNetwork(Channel channel) {
        http.faults(Fault.TOO_MANY_429);
        Later later = assertInstanceOf(Later.class, send(channel));
        assertEquals(1_000_000_000L, later.pauseNs());
        assertTrue(later.isAnswered());
        http.faults(Fault.RESET);
        assertInstanceOf(Unknown.class, send(channel));
        http.faults(Fault.SLOW);
        Outcome slow = sender(channel, SHORT).send(AlertRig.message(channel));
        assertInstanceOf(Unknown.class, slow);
        http.faults(Fault.OVERSIZED);
        assertInstanceOf(Unknown.class, send(channel));
        assertFalse(slow.isWell());
        assertNoSecret(slow);
    }

    @Test
    void anAnswerThatNobodyCanReadMayBeAYes() {
        http.faults(Fault.GARBAGE, Fault.GARBAGE);
        assertInstanceOf(Unknown.class, send(Channel.TELEGRAM));
        assertInstanceOf(Unknown.class, send(Channel.WHATSAPP));
    }

    @Test
    void telegramsOwnWordForHowLongToWaitCounts() {
        answer(
                BOT,
                SimReply.json(
                        429,
                        """
                        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 15",
                         "parameters":{"retry_after":15}}"""));
        Later later = assertInstanceOf(Later.class, send(Channel.TELEGRAM));
        assertEquals(15_000_000_000L, later.pauseNs());
        assertEquals("Telegram: HTTP 429: Too Many Requests: retry after 15", later.words());
    }

    @Test
    void aMessageThatTwilioTakesAndDropsIsRefused() {
        answer(
                MESSAGES,
                SimReply.json(201, "{\"sid\":\"SM6\",\"status\":\"failed\",\"error_code\":63016}"));
        assertEquals(
                "Twilio: failed, code 63016",
                assertInstanceOf(Refused.class, send(Channel.WHATSAPP)).words());
    }

    @Test
    void nobodyThereIsCertainlyNotSent() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        AlertPlan plan = AlertRig.plan(directory, "http://127.0.0.1:" + free);
        Outcome outcome =
                new TelegramSender(plan.telegram(), keys, USUAL)
                        .send(AlertRig.message(Channel.TELEGRAM));
        Later later = assertInstanceOf(Later.class, outcome);
        assertFalse(later.isAnswered());
        assertNoSecret(outcome);
    }

    @Test
    void aMissingOrWrongKeyIsSaidAndNothingSent() {
        Keys none = Keys.of(Map.of(), directory.resolve("none.keys"));
        Keys wrong = Keys.of(Map.of("ICEBREAKER_TELEGRAM_TOKEN", "http://x/?y"), null);
        AlertPlan plan = AlertRig.plan(directory, http.url());
        Message message = AlertRig.message(Channel.TELEGRAM);
        Outcome missing = new TelegramSender(plan.telegram(), none, USUAL).send(message);
        assertTrue(
                assertInstanceOf(Refused.class, missing)
                        .words()
                        .contains("set ICEBREAKER_TELEGRAM_TOKEN"));
        Outcome bad = new TelegramSender(plan.telegram(), wrong, USUAL).send(message);
        assertFalse(assertInstanceOf(Refused.class, bad).words().contains("http://x"));
        assertInstanceOf(
                Refused.class, new WhatsAppSender(plan.whatsapp(), none, USUAL).send(message));
        assertInstanceOf(
                Refused.class, new WebhookSender(plan.webhook(), none, clock, USUAL).send(message));
        assertEquals(List.of(), http.requests());
    }
}
