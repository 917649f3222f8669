package io.icebreaker.feed.noren;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shoonya's login with a code of its OAuth page (feed-noren 2): {@code GenAcsTok} gives the day's token for
 * it. The page's address is the app's own, shown where the app was made; nobody has published its form.
 */
public final class ShoonyaOauthLogin extends NorenLogin {
    private static final String BROKER = "shoonya";

    static final LoginField CLIENT =
            LoginField.kept(
                    "clientId",
                    "Client id",
                    "Your app's row on Shoonya's API page.",
                    NorenSession.variable(BROKER, "CLIENT_ID"));
    static final LoginField SECRET =
            LoginField.kept(
                    "clientSecret",
                    "Client secret",
                    "The same row.",
                    NorenSession.variable(BROKER, "CLIENT_SECRET"));
    static final LoginField CODE =
            LoginField.once(
                    "code",
                    "Code",
                    "Open your app's login address; afterwards the browser lands on its redirect URL,"
                            + " which may well show an error: copy that whole address.",
                    "code");

    public ShoonyaOauthLogin(LoginSetup setup) {
        super("Shoonya", setup);
    }

    @Override
    public String broker() {
        return BROKER;
    }

    @Override
    public List<LoginField> fields() {
        return List.of(CLIENT, SECRET, NorenSession.userIdField(BROKER), CODE);
    }

    /** Only the app's owner knows its address. */
    @Override
    public URI page(Map<String, Secret> kept) {
        return null;
    }

    @Override
    public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
        Secret code = answers.get(CODE.name());
        Map<String, String> request = new LinkedHashMap<>();
        request.put("code", code.reveal(text -> text));
        request.put(
                "checksum",
                Sha256.of(answers.get(CLIENT.name()), answers.get(SECRET.name()), code));
        return exchange(
                at(NorenConfig.shoonya().rest() + "/GenAcsTok"),
                "application/x-www-form-urlencoded",
                "jData=" + NorenText.object(request),
                "access_token",
                "uid",
                answers);
    }

    @Override
    String cause(String message) {
        return "Shoonya does not take this code: it works once and lives a few minutes, so log in on"
                + " your app's page again and paste the new address; if that fails too, the client"
                + " secret does not belong to this client id";
    }
}
