package io.icebreaker.feed.sim.noren;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one account of a simulated house: who it is, and which token is good today. Any thread. */
public final class NorenAccount {
    /** What every simulated account has, unless told otherwise. */
    public static final String USER_ID = "FT000001";

    public static final String API_KEY = "simulated-key";
    public static final String API_SECRET = "simulated-secret";
    public static final String PASSWORD = "simulated-password";
    public static final String VENDOR = "FT000001_U";

    private String token;
    private String requestCode;
    private int issued;

    NorenAccount(String token) {
        this.token = token;
    }

    synchronized boolean isToken(String offered) {
        return token != null && token.equals(offered);
    }

    /** The only token good from now on; null for none. */
    synchronized void token(String next) {
        token = next;
    }

    /** A login: the token before is good no more. */
    synchronized String newToken() {
        token = "token" + ++issued + Long.toHexString(System.nanoTime());
        return token;
    }

    /** As if a person had logged in on the page: a code good for one exchange. */
    synchronized String newRequestCode() {
        requestCode = "code" + ++issued + Long.toHexString(System.nanoTime());
        return requestCode;
    }

    /** Whether it is the code given out; a right one is used up. */
    synchronized boolean takeRequestCode(String offered) {
        boolean isRight = requestCode != null && requestCode.equals(offered);
        requestCode = isRight ? null : requestCode;
        return isRight;
    }

    /** Lower-case hex SHA-256. */
    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
