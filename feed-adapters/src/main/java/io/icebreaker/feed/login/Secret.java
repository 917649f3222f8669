package io.icebreaker.feed.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;

/**
 * A key, PIN, seed or token. Whatever prints, logs or concatenates it shows {@code ***}; its text is had only
 * by {@link #reveal}, so that a search for that word finds every place where a secret leaves.
 *
 * <p>Immutable, any thread. Equality takes the same time wherever two secrets of one length differ. An empty
 * secret is allowed and {@link #isEmpty}: a variable set to nothing.
 */
public final class Secret {
    /** What is shown in a secret's place. */
    public static final String HIDDEN = "***";

    /** Below this length the last four characters would be too much of it: a PIN has four to six. */
    private static final int MIN_LENGTH_TO_HINT = 12;

    private static final int HINT_LENGTH = 4;
    private static final int MIN_LENGTH_TO_REDACT = 4;
    private static final Comparator<Secret> LONGEST_FIRST =
            Comparator.comparingInt(secret -> -secret.text.length);
    private static final int SALT =
            new SecureRandom().nextInt(); // hash codes tell nothing outside this JVM

    private final char[] text;

    private Secret(char[] text) {
        this.text = text;
    }

    /** Takes a text without the white space around it, as pasting leaves it. */
    public static Secret of(String text) {
        return new Secret(text.strip().toCharArray());
    }

    /** Takes a copy, stripped as above; the caller wipes its own, as {@code Console.readPassword} asks. */
    public static Secret of(char[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        return new Secret(Arrays.copyOfRange(text, from, to));
    }

    /**
     * Gives the text to one use: a header, a form field, a digest. The use keeps it no longer than it must
     * and puts it into no message.
     */
    public <T> T reveal(Function<? super String, ? extends T> use) {
        return use.apply(new String(text));
    }

    public boolean isEmpty() {
        return text.length == 0;
    }

    /** How a page tells which secret is set: the last four characters, none of a short one. */
    public String hint() {
        return text.length < MIN_LENGTH_TO_HINT
                ? HIDDEN
                : HIDDEN + new String(text, text.length - HINT_LENGTH, HINT_LENGTH);
    }

    /**
     * A text from outside (a broker's message, a library's) with these secrets, should it repeat them,
     * plain or as in a URL, made unreadable. The longest first: one may hold another. Below four characters
     * nothing is a secret worth the damage to the text.
     */
    public static String redact(String outside, Collection<Secret> secrets) {
        String text = outside;
        for (Secret secret : secrets.stream().sorted(LONGEST_FIRST).toList()) {
            if (secret.text.length >= MIN_LENGTH_TO_REDACT) {
                String plain = new String(secret.text);
                text = text.replace(plain, HIDDEN);
                String inForm = URLEncoder.encode(plain, StandardCharsets.UTF_8);
                text = text.replace(inForm, HIDDEN).replace(inForm.replace("+", "%20"), HIDDEN);
            }
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text) ^ SALT;
    }

    private byte[] bytes() {
        return new String(text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
