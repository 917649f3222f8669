package io.icebreaker.feed.noren;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Flattrade's login (feed-noren 2): a person logs in on Flattrade's page, which sends the browser on to the
 * app's redirect URL with a request code; the code, proved by a SHA-256 that only the secret's owner can
 * make, is exchanged for the day's token.
 */
public final class FlattradeLogin extends NorenLogin {
    private static final String BROKER = "flattrade";
    private static final String PAGE = "https://auth.flattrade.in/";
    private static final String EXCHANGE = "https://authapi.flattrade.in/trade/apitoken";

    static final LoginField KEY =
            LoginField.kept(
                    "apiKey",
                    "API key",
                    "wall.flattrade.in, Pi, your API key's row.",
                    NorenSession.variable(BROKER, "API_KEY"));
    static final LoginField SECRET =
            LoginField.kept(
                    "apiSecret",
                    "API secret",
                    "The same row: the secret shown when the key was made.",
                    NorenSession.variable(BROKER, "API_SECRET"));
    static final LoginField REQUEST_CODE =
            LoginField.once(
                    "requestCode",
                    "Request code",
                    "After the login the browser lands on your key's redirect URL, which may well"
                            + " show an error: copy that whole address.",
                    "code");

    public FlattradeLogin(LoginSetup setup) {
        super("Flattrade", setup);
    }

    @Override
    public String broker() {
        return BROKER;
    }

    @Override
    public List<LoginField> fields() {
        return List.of(KEY, SECRET, NorenSession.userIdField(BROKER).optional(), REQUEST_CODE);
    }

    @Override
    public URI page(Map<String, Secret> kept) {
        String key =
                kept.get(KEY.name())
                        .reveal(text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
        return URI.create(at(PAGE) + "?app_key=" + key);
    }

    @Override
    public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
        return exchange(
                at(EXCHANGE), "application/json", body(answers), "token", "client", answers);
    }

    private static String body(Map<String, Secret> answers) {
        Secret key = answers.get(KEY.name());
        Secret code = answers.get(REQUEST_CODE.name());
        Map<String, String> body = new LinkedHashMap<>();
        body.put("api_key", key.reveal(text -> text));
        body.put("request_code", code.reveal(text -> text));
        body.put("api_secret", Sha256.of(key, code, answers.get(SECRET.name())));
        return NorenText.object(body);
    }

    @Override
    String cause(String message) {
        return message.contains("api_key") || message.contains("api key")
                ? "Flattrade does not know this API key: copy it again from wall.flattrade.in"
                : "Flattrade does not take this request code: it works once and lives a few minutes, so"
                        + " open the login page again and paste the new address; if that fails too, the"
                        + " API secret does not belong to this API key";
    }
}
