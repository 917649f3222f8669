package io.icebreaker.app.broker;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.RestHttp;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One account at a broker: a feed of the configuration, or one to be.
 *
 * @param feed the name in the configuration
 * @param rest where REST and login are; null for the broker's own
 * @param stream where the stream is; null for the broker's own
 * @param keysFile of mode 0600, need not exist
 * @param tokenFile of mode 0600, need not exist
 */
public record Account(
        String feed, BrokerKind kind, URI rest, URI stream, Path keysFile, Path tokenFile) {
    /** One an account, whoever logs in: its pace is the account's. As many as accounts were ever named. */
    private static final Map<String, LoginHttp> LOGINS = new ConcurrentHashMap<>();

    /** An account nothing was configured for: its files get the broker's name. */
    public static Account of(BrokerKind kind, Path secrets) {
        return new Account(
                kind.name(),
                kind,
                null,
                null,
                keysFile(secrets, kind.name()),
                tokenFile(secrets, kind.name()));
    }

    public static Path keysFile(Path secrets, String feed) {
        return secrets.resolve(feed + ".keys");
    }

    public static Path tokenFile(Path secrets, String feed) {
        return secrets.resolve(feed + ".token");
    }

    public Keys keys(Map<String, String> environment) {
        return Keys.of(environment, keysFile);
    }

    public TokenFile token() {
        return new TokenFile(tokenFile);
    }

    /** The token file's, else the environment's. */
    public TokenSource tokens(Map<String, String> environment) {
        return TokenSource.firstOf(
                token(), TokenSource.ofEnvironment(environment, kind.tokenVariable()));
    }

    /**
     * How to log in here.
     *
     * @throws IllegalStateException when this build has no login for the broker
     */
    public LoginFlow flow(InstantSource clock) {
        LoginHttp http =
                LOGINS.computeIfAbsent(
                        feed + " " + rest, of -> new RestHttp(kind.title(), System::nanoTime));
        return flow(http, clock);
    }

    LoginFlow flow(LoginHttp http, InstantSource clock) {
        if (!kind.isThere()) {
            throw new IllegalStateException(
                    "logging in to " + kind.title() + " is not there yet in this build");
        }
        return kind.login().apply(new LoginSetup(http, rest, clock));
    }
}
