package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.Totp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * Dhan's login by PIN and TOTP, and the profile a token is tried with (feed-dhan 10). Each new token ends the
 * one before it. Used under the server's lock.
 */
final class DhanLoginDesk {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter VALIDITY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Duration LIFE = Duration.ofHours(24);

    private final DhanGate gate;
    private final String pin;
    private final Secret seed;
    private final InstantSource clock;
    private int minted;

    DhanLoginDesk(DhanGate gate, String pin, Secret seed, InstantSource clock) {
        this.gate = gate;
        this.pin = pin;
        this.seed = seed;
        this.clock = clock;
    }

    /** {@code POST /app/generateAccessToken}. */
    SimReply generate(SimRequest request) {
        boolean isOurs =
                request.parameter("dhanClientId").equals(gate.clientId())
                        && request.parameter("pin").equals(pin);
        String code = Totp.code(seed, clock.instant()).<String>reveal(text -> text);
        if (!isOurs || !request.parameter("totp").equals(code)) {
            return SimReply.json("{\"status\":\"error\",\"message\":\"Invalid Pin or TOTP\"}");
        }
        String token = mint();
        gate.accessToken(token);
        String expiry = LocalDateTime.ofInstant(clock.instant().plus(LIFE), IST).toString();
        return SimReply.json(
                "{\"dhanClientId\":\""
                        + gate.clientId()
                        + "\",\"dhanClientName\":\"SIMULATED\",\"accessToken\":\""
                        + token
                        + "\",\"expiryTime\":\""
                        + expiry
                        + "\"}");
    }

    /** A JWT without a signature anybody could check. */
    private String mint() {
        Instant now = clock.instant();
        String said =
                "{\"iss\":\"dhan\",\"iat\":"
                        + now.getEpochSecond()
                        + ",\"exp\":"
                        + now.plus(LIFE).getEpochSecond()
                        + ",\"dhanClientId\":\""
                        + gate.clientId()
                        + "\"}";
        minted++;
        return part("{\"alg\":\"HS512\"}") + "." + part(said) + "." + part("simulated" + minted);
    }

    private static String part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** {@code GET /v2/profile}. */
    SimReply profile() {
        LocalDateTime end = LocalDateTime.ofInstant(clock.instant().plus(LIFE), IST);
        return SimReply.json(
                "{\"dhanClientId\":\""
                        + gate.clientId()
                        + "\",\"tokenValidity\":\""
                        + end.format(VALIDITY)
                        + "\",\"activeSegment\":\"Equity, Derivative\",\"ddpi\":\"Active\","
                        + "\"dataPlan\":\"Active\"}");
    }
}
