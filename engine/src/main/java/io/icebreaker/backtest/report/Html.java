package io.icebreaker.backtest.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Pieces of a page: escaping, amounts as India writes them, cards and the frame. */
final class Html {
    private static final int GROUP = 3;
    private static final String STYLE = style();

    private Html() {}

    private static String style() {
        try (var in = Html.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped report.css", e);
        }
    }

    /** A whole page around a body. */
    static String page(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escaped(title)
                + "</title>\n<style>\n"
                + STYLE
                + "</style>\n</head>\n<body>\n"
                + body
                + "</body>\n</html>\n";
    }

    static String escaped(Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** {@code ₹1,84,200}: whole rupees from a hundred on, paise below. */
    static String rupees(BigDecimal amount) {
        if (amount == null) {
            return "–";
        }
        boolean isSmall =
                amount.signum() != 0 && amount.abs().compareTo(BigDecimal.valueOf(100)) < 0;
        BigDecimal rounded = amount.setScale(isSmall ? 2 : 0, RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String sign = rounded.signum() < 0 ? "−" : "";
        return sign + "₹" + grouped(whole) + (point < 0 ? "" : digits.substring(point));
    }

    static String rupees(Double amount) {
        return amount == null ? "–" : rupees(BigDecimal.valueOf(amount));
    }

    /** Lakhs and crores: the last three digits, then by twos. */
    static String grouped(String whole) {
        if (whole.length() <= GROUP) {
            return whole;
        }
        var text = new StringBuilder(whole.substring(whole.length() - GROUP));
        int end = whole.length() - GROUP;
        while (end > 0) {
            int from = Math.max(0, end - 2);
            text.insert(0, whole.substring(from, end) + ",");
            end = from;
        }
        return text.toString();
    }

    /** {@code 1 trade}, {@code 2 trades}. */
    static String count(long count, String what) {
        return grouped(Long.toString(count)) + ' ' + what + (count == 1 ? "" : "s");
    }

    static String number(Double value, int digits) {
        return value == null || value.isNaN()
                ? "–"
                : String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−');
    }

    static String percent(Double fraction) {
        return fraction == null ? "–" : number(fraction * 100, 1) + " %";
    }

    static String card(String name, String value, int sign) {
        String tone = sign > 0 ? " class=\"up\"" : sign < 0 ? " class=\"down\"" : "";
        return "<div class=\"card\"><b"
                + tone
                + ">"
                + value
                + "</b><span>"
                + name
                + "</span></div>\n";
    }

    static String cell(BigDecimal amount) {
        String tone =
                amount.signum() > 0
                        ? " class=\"up\""
                        : amount.signum() < 0 ? " class=\"down\"" : "";
        return "<td" + tone + ">" + rupees(amount) + "</td>";
    }

    static String row(String name, Object value) {
        return "<tr><td>"
                + escaped(name)
                + "</td><td class=\"wrap\">"
                + escaped(value)
                + "</td></tr>\n";
    }
}
