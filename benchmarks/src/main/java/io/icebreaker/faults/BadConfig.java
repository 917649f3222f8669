package io.icebreaker.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils a good configuration in one place, so that it is surely bad, and says which key that concerns. */
final class BadConfig {
    private static final Pattern SETTING =
            Pattern.compile("^(\\s*)([A-Za-z][\\w.-]*)(\\s*=\\s*)([^\\[{#]+)$");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(e[0-9]+)?");

    /**
     * A spoilt configuration.
     *
     * @param key what the refusal must name
     * @param how for people
     */
    record Case(String text, String key, String how) {}

    private final List<String> lines;
    private final List<Integer> settings = new ArrayList<>();

    BadConfig(String good) {
        lines = good.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (SETTING.matcher(lines.get(at)).matches()) {
                settings.add(at);
            }
        }
    }

    Case next(SplittableRandom random) {
        int at = settings.get(random.nextInt(settings.size()));
        Matcher setting = SETTING.matcher(lines.get(at));
        setting.matches();
        String key = setting.group(2);
        String value = setting.group(4).strip();
        return switch (random.nextInt(3)) {
            case 0 -> {
                String other = key + (char) ('a' + random.nextInt(26)) + "q";
                yield with(at, setting, other, value, other, "an unknown key");
            }
            case 1 -> with(at, setting, key, "[ 1, 2 ]", key, "a list for one value");
            default -> with(at, setting, key, wrong(value, random), key, "a wrong value");
        };
    }

    /** Of another type than the value that is right. */
    private static String wrong(String value, SplittableRandom random) {
        if (value.equals("true") || value.equals("false")) {
            return random.nextBoolean() ? "perhaps" : "7";
        }
        if (NUMBER.matcher(value).matches()) {
            return random.nextBoolean() ? "many" : "-1e15";
        }
        return random.nextBoolean() ? "3" : "true";
    }

    private Case with(int at, Matcher setting, String name, String value, String key, String how) {
        List<String> spoilt = new ArrayList<>(lines);
        spoilt.set(at, setting.group(1) + name + setting.group(3) + value);
        String what = how + " in line " + (at + 1) + ": " + spoilt.get(at).strip();
        return new Case(String.join("\n", spoilt) + "\n", key, what);
    }
}
