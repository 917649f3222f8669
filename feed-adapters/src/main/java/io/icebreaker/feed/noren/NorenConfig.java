package io.icebreaker.feed.noren;

import java.net.URI;
import java.util.List;

/**
 * Which house of the Noren family (feed-noren 1): hosts, and the words of its connect message. The reader is
 * the same for all.
 *
 * @param broker {@code flattrade} or {@code shoonya}
 * @param stream {@code wss} anywhere, {@code ws} only on this machine; holds no credentials
 * @param rest {@code https} anywhere, {@code http} only on this machine; without a slash at its end
 * @param dialect the words of the connect message
 */
public record NorenConfig(String broker, URI stream, URI rest, Dialect dialect) {
    /** How a house wants to be greeted. */
    public enum Dialect {
        /** Task {@code a}, the token as {@code accesstoken}. */
        ACCESS_TOKEN("a", "accesstoken"),
        /** Task {@code c}, the token as {@code susertoken}: older gateways. */
        USER_TOKEN("c", "susertoken");

        private final String task;
        private final String tokenKey;

        Dialect(String task, String tokenKey) {
            this.task = task;
            this.tokenKey = tokenKey;
        }

        String task() {
            return task;
        }

        String tokenKey() {
            return tokenKey;
        }
    }

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public NorenConfig {
        require(stream, "wss", "ws");
        require(rest, "https", "http");
    }

    private static void require(URI url, String secure, String plain) {
        boolean isLocal = plain.equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
        if (url.getHost() == null || !secure.equals(url.getScheme()) && !isLocal) {
            throw new IllegalArgumentException(
                    "url must be "
                            + secure
                            + "://host, or "
                            + plain
                            + ":// on loopback, was "
                            + url.getScheme()
                            + "://...");
        }
        if (url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url must hold neither query nor user: credentials have files of their own");
        }
    }

    /** Flattrade's gateway since January 2026. */
    public static NorenConfig flattrade() {
        return of("flattrade", "piconnect.flattrade.in/", "PiConnectWSAPI/", "PiConnectAPI", true);
    }

    /** Flattrade's gateway before. */
    public static NorenConfig flattradeOld() {
        return of("flattrade", "piconnect.flattrade.in/", "PiConnectWSTp/", "PiConnectTP", false);
    }

    /** Shoonya with a token of its OAuth login. */
    public static NorenConfig shoonya() {
        return of("shoonya", "api.shoonya.com/", "NorenWSAPI/", "NorenWClientAPI", true);
    }

    /** Shoonya with a token of {@code QuickAuth}. */
    public static NorenConfig shoonyaClassic() {
        return of("shoonya", "api.shoonya.com/", "NorenWSTP/", "NorenWClientTP", false);
    }

    private static NorenConfig of(
            String broker, String host, String stream, String rest, boolean isAccessToken) {
        return new NorenConfig(
                broker,
                URI.create("wss://" + host + stream),
                URI.create("https://" + host + rest),
                isAccessToken ? Dialect.ACCESS_TOKEN : Dialect.USER_TOKEN);
    }

    /** The same house on another host, a simulator: scheme, host and port are the others', paths stay. */
    public NorenConfig at(URI streamHost, URI restHost) {
        return new NorenConfig(broker, moved(stream, streamHost), moved(rest, restHost), dialect);
    }

    private static URI moved(URI url, URI to) {
        return URI.create(to.getScheme() + "://" + to.getRawAuthority() + url.getRawPath());
    }
}
