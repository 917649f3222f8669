package io.icebreaker.feed.noren;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Messages as a server sends them, and as none should: of few instruments, so that states get a history. */
final class RandomMessages {
    private static final String[] KINDS = {"tk", "tf", "tf", "tf", "dk", "df", "df", "df", "df"};
    private static final String[] OTHER_KINDS = {
        "ak", "ck", "uk", "udk", "ok", "uok", "pk", "h", "hk", "om", "pm", "xx", "", "TK", "tkk",
        "t\u0101"
    };
    private static final String[] EXCHANGES = {
        "NSE", "NSE", "NFO", "BSE", "CDS", "BFO", "MCX", "BCD", "NCX", "nse", "", "NSE "
    };
    private static final String[] TOKENS = {"1", "2", "22", "26000", "4294967295", "00022"};
    private static final String[] BAD_TOKENS = {
        "0", "", "4294967296", "00000000022", "-1", "2.0", "KAPAS", "\u0661"
    };
    private static final String[] KEYS = {
        "lp", "ap", "o", "h", "l", "c", "v", "ltq", "oi", "poi", "tbq", "tsq", "ft", "ltt", "uc",
        "lc", "52h", "52l", "pc", "toi", "ts", "cp", "bp0", "bp6", "xq1", "zz"
    };
    private static final String[] BAD_NUMBERS = {
        "",
        "NA",
        "-",
        "+1",
        "1e3",
        " 1",
        "1 ",
        "1,000",
        ".5",
        "5.",
        "1.2.3",
        "--1",
        "NaN",
        "0x10",
        "1234567890123456",
        "9223372036854775808",
        "99999999999999999999",
        "1.1234567890",
        "\u0665"
    };
    private static final String[] GOOD_NUMBERS = {
        "0",
        "0.00",
        "-0.00",
        "1",
        "5.000",
        "0.00005",
        "-0.00005",
        "0.00004999",
        "1.23455",
        "999999999999999.9999",
        "922337203685477.5807",
        "922337203685477.5808",
        "-922337203685477.5808",
        "9223372036854775807",
        "4294967296"
    };
    private static final String[] TIMES = {
        "05:30:00",
        "00:00:00",
        "23:59:59",
        "24:00:00",
        "09:15:60",
        "9:15:00",
        "09-15-00",
        "29-02-2024 10:00:00",
        "29-02-2023 10:00:00",
        "31-12-1999 23:59:59",
        "01-01-2000 05:30:00",
        "01-01-2100 05:30:00",
        "01-01-2100 05:30:01",
        "13-13-2026 10:00:00",
        "03-09-2026T11:05:08",
        "946684800",
        "946684799",
        "4102444800",
        "4102444801",
        "99999999999",
        "1788413708"
    };

    private final SplittableRandom random;

    RandomMessages(SplittableRandom random) {
        this.random = random;
    }

    byte[] next() {
        byte[] good = render(message()).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(8) == 0 ? mutated(good) : good;
    }

    private Map<String, String> message() {
        var message = new LinkedHashMap<String, String>();
        boolean isOther = random.nextInt(200) == 0;
        message.put("t", pick(isOther ? OTHER_KINDS : KINDS));
        if (random.nextInt(12) != 0) {
            message.put("e", EXCHANGES[random.nextInt(random.nextInt(20) == 0 ? 12 : 5)]);
        }
        if (random.nextInt(100) != 0) {
            message.put("tk", pick(random.nextInt(40) == 0 ? BAD_TOKENS : TOKENS));
        }
        for (int keys = random.nextInt(12); keys > 0; keys--) {
            String key = random.nextBoolean() ? pick(KEYS) : level();
            message.put(key, value(key));
        }
        return message;
    }

    private String level() {
        return pick("b", "s") + pick("p", "q", "o") + (1 + random.nextInt(5));
    }

    private String value(String key) {
        if (key.equals("ltt") && random.nextInt(4) != 0) {
            return random.nextBoolean() ? pick(TIMES) : clock();
        }
        return switch (random.nextInt(8)) {
            case 0 -> pick(BAD_NUMBERS);
            case 1, 2 -> pick(GOOD_NUMBERS);
            case 3 -> Integer.toString(random.nextInt(100_000));
            case 4 -> Long.toString(1_788_413_000L + random.nextInt(2_000));
            default -> random.nextInt(3_000) + "." + random.nextInt(10) + random.nextInt(10);
        };
    }

    private String clock() {
        return String.format(
                "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
    }

    /** JSON with the freedom JSON has: order, space, escapes. */
    private String render(Map<String, String> message) {
        var keys = new ArrayList<>(message.keySet());
        if (random.nextInt(3) == 0) {
            Collections.shuffle(keys, new java.util.Random(random.nextLong()));
        }
        boolean isSpaced = random.nextInt(10) == 0;
        String space = isSpaced ? " \n\t\r" : "";
        List<String> members = new ArrayList<>();
        for (String key : keys) {
            members.add(
                    space + quoted(key) + space + ":" + space + quoted(message.get(key)) + space);
        }
        return space + "{" + String.join(",", members) + "}" + space;
    }

    private String quoted(String text) {
        if (random.nextInt(40) != 0) {
            return '"' + text + '"';
        }
        var escaped = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            escaped.append(String.format("\\u%04" + pick("x", "X"), (int) c));
        }
        return escaped.append('"').toString();
    }

    private byte[] mutated(byte[] good) {
        byte[] bytes = Arrays.copyOf(good, Math.max(0, good.length + random.nextInt(-4, 5)));
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            byte[] likely = "{}[]\":,\\ 0.tfe\u00e9".getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean()
                            ? likely[random.nextInt(likely.length)]
                            : (byte) random.nextInt();
        }
        return bytes;
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
