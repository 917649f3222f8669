package io.icebreaker.app;

/** A configuration is refused; the message has file, line, key and what to do. */
final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    ConfigException(String message) {
        super(message);
    }
}
