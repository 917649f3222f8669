package io.icebreaker.feed.dhan;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.Totp;
import io.icebreaker.feed.rest.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two ways to Dhan's access token (feed-dhan 10): with PIN and TOTP seed it is had without a person; else a
 * person makes one at web.dhan.co and gives it here, where it is tried before it is kept. A token lives 24 h,
 * and each new one ends the one before it.
 */
public final class DhanLogin implements LoginFlow {
    static final LoginField CLIENT =
            LoginField.shown(
                    "clientId",
                    "Client id",
                    "web.dhan.co, My Profile: the ten digits under your name.",
                    DhanSession.CLIENT_ID);
    static final LoginField PIN =
            LoginField.kept(
                            "pin",
                            "PIN",
                            "The six digits you log in with; with the TOTP seed it spares the daily"
                                    + " login.",
                            "ICEBREAKER_DHAN_PIN")
                    .optional();
    static final LoginField SEED =
            LoginField.kept(
                            "totpSeed",
                            "TOTP seed",
                            "web.dhan.co, DhanHQ Trading APIs, Setup TOTP: the text beside the QR"
                                    + " code; with the PIN it spares the daily login.",
                            "ICEBREAKER_DHAN_TOTP_SEED")
                    .optional();
    static final LoginField TOTP =
            LoginField.once(
                            "totp",
                            "TOTP code",
                            "The six digits your authenticator shows now; spared by the seed.",
                            "")
                    .optional();
    static final LoginField TOKEN =
            LoginField.once(
                            "accessToken",
                            "Access token",
                            "web.dhan.co, My Profile, DhanHQ Trading APIs, Generate Access Token: for"
                                    + " those without PIN and TOTP here.",
                            "")
                    .optional();

    private static final URI PAGE = URI.create("https://web.dhan.co");
    private static final URI AUTH = URI.create("https://auth.dhan.co");
    private static final Duration LIFE = Duration.ofHours(24);
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter VALIDITY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final LoginSetup setup;

    public DhanLogin(LoginSetup setup) {
        this.setup = setup;
    }

    @Override
    public String broker() {
        return "dhan";
    }

    @Override
    public List<LoginField> fields() {
        return List.of(CLIENT, PIN, SEED, TOTP, TOKEN);
    }

    /** The client id, and what one of the two ways still lacks. */
    @Override
    public List<LoginField> missing(Map<String, Secret> kept) {
        var missing = new ArrayList<LoginField>();
        if (!kept.containsKey(CLIENT.name())) {
            missing.add(CLIENT);
        }
        boolean hasCode = kept.containsKey(SEED.name()) || kept.containsKey(TOTP.name());
        if (kept.containsKey(TOKEN.name()) || kept.containsKey(PIN.name()) && hasCode) {
            return missing;
        }
        missing.add(kept.containsKey(PIN.name()) ? TOTP : TOKEN);
        return missing;
    }

    @Override
    public URI page(Map<String, Secret> kept) {
        return kept.containsKey(PIN.name()) ? null : PAGE;
    }

    @Override
    public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
        Secret given = answers.get(TOKEN.name());
        return given == null || given.isEmpty() ? generate(answers) : tried(given, answers);
    }

    @Override
    public Instant expiresAt(Instant issuedAt) {
        return issuedAt.plus(LIFE);
    }

    /** By its own word: a token put into its file by hand is older than the file. */
    @Override
    public Instant issuedAt(Secret token, Instant kept) {
        Instant own = token.reveal(DhanToken::read).issuedAt();
        return own != null ? own : kept;
    }

    @Override
    public Instant expiresAt(Secret token, Instant issuedAt, Instant said) {
        Instant own = token.reveal(DhanToken::read).expiresAt();
        return own != null ? own : LoginFlow.super.expiresAt(token, issuedAt, said);
    }

    // ---- PIN and TOTP

    private LoginTokens generate(Map<String, Secret> answers) throws LoginException {
        Instant now = setup.clock().instant();
        String query =
                "?dhanClientId="
                        + part(answers, CLIENT)
                        + "&pin="
                        + part(answers, PIN)
                        + "&totp="
                        + code(answers, now).<String>reveal(DhanLogin::escaped);
        URI root = setup.root() == null ? AUTH : setup.root();
        URI uri = URI.create(root + "/app/generateAccessToken" + query);
        Json said = answered(setup.http().send("POST", uri, Map.of(), ""), answers);
        Secret token = Secret.of(said.get("accessToken").text());
        if (token.isEmpty()) {
            throw refusal(said, answers, "");
        }
        return tokens(token, now, time(said.get("expiryTime").text()));
    }

    private static Secret code(Map<String, Secret> answers, Instant now) throws LoginException {
        Secret typed = answers.get(TOTP.name());
        if (typed != null && !typed.isEmpty()) {
            return typed;
        }
        try {
            return Totp.code(answers.get(SEED.name()), now);
        } catch (IllegalArgumentException e) {
            throw LoginException.refused(e.getMessage(), "");
        }
    }

    private static String part(Map<String, Secret> answers, LoginField field) {
        return answers.get(field.name()).<String>reveal(DhanLogin::escaped);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // ---- a token made at web.dhan.co

    private LoginTokens tried(Secret token, Map<String, Secret> answers) throws LoginException {
        URI root = setup.root() == null ? DhanConfig.REST : setup.root();
        var headers = Map.of("access-token", token.<String>reveal(text -> text));
        URI uri = URI.create(root + "/v2/profile");
        Json said = answered(setup.http().send("GET", uri, headers, ""), answers);
        String client = said.get("dhanClientId").text();
        if (client.isEmpty()) {
            throw refusal(said, answers, "");
        }
        if (!client.equals(answers.get(CLIENT.name()).<String>reveal(text -> text))) {
            throw LoginException.refused(
                    "this token belongs to client id " + client + ", not to the one given", "");
        }
        return tokens(token, setup.clock().instant(), time(said.get("tokenValidity").text()));
    }

    private static LoginTokens tokens(Secret token, Instant now, Instant end) {
        DhanToken own = token.reveal(DhanToken::read);
        Instant issuedAt = own.issuedAt() == null ? now : own.issuedAt();
        return new LoginTokens(
                token, Map.of(), issuedAt, own.expiresAt() == null ? end : own.expiresAt());
    }

    /** {@code 28/09/2026 18:30} or {@code 2026-09-28T18:30:00[.000]}, IST; null for anything else. */
    private static Instant time(String text) {
        try {
            LocalDateTime wall =
                    text.contains("/")
                            ? LocalDateTime.parse(text, VALIDITY)
                            : LocalDateTime.parse(text);
            return wall.toInstant(IST);
        } catch (DateTimeParseException notATime) {
            return null; // the token itself says, or 24 h are taken
        }
    }

    // ---- what Dhan says

    private static Json answered(LoginHttp.Answer answer, Map<String, Secret> answers)
            throws LoginException {
        Json said;
        try {
            said = Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw LoginException.unreachable(
                    "Dhan answered HTTP "
                            + answer.status()
                            + " and nothing readable: try again later",
                    "HTTP " + answer.status());
        }
        boolean isGood = answer.status() / 100 == 2 && said.get("errorCode").isNone();
        if (!isGood || said.get("status").text().equals("error")) {
            throw refusal(said, answers, "HTTP " + answer.status());
        }
        return said;
    }

    private static LoginException refusal(Json said, Map<String, Secret> answers, String http) {
        String code = said.get("errorCode").text();
        String message =
                (said.get("errorMessage").isNone() ? said.get("message") : said.get("errorMessage"))
                        .text();
        String words = Secret.redact(message, answers.values());
        String shown = code.isEmpty() ? http : code;
        if (http.equals("HTTP 429") || http.startsWith("HTTP 5")) {
            return LoginException.unreachable(
                    "Dhan is busy: wait a minute and log in again" + quoted(words), shown);
        }
        return LoginException.refused(
                "Dhan does not take this: a TOTP code lives 30 s and works once, a token ends with"
                        + " the next login elsewhere"
                        + quoted(words),
                shown);
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : "; Dhan says: " + words;
    }
}
