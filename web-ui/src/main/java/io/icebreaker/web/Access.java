package io.icebreaker.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask. The server listens on the loopback address only; what is left are other sites in the user's
 * own browser: one that makes its name resolve to us (refused by Host), one that calls us from its pages
 * (refused by Origin, by what the browser says of the asking site, by a header that other sites cannot send,
 * and by never allowing their scripts to read an answer).
 */
final class Access {
    /** A name or an address in brackets, then perhaps a port. */
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What a browser says of our own page, and of an address typed in. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /** What changes something, or starts it. */
    private static final Set<HandlerType> CHANGING =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

    private static final String OWN_HEADER = "X-Icebreaker";
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'";

    private final WebCounter.Set counters;

    Access(WebCounter.Set counters) {
        this.counters = counters;
    }

    /** Sets the headers every answer carries, and refuses what is not for us. */
    void check(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        String host = ctx.header("Host");
        if (host == null
                || !HOSTS.contains(PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""))) {
            counters.count(WebCounter.WEB_HOSTS_REFUSED);
            throw new Refusal(
                    403,
                    "not a name of this server",
                    "Host",
                    "open http://127.0.0.1 with the server's port");
        }
        refuseOtherSites(ctx, host);
        if (CHANGING.contains(ctx.method()) && !"1".equals(ctx.header(OWN_HEADER))) {
            throw foreign("the header " + OWN_HEADER + " is missing", OWN_HEADER, "send it with 1");
        }
    }

    private void refuseOtherSites(Context ctx, String host) {
        String origin = ctx.header("Origin");
        String site = ctx.header("Sec-Fetch-Site");
        boolean isAsked = // a link to the page may stand anywhere
                ctx.path().contains("/api/") || ctx.path().equals(WebServer.METRICS);
        boolean isForeign = origin != null && !origin.equalsIgnoreCase("http://" + host);
        if (isForeign || isAsked && site != null && !OWN_SITES.contains(site)) {
            throw foreign(
                    "asked from another site",
                    isForeign ? "Origin" : "Sec-Fetch-Site",
                    "only this server's own page may ask");
        }
    }

    private Refusal foreign(String why, String header, String hint) {
        counters.count(WebCounter.WEB_ORIGINS_REFUSED);
        return new Refusal(403, why, header, hint);
    }
}
