package io.icebreaker.feed.noren;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.Totp;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shoonya's classic login (feed-noren 2), hands-free when the seed of the one-time passwords is kept:
 * {@code QuickAuth} with user, password and today's code, no page.
 */
public final class ShoonyaLogin extends NorenLogin {
    private static final String BROKER = "shoonya";
    private static final Secret BAR = Secret.of("|");

    static final LoginField USER = NorenSession.userIdField(BROKER);
    static final LoginField PASSWORD =
            LoginField.kept(
                    "password",
                    "Password",
                    "The one you log in to Shoonya with.",
                    NorenSession.variable(BROKER, "PASSWORD"));
    static final LoginField VENDOR =
            LoginField.shown(
                    "vendorCode",
                    "Vendor code",
                    "prism.shoonya.com, API key: usually your user id and _U.",
                    NorenSession.variable(BROKER, "VENDOR_CODE"));
    static final LoginField SECRET =
            LoginField.kept(
                    "apiSecret",
                    "API key",
                    "The same page: Generate API key.",
                    NorenSession.variable(BROKER, "API_KEY"));
    static final LoginField SEED =
            LoginField.kept(
                            "totpSeed",
                            "TOTP seed",
                            "The base32 text behind the QR code of the authenticator app; kept, it"
                                    + " spares the code at each login.",
                            NorenSession.variable(BROKER, "TOTP_SEED"))
                    .optional();
    static final LoginField CODE =
            LoginField.once(
                            "totpCode",
                            "One-time password",
                            "The six digits your authenticator app shows now.",
                            "")
                    .optional();

    public ShoonyaLogin(LoginSetup setup) {
        super("Shoonya", setup);
    }

    @Override
    public String broker() {
        return BROKER;
    }

    @Override
    public List<LoginField> fields() {
        return List.of(USER, PASSWORD, VENDOR, SECRET, SEED, CODE);
    }

    @Override
    public List<LoginField> missing(Map<String, Secret> kept) {
        var missing = new ArrayList<>(super.missing(kept));
        if (!kept.containsKey(SEED.name()) && !kept.containsKey(CODE.name())) {
            missing.add(CODE);
        }
        return missing;
    }

    /** There is none to open. */
    @Override
    public URI page(Map<String, Secret> kept) {
        return null;
    }

    @Override
    public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
        String rest = NorenConfig.shoonyaClassic().rest() + "/QuickAuth";
        String body = "jData=" + NorenText.object(request(answers));
        return exchange(
                at(rest),
                "application/x-www-form-urlencoded",
                body,
                "susertoken",
                "actid",
                answers);
    }

    private Map<String, String> request(Map<String, Secret> answers) throws LoginException {
        Secret user = answers.get(USER.name());
        Map<String, String> request = new LinkedHashMap<>();
        request.put("source", "API");
        request.put("apkversion", "1.0.0");
        request.put("uid", user.reveal(text -> text));
        request.put("pwd", Sha256.of(answers.get(PASSWORD.name())));
        request.put("factor2", oneTimePassword(answers));
        request.put("vc", answers.get(VENDOR.name()).reveal(text -> text));
        request.put("appkey", Sha256.of(user, BAR, answers.get(SECRET.name())));
        request.put("imei", "icebreaker");
        return request;
    }

    private String oneTimePassword(Map<String, Secret> answers) throws LoginException {
        Secret code = answers.get(CODE.name());
        if (code != null && !code.isEmpty()) {
            return code.reveal(text -> text);
        }
        Secret seed = answers.get(SEED.name());
        if (seed == null || seed.isEmpty()) {
            throw LoginException.refused(
                    "Shoonya needs the six digits of your authenticator app, or its seed", "");
        }
        return totp(seed);
    }

    private String totp(Secret seed) throws LoginException {
        try {
            return Totp.code(seed, setup().clock().instant()).reveal(text -> text);
        } catch (IllegalArgumentException e) {
            throw LoginException.refused(
                    "the TOTP seed is no base32 text (A to Z, 2 to 7): copy it again", "");
        }
    }

    @Override
    String cause(String message) {
        if (message.contains("totp") || message.contains("otp") || message.contains("factor")) {
            return "Shoonya does not take this one-time password: is the clock of this machine"
                    + " right, is the seed the present one?";
        }
        return message.contains("vendor") || message.contains("app key")
                ? "Shoonya does not know this vendor code or API key: copy both again from"
                        + " prism.shoonya.com"
                : "Shoonya does not take this user and password: five wrong tries block the"
                        + " account, so try them on its page first";
    }
}
