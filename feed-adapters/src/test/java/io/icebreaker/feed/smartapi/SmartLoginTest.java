package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.RestHttp;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.Totp;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmartLoginTest {
    private static final Instant MORNING = Instant.parse("2026-01-15T03:02:11Z");

    private final SmartAccount account = SmartAccount.simulated();
    private Instant now = MORNING;
    private final List<Duration> pauses = new ArrayList<>();
    private SmartServer server;
    private SmartLogin login;

    @BeforeEach
    void start() throws IOException {
        var market = new MarketModel(MarketConfig.of(1, 1_768_448_700_000_000_000L));
        server = new SmartServer(0, account, market, () -> now);
        var setup =
                new LoginSetup(
                        new RestHttp("smartapi", System::nanoTime),
                        URI.create(server.restUrl()),
                        () -> now);
        login =
                new SmartLogin(
                        setup,
                        pause -> {
                            pauses.add(pause);
                            now = now.plus(pause);
                        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, Secret> answers() {
        var answers = new HashMap<String, Secret>();
        answers.put("apiKey", Secret.of(account.apiKey()));
        answers.put("clientCode", Secret.of(account.clientCode()));
        answers.put("pin", Secret.of(account.pin()));
        answers.put("totpSeed", Secret.of(account.totpSeed()));
        return answers;
    }

    private LoginException refusal(Map<String, Secret> answers) {
        return assertThrows(LoginException.class, () -> login.complete(answers));
    }

    @Test
    void logsInHandsFreeWithTheSeed() throws Exception {
        var tokens = login.complete(answers());

        assertEquals(List.of(), login.missing(answers()));
        assertNull(login.page(answers()));
        assertFalse(tokens.token().isEmpty());
        assertEquals(Set.of("feedToken"), tokens.further().keySet());
        assertEquals(MORNING, tokens.issuedAt());
        assertEquals(MORNING.plusSeconds(28 * 3_600), tokens.expiresAt(), "as the jwt says");
        var request = server.rest().http().requests().get(0);
        assertEquals("USER", request.header("x-usertype"));
        assertEquals("application/json", request.header("accept"));
    }

    @Test
    void waitsForACodeWithTimeLeft() throws Exception {
        now = Instant.parse("2026-01-15T03:02:28.500Z");
        login.complete(answers());

        assertEquals(List.of(Duration.ofMillis(1_500)), pauses);
    }

    @Test
    void takesTheCodeOfAPersonInPlaceOfASeed() throws Exception {
        var answers = answers();
        answers.remove("totpSeed");
        assertEquals(List.of(SmartLogin.TOTP), login.missing(answers));
        assertTrue(refusal(answers).getMessage().contains("TOTP"));

        answers.put("totp", Totp.code(Secret.of(account.totpSeed()), now));
        assertEquals(List.of(), login.missing(answers), "nothing is asked for once more");
        assertFalse(login.complete(answers).token().isEmpty());
    }

    @Test
    void tellsAWrongPinFromAWrongCodeAndAWrongKey() {
        var wrongPin = answers();
        wrongPin.put("pin", Secret.of("9999"));
        var wrongSeed = answers();
        wrongSeed.put("totpSeed", Secret.of("AAAAAAAAAAAAAAAA"));
        var wrongKey = answers();
        wrongKey.put("apiKey", Secret.of("another-key"));

        assertEquals("AB1007", refusal(wrongPin).brokerCode());
        assertTrue(refusal(wrongPin).getMessage().contains("PIN is wrong"));
        assertTrue(refusal(wrongSeed).getMessage().contains("TOTP code is wrong"));
        assertEquals("AG8004", refusal(wrongKey).brokerCode());
        assertTrue(refusal(wrongKey).answersAtFault());
    }

    @Test
    void saysBusyForTheRateLimitAndTroubleForGarbage() {
        server.rest().http().faults(Fault.TOO_MANY_429, Fault.GARBAGE, Fault.ERROR_500);

        assertTrue(refusal(answers()).getMessage().contains("one login a second"));
        assertFalse(refusal(answers()).answersAtFault());
        assertEquals("HTTP 500", refusal(answers()).brokerCode());
    }

    @Test
    void expiresAtMidnightInIndiaUnlessTheTokenSaysOtherwise() {
        assertEquals(Instant.parse("2026-01-15T18:30:00Z"), login.expiresAt(MORNING));
    }

    @Test
    void repeatsNoSecretInWhatTheBrokerSays() {
        LoginHttp echo =
                (method, uri, headers, body) ->
                        new LoginHttp.Answer(
                                200,
                                "{\"status\":false,\"errorcode\":\"AB1007\",\"message\":\"wrong "
                                        + account.pin()
                                        + " for "
                                        + account.apiKey()
                                        + "\"}");
        var careful = new SmartLogin(new LoginSetup(echo, null, () -> now), pause -> {});
        var refusal = assertThrows(LoginException.class, () -> careful.complete(answers()));

        assertFalse(refusal.getMessage().contains(account.pin()), refusal.getMessage());
        assertFalse(refusal.getMessage().contains(account.apiKey()), refusal.getMessage());
    }
}
