package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.JsonTexts;
import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NorenLoginTest {
    /** 08:30 IST. */
    private static final Instant NOW = Instant.parse("2026-09-03T03:00:00Z");

    private URI asked;
    private String sent;
    private String reply;
    private final LoginHttp http =
            (method, uri, headers, body) -> {
                assertEquals("POST", method);
                asked = uri;
                sent = body;
                return new LoginHttp.Answer(200, reply);
            };
    private final LoginSetup setup = new LoginSetup(http, null, () -> NOW);

    private static Map<String, Secret> answers(String... pairs) {
        var answers = new HashMap<String, Secret>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(pairs[i], Secret.of(pairs[i + 1]));
        }
        return answers;
    }

    private Map<String, String> sentJson() {
        String json = sent.replaceFirst("^jData=", "");
        return JsonTexts.strings(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String text(Secret secret) {
        return secret.reveal(t -> t);
    }

    @Test
    void flattradeExchangesTheRequestCodeProvedByTheSecret() throws LoginException {
        reply = "{\"token\":\"tok1\",\"client\":\"FT000001\",\"stat\":\"Ok\",\"emsg\":\"\"}";
        var flow = new FlattradeLogin(setup);
        LoginTokens tokens =
                flow.complete(
                        answers(
                                "apiKey",
                                "demo_api_key",
                                "apiSecret",
                                "demo_secret",
                                "requestCode",
                                "demo_request_code"));

        assertEquals("https://authapi.flattrade.in/trade/apitoken", asked.toString());
        assertEquals(
                Map.of(
                        "api_key",
                        "demo_api_key",
                        "request_code",
                        "demo_request_code",
                        "api_secret",
                        "fdbaba92e59bfb2a2f691aea96faf84d8f55908517d8671c034319c0397d061f"),
                sentJson());
        assertEquals("tok1", text(tokens.token()));
        assertEquals("FT000001", text(tokens.further().get("userId")));
        assertEquals(
                "https://auth.flattrade.in/?app_key=k%2Bey",
                flow.page(answers("apiKey", "k+ey")).toString());
    }

    @Test
    void tokensDieAtFiveInTheMorning() {
        LoginFlow flow = new FlattradeLogin(setup);
        assertEquals(Instant.parse("2026-09-03T23:30:00Z"), flow.expiresAt(NOW));
        Instant night = Instant.parse("2026-09-02T22:00:00Z"); // 03:30 IST
        assertEquals(Instant.parse("2026-09-02T23:30:00Z"), flow.expiresAt(night));
    }

    @Test
    void shoonyaLogsInHandsFreeByTheSeed() throws LoginException {
        reply = "{\"stat\":\"Ok\",\"susertoken\":\"tok2\",\"actid\":\"FA00001\"}";
        var flow = new ShoonyaLogin(setup);
        Map<String, Secret> kept =
                answers(
                        "userId",
                        "FA00001",
                        "password",
                        "pw",
                        "vendorCode",
                        "FA00001_U",
                        "apiSecret",
                        "demo_secret",
                        "totpSeed",
                        "GEZD GNBV GY3T QOJQ GEZDGNBVGY3TQOJQ");
        assertTrue(flow.missing(kept).isEmpty());
        assertNull(flow.page(kept));
        LoginTokens tokens = flow.complete(kept);

        assertEquals("https://api.shoonya.com/NorenWClientTP/QuickAuth", asked.toString());
        assertTrue(sent.startsWith("jData={"), sent);
        Map<String, String> request = sentJson();
        assertEquals(
                "2ecce610ffed225caee15963508b811d4d1bfd644119e1ea6d83f61181c0bed6",
                request.get("appkey"));
        assertEquals(
                "30c952fab122c3f9759f02a6d95c3758b246b4fee239957b2d4fee46e26170c4",
                request.get("pwd"));
        assertEquals("FA00001", request.get("uid"));
        assertTrue(request.get("factor2").matches("[0-9]{6}"), request.toString());
        assertEquals("tok2", text(tokens.token()));
    }

    /** RFC 6238, appendix B, SHA-1 at 59 s: 94287082, of which we use six digits. */
    @Test
    void oneTimePasswordsAreThoseOfTheRfc() throws LoginException {
        reply = "{\"stat\":\"Ok\",\"susertoken\":\"t\"}";
        var flow = new ShoonyaLogin(new LoginSetup(http, null, () -> Instant.ofEpochSecond(59)));
        flow.complete(
                answers(
                        "userId",
                        "U",
                        "password",
                        "pw",
                        "vendorCode",
                        "V",
                        "apiSecret",
                        "s",
                        "totpSeed",
                        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        assertEquals("287082", sentJson().get("factor2"));
    }

    @Test
    void shoonyaAsksForTheCodeWhenThereIsNoSeed() {
        Map<String, Secret> kept =
                answers("userId", "U", "password", "p", "vendorCode", "V", "apiSecret", "s");
        assertEquals("totpCode", new ShoonyaLogin(setup).missing(kept).get(0).name());
        var e = assertThrows(LoginException.class, () -> new ShoonyaLogin(setup).complete(kept));
        assertTrue(e.getMessage().contains("six digits"), e.getMessage());
        var withCode = new HashMap<>(kept);
        withCode.put("totpCode", Secret.of("123456"));
        assertEquals(List.of(), new ShoonyaLogin(setup).missing(withCode));
        kept.put("totpSeed", Secret.of("not base32!"));
        var bad = assertThrows(LoginException.class, () -> new ShoonyaLogin(setup).complete(kept));
        assertFalse(bad.getMessage().contains("not base32!"));
    }

    @Test
    void shoonyasOauthProvesItsCode() throws LoginException {
        reply = "{\"stat\":\"Ok\",\"access_token\":\"tok3\"}";
        LoginTokens tokens =
                new ShoonyaOauthLogin(setup)
                        .complete(
                                answers(
                                        "clientId",
                                        "demo_client",
                                        "clientSecret",
                                        "demo_secret",
                                        "userId",
                                        "FA1",
                                        "code",
                                        "demo_code"));
        assertEquals("https://api.shoonya.com/NorenWClientAPI/GenAcsTok", asked.toString());
        assertEquals(
                "36aeb411ff6706ec835dcd614d94d3b7e5258f07cc9aa03523bcd484822c2cdf",
                sentJson().get("checksum"));
        assertEquals("tok3", text(tokens.token()));
    }

    @Test
    void aRefusalSaysWhatToDoAndRepeatsNoSecret() {
        reply = "{\"stat\":\"Not_Ok\",\"emsg\":\"Invalid Input : canary-code of canary-key\"}";
        var answers =
                answers(
                        "apiKey",
                        "canary-key",
                        "apiSecret",
                        "canary-secret",
                        "requestCode",
                        "canary-code");
        var e =
                assertThrows(
                        LoginException.class, () -> new FlattradeLogin(setup).complete(answers));
        assertTrue(e.answersAtFault());
        assertTrue(e.getMessage().contains("paste the new address"), e.getMessage());
        assertFalse((e.getMessage() + e.brokerCode()).contains("canary"), e.toString());

        reply = "<html>502</html>";
        var down =
                assertThrows(
                        LoginException.class, () -> new FlattradeLogin(setup).complete(answers));
        assertFalse(down.answersAtFault());
    }
}
