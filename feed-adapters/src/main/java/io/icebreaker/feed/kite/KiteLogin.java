package io.icebreaker.feed.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenLife;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kite's login (feed-kite 7.1): a person logs in on Kite's page, which sends the browser on to the app's
 * redirect URL with a request token; that token, with a checksum that only the secret's owner can make, is
 * exchanged for the day's access token.
 */
public final class KiteLogin implements LoginFlow {
    public static final String API_SECRET = "ICEBREAKER_KITE_API_SECRET";

    private static final URI ROOT = URI.create("https://api.kite.trade");
    private static final String PAGE = "https://kite.zerodha.com/connect/login";

    /** The flush of the night before (feed-kite 5). */
    private static final LocalTime TOKENS_DIE = LocalTime.of(6, 0);

    private static final LocalTime FLUSH_BEGINS = LocalTime.of(5, 0);
    private static final LocalTime FLUSH_ENDS = LocalTime.of(7, 35);
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private static final JsonFactory JSON = new JsonFactory();

    static final LoginField KEY =
            LoginField.kept(
                    "apiKey",
                    "API key",
                    "developers.kite.trade, My apps, your app: the line API key.",
                    KiteSession.API_KEY);
    static final LoginField SECRET =
            LoginField.kept(
                    "apiSecret",
                    "API secret",
                    "The same page of your app: Show API secret.",
                    API_SECRET);
    static final LoginField REQUEST_TOKEN =
            LoginField.once(
                    "requestToken",
                    "Request token",
                    "After the login the browser lands on your app's redirect URL, which may well"
                            + " show an error: copy that whole address.",
                    "request_token");

    private final LoginSetup setup;

    public KiteLogin(LoginSetup setup) {
        this.setup = setup;
    }

    @Override
    public String broker() {
        return "kite";
    }

    @Override
    public List<LoginField> fields() {
        return List.of(KEY, SECRET, REQUEST_TOKEN);
    }

    @Override
    public URI page(Map<String, Secret> kept) {
        String page = setup.root() == null ? PAGE : setup.root() + "/connect/login";
        return URI.create(page + "?v=3&api_key=" + kept.get(KEY.name()).reveal(KiteLogin::escaped));
    }

    @Override
    public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
        URI uri = URI.create((setup.root() == null ? ROOT : setup.root()) + "/session/token");
        var headers =
                Map.of("X-Kite-Version", "3", "Content-Type", "application/x-www-form-urlencoded");
        LoginHttp.Answer answer = setup.http().send("POST", uri, headers, form(answers));
        Map<String, String> said = read(answer);
        if (answer.status() != 200 || !said.containsKey("access_token")) {
            throw refusal(answer.status(), said, answers);
        }
        Secret token = Secret.of(said.get("access_token"));
        return new LoginTokens(token, Map.of(), setup.clock().instant(), null);
    }

    @Override
    public Instant expiresAt(Instant issuedAt) {
        return TokenLife.next(TOKENS_DIE, issuedAt);
    }

    /** Staff have seen the morning's flush between 05:00 and 07:35 (feed-kite 6). */
    @Override
    public String doubt(Instant issuedAt, Instant now) {
        ZonedDateTime issued = issuedAt.atZone(INDIA);
        LocalTime time = issued.toLocalTime();
        boolean isToday = issued.toLocalDate().equals(LocalDate.ofInstant(now, INDIA));
        boolean isEarly = !time.isBefore(FLUSH_BEGINS) && time.isBefore(FLUSH_ENDS);
        return isToday && isEarly
                ? "issued before 07:35, while Kite may still end tokens: log in again"
                : "";
    }

    private static String form(Map<String, Secret> answers) {
        Secret key = answers.get(KEY.name());
        Secret request = answers.get(REQUEST_TOKEN.name());
        return "api_key="
                + key.reveal(KiteLogin::escaped)
                + "&request_token="
                + request.reveal(KiteLogin::escaped)
                + "&checksum="
                + checksum(key, request, answers.get(SECRET.name()));
    }

    /** Lowercase hex SHA-256 of key, request token and secret, one behind the other. */
    static String checksum(Secret key, Secret request, Secret secret) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (Secret part : List.of(key, request, secret)) {
                part.reveal(
                        text -> {
                            sha.update(text.getBytes(StandardCharsets.UTF_8));
                            return null;
                        });
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Every text of the answer, whatever block it stands in, by its name; empty when it is no JSON. */
    private static Map<String, String> read(LoginHttp.Answer answer) {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser json = JSON.createParser(answer.body())) {
            JsonToken token = json.nextToken();
            for (; token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && json.currentName() != null) {
                    texts.put(json.currentName(), json.getText());
                }
            }
            return texts;
        } catch (IOException e) {
            return Map.of(); // no JSON: the status says the rest
        }
    }

    /** Kite's error types (feed-kite 7.2) in plain words. */
    private static LoginException refusal(
            int status, Map<String, String> said, Map<String, Secret> answers) {
        String type = said.getOrDefault("error_type", "");
        String code = type.isEmpty() ? "HTTP " + status : type + ", HTTP " + status;
        String message = Secret.redact(said.getOrDefault("message", ""), answers.values());
        String quoted = message.isEmpty() ? "" : "; Kite says: " + message;
        if (type.equals("TokenException") || type.equals("InputException")) {
            return LoginException.refused(cause(message) + quoted, code);
        }
        if (status == 403 || type.equals("UserException") || type.equals("TwoFAException")) {
            return LoginException.refused(
                    "Kite does not let this app in: is its subscription paid, is the account the"
                            + " app's own?"
                            + quoted,
                    code);
        }
        boolean isBusy = status == 429 || type.equals("NetworkException");
        return LoginException.unreachable(
                (isBusy ? "Kite is busy" : "Kite has trouble of its own")
                        + ": wait a minute and log in again"
                        + quoted,
                code);
    }

    private static String cause(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("checksum")) {
            return "the API secret does not belong to this API key: copy both again from the app's"
                    + " page";
        }
        if (text.contains("api_key")) {
            return "Kite does not know this API key: copy it again from the app's page";
        }
        return "Kite does not take this request token: it works once and lives a few minutes, so"
                + " open the login page again and paste the new address";
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
