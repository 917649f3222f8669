package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.io.IOException;
import java.util.Map;

/**
 * The three logins of the family (feed-noren 2): a request code against a token, proved by SHA-256; user,
 * password and one-time password; the code of an OAuth page.
 */
final class NorenLoginCalls {
    private final NorenAccount account;

    NorenLoginCalls(NorenAccount account) {
        this.account = account;
    }

    /** The page a person logs in on: it says at once where the browser would land. */
    SimReply page(SimRequest request) {
        if (!NorenAccount.API_KEY.equals(request.parameter("app_key"))) {
            return SimReply.text(400, "text/plain", "Invalid app_key");
        }
        String code = account.newRequestCode();
        return SimReply.text(
                200,
                "text/html",
                "<!doctype html><title>Simulated login</title><h1>Simulated Flattrade login</h1><p>Copy this"
                        + " address: <code id=landing>http://127.0.0.1/redirect?code="
                        + code
                        + "&amp;client="
                        + NorenAccount.USER_ID
                        + "</code>");
    }

    /** {@code POST /trade/apitoken}. */
    String exchange(String body) throws IOException {
        Map<String, String> asked = NorenJsonText.read(body);
        String code = asked.getOrDefault("request_code", "");
        String proof = NorenAccount.sha256(NorenAccount.API_KEY + code + NorenAccount.API_SECRET);
        boolean isRight =
                NorenAccount.API_KEY.equals(asked.get("api_key"))
                        && proof.equals(asked.get("api_secret"));
        if (!isRight || !account.takeRequestCode(code)) {
            return NorenJsonText.object(
                    "token",
                    "",
                    "client",
                    "",
                    "stat",
                    "Not_Ok",
                    "emsg",
                    isRight ? "Invalid request_code" : "Invalid api_key or api_secret");
        }
        return NorenJsonText.object(
                "token",
                account.newToken(),
                "client",
                NorenAccount.USER_ID,
                "stat",
                "Ok",
                "emsg",
                "");
    }

    String answer(String route, Map<String, String> asked) {
        return route.equals("QuickAuth") ? quickAuth(asked) : oauth(asked);
    }

    private String quickAuth(Map<String, String> asked) {
        boolean isRight =
                NorenAccount.USER_ID.equals(asked.get("uid"))
                        && NorenAccount.sha256(NorenAccount.PASSWORD).equals(asked.get("pwd"))
                        && NorenAccount.VENDOR.equals(asked.get("vc"))
                        && NorenAccount.sha256(NorenAccount.USER_ID + "|" + NorenAccount.API_SECRET)
                                .equals(asked.get("appkey"));
        boolean hasCode = asked.getOrDefault("factor2", "").matches("[0-9]{6}");
        if (!isRight || !hasCode) {
            return NorenRestServer.refusal(
                    isRight ? "Invalid Input : TOTP" : "Invalid Input : Wrong user or password");
        }
        return NorenJsonText.object(
                "stat", "Ok", "susertoken", account.newToken(), "actid", NorenAccount.USER_ID);
    }

    private String oauth(Map<String, String> asked) {
        String code = asked.getOrDefault("code", "");
        String proof = NorenAccount.sha256(NorenAccount.API_KEY + NorenAccount.API_SECRET + code);
        return proof.equals(asked.get("checksum")) && account.takeRequestCode(code)
                ? NorenJsonText.object("stat", "Ok", "access_token", account.newToken())
                : NorenRestServer.refusal("Invalid Input : code");
    }
}
