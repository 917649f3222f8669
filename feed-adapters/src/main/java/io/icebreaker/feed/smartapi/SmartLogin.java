package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenLife;
import io.icebreaker.feed.login.Totp;
import io.icebreaker.feed.rest.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SmartAPI's login (feed-smartapi 7.1): client code, PIN and a one-time password for three tokens. With the
 * seed kept it needs nobody; without it a person gives the six digits of the moment.
 */
public final class SmartLogin implements LoginFlow {
    public static final String API_KEY_VARIABLE = "ICEBREAKER_SMARTAPI_API_KEY";
    public static final String CLIENT_CODE_VARIABLE = "ICEBREAKER_SMARTAPI_CLIENT_CODE";
    public static final String PIN_VARIABLE = "ICEBREAKER_SMARTAPI_PIN";
    public static final String TOTP_SEED_VARIABLE = "ICEBREAKER_SMARTAPI_TOTP_SEED";

    /** Name of the further token; the one to refresh with is not kept, for a login needs nobody. */
    public static final String FEED_TOKEN = "feedToken";

    static final LoginField API_KEY =
            LoginField.kept(
                    "apiKey",
                    "API key",
                    "smartapi.angelone.in, My apps, your app: the line API key.",
                    API_KEY_VARIABLE);
    static final LoginField CLIENT_CODE =
            LoginField.shown(
                    "clientCode",
                    "Client code",
                    "The account's name: letters and digits, as on Angel One's statements.",
                    CLIENT_CODE_VARIABLE);
    static final LoginField PIN =
            LoginField.kept(
                    "pin", "PIN", "The four digits you open Angel One's app with.", PIN_VARIABLE);
    static final LoginField TOTP_SEED =
            LoginField.kept(
                            "totpSeed",
                            "TOTP seed",
                            "smartapi.angelone.in/enable-totp shows it under the QR code; kept, it"
                                    + " spares the daily code and logs in hands-free.",
                            TOTP_SEED_VARIABLE)
                    .optional();
    static final LoginField TOTP =
            LoginField.once(
                            "totp",
                            "TOTP code",
                            "The six digits your authenticator shows now; not needed with a seed.",
                            "")
                    .optional();

    private static final String USER = "/rest/auth/angelbroking/user/v1/";
    static final String LOGIN_PATH = USER + "loginByPassword";

    /** Waits; a test's moves its clock. */
    interface Pauser {
        void pause(Duration time) throws InterruptedException;
    }

    private final LoginSetup setup;
    private final Pauser pauser;

    public SmartLogin(LoginSetup setup) {
        this(setup, time -> Thread.sleep(time.toMillis()));
    }

    SmartLogin(LoginSetup setup, Pauser pauser) {
        this.setup = setup;
        this.pauser = pauser;
    }

    @Override
    public String broker() {
        return "smartapi";
    }

    @Override
    public List<LoginField> fields() {
        return List.of(API_KEY, CLIENT_CODE, PIN, TOTP_SEED, TOTP);
    }

    /** Of seed and code one is enough. */
    @Override
    public List<LoginField> missing(Map<String, Secret> kept) {
        var missing = new ArrayList<LoginField>();
        for (LoginField field : List.of(API_KEY, CLIENT_CODE, PIN)) {
            if (!kept.containsKey(field.name())) {
                missing.add(field);
            }
        }
        if (!kept.containsKey(TOTP_SEED.name()) && !kept.containsKey(TOTP.name())) {
            missing.add(TOTP);
        }
        return missing;
    }

    /** None: the login is a call, not a page. */
    @Override
    public URI page(Map<String, Secret> kept) {
        return null;
    }

    @Override
    public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
        for (LoginField field : List.of(API_KEY, CLIENT_CODE, PIN)) {
            if (isAbsent(answers, field)) {
                throw LoginException.refused(
                        "Angel One needs the " + field.label() + ": " + field.help(), "");
            }
        }
        var body = new LinkedHashMap<String, String>();
        body.put("clientcode", plain(answers.get(CLIENT_CODE.name())));
        body.put("password", plain(answers.get(PIN.name())));
        body.put("totp", plain(code(answers)));
        Map<String, String> headers = headers(answers.get(API_KEY.name()));
        return tokens(send(LOGIN_PATH, headers, body, answers.values()));
    }

    /** Readings differ between midnight and 28 hours: the earlier (feed-smartapi 7.1). */
    @Override
    public Instant expiresAt(Instant issuedAt) {
        return TokenLife.next(LocalTime.MIDNIGHT, issuedAt);
    }

    /** The token's own end, or midnight when that is earlier. */
    @Override
    public Instant expiresAt(Secret token, Instant issuedAt, Instant said) {
        Instant own = said != null ? said : SmartLoginAnswer.expiryOf(token);
        Instant midnight = issuedAt == null ? null : expiresAt(issuedAt);
        return own == null || midnight != null && midnight.isBefore(own) ? midnight : own;
    }

    private Secret code(Map<String, Secret> answers) throws LoginException {
        if (!isAbsent(answers, TOTP)) {
            return answers.get(TOTP.name());
        }
        if (isAbsent(answers, TOTP_SEED)) {
            throw LoginException.refused(
                    "Angel One needs a TOTP code: give the six digits of your authenticator, or keep"
                            + " the TOTP seed once and never be asked again",
                    "");
        }
        try {
            Duration pause = Totp.pauseBefore(setup.clock().instant());
            if (!pause.isZero()) {
                pauser.pause(pause);
            }
            return Totp.code(answers.get(TOTP_SEED.name()), setup.clock().instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LoginException.unreachable("the login was interrupted", "");
        } catch (IllegalArgumentException noSeed) {
            throw LoginException.refused(noSeed.getMessage(), "");
        }
    }

    private static boolean isAbsent(Map<String, Secret> answers, LoginField field) {
        Secret answer = answers.get(field.name());
        return answer == null || answer.isEmpty();
    }

    private Json send(
            String path,
            Map<String, String> headers,
            Map<String, String> body,
            Collection<Secret> secrets)
            throws LoginException {
        URI root = setup.root() == null ? SmartConfig.LIVE.restUrl() : setup.root();
        LoginHttp.Answer answer =
                setup.http().send("POST", URI.create(root + path), headers, SmartJson.object(body));
        return SmartLoginAnswer.read(answer, secrets);
    }

    private LoginTokens tokens(Json data) throws LoginException {
        String jwt = data.get("jwtToken").text();
        Secret token = Secret.of(withoutBearer(jwt));
        Secret feed = Secret.of(data.get(FEED_TOKEN).text());
        if (token.isEmpty() || feed.isEmpty()) {
            throw LoginException.unreachable(
                    "Angel One said yes and sent no tokens: try again, and tell us if it stays so",
                    "");
        }
        Instant now = setup.clock().instant();
        return new LoginTokens(
                token, Map.of(FEED_TOKEN, feed), now, SmartLoginAnswer.expiryOf(token));
    }

    /** Some of its clients get the token with the word already before it. */
    static String withoutBearer(String jwt) {
        return jwt.startsWith(SmartHeaders.BEARER)
                ? jwt.substring(SmartHeaders.BEARER.length())
                : jwt;
    }

    private static Map<String, String> headers(Secret apiKey) {
        var headers = new LinkedHashMap<>(SmartHeaders.ALWAYS);
        headers.put(SmartHeaders.API_KEY, plain(apiKey));
        return headers;
    }

    private static String plain(Secret secret) {
        return secret.reveal(text -> text);
    }
}
