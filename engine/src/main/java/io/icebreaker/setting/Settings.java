package io.icebreaker.setting;

import java.util.Arrays;

/** One value for each {@link Setting}. Immutable; any thread. Cold: kernels read it when they are built. */
public final class Settings {
    /** What holds where nothing is set. */
    public static final Settings DEFAULTS = new Settings(usual());

    private final String[] values;

    private Settings(String[] values) {
        this.values = values;
    }

    private static String[] usual() {
        return Arrays.stream(Setting.values()).map(Setting::usual).toArray(String[]::new);
    }

    /**
     * The same with one value changed.
     *
     * @throws IllegalArgumentException when there is no such key, or the value is not allowed; the message
     *     says what is
     */
    public Settings with(String key, String value) {
        Setting setting = Setting.named(key);
        if (setting == null) {
            throw new IllegalArgumentException(key + ": no such setting");
        }
        String[] changed = values.clone();
        changed[setting.ordinal()] = setting.checked(value);
        return new Settings(changed);
    }

    public long whole(Setting setting) {
        return Long.parseLong(values[setting.ordinal()]);
    }

    public double number(Setting setting) {
        return Double.parseDouble(values[setting.ordinal()]);
    }

    public boolean isOn(Setting setting) {
        return Boolean.parseBoolean(values[setting.ordinal()]);
    }

    public String text(Setting setting) {
        return values[setting.ordinal()];
    }

    /** One {@code key = value} a line, all of them: what {@link #parse} reads. */
    public String toText() {
        var text = new StringBuilder();
        for (Setting setting : Setting.values()) {
            text.append(setting.key()).append(" = ").append(text(setting)).append('\n');
        }
        return text.toString();
    }

    /**
     * Reads what {@link #toText} wrote; keys it does not name keep their default.
     *
     * @throws IllegalArgumentException naming the line
     */
    public static Settings parse(String text) {
        Settings settings = DEFAULTS;
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (equals < 0) {
                throw new IllegalArgumentException("line " + number + ": no '=' in '" + line + "'");
            }
            settings =
                    settings.with(
                            line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
        return settings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && Arrays.equals(values, settings.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
