package io.icebreaker.reference;

import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;

/** Type and points of one packet's values, PCR off (analytics 5.2, 5.3). */
final class NaiveScore {
    private final Settings settings;
    private final NaiveSignals.Values v;
    private final String type;
    private final int imbalance;
    private final int institutional;
    private final int surge;

    NaiveScore(Settings settings, NaiveSignals.Values v) {
        this.settings = settings;
        this.v = v;
        type = findType();
        imbalance = imbalancePoints();
        institutional = institutionalPoints();
        surge =
                v.surge() > s(Setting.SURGE_HIGH)
                        ? 2
                        : v.surge() >= s(Setting.SURGE_MEDIUM) ? 1 : 0;
    }

    private double s(Setting setting) {
        return settings.number(setting);
    }

    private boolean guard(double rel) {
        return Double.isNaN(rel) || rel >= s(Setting.INSTITUTIONAL_REL_MIN);
    }

    private boolean institutional(double r, double rel) {
        return r >= s(Setting.INSTITUTIONAL_THRESHOLD) && guard(rel);
    }

    private String findType() {
        boolean acc =
                institutional(v.rBid(), v.relBid())
                        && Math.abs(v.rBps()) <= s(Setting.STABLE_BPS)
                        && (v.obiW() <= -s(Setting.OBI_MEDIUM)
                                || v.dl() <= -s(Setting.DELTA_ABSORB));
        boolean dist =
                institutional(v.rAsk(), v.relAsk())
                        && Math.abs(v.rBps()) <= s(Setting.STABLE_BPS)
                        && (v.obiW() >= s(Setting.OBI_MEDIUM) || v.dl() >= s(Setting.DELTA_ABSORB));
        if (acc && dist && v.rBid() == v.rAsk()) {
            return "";
        }
        if (acc && !(dist && v.rAsk() > v.rBid())) {
            return "ACCUMULATION";
        }
        if (dist) {
            return "DISTRIBUTION";
        }
        boolean surges = v.surge() >= s(Setting.SURGE_MEDIUM);
        if (v.obiW() >= s(Setting.OBI_MEDIUM)
                && v.dl() >= s(Setting.DELTA_MOVE)
                && surges
                && v.rBps() >= s(Setting.MOVE_BPS)) {
            return "BUY";
        }
        if (v.obiW() <= -s(Setting.OBI_MEDIUM)
                && v.dl() <= -s(Setting.DELTA_MOVE)
                && surges
                && v.rBps() <= -s(Setting.MOVE_BPS)) {
            return "SELL";
        }
        return "";
    }

    private int imbalancePoints() {
        if (type.equals("BUY") || type.equals("DISTRIBUTION")) {
            return v.obiW() >= s(Setting.OBI_STRONG)
                    ? 3
                    : v.obiW() >= s(Setting.OBI_MEDIUM) ? 2 : 0;
        }
        return v.obiW() <= -s(Setting.OBI_STRONG) ? 3 : v.obiW() <= -s(Setting.OBI_MEDIUM) ? 2 : 0;
    }

    private int institutionalPoints() {
        boolean bid = type.equals("ACCUMULATION") || type.equals("BUY");
        double r = bid ? v.rBid() : v.rAsk();
        if (!guard(bid ? v.relBid() : v.relAsk())) {
            return 0;
        }
        return r > s(Setting.INSTITUTIONAL_STRONG)
                ? 3
                : r >= s(Setting.INSTITUTIONAL_THRESHOLD) ? 2 : 0;
    }

    private int base() {
        return type.equals("ACCUMULATION") || type.equals("DISTRIBUTION") ? 3 : 2;
    }

    private int rankScore() {
        return base() + imbalance + institutional + surge;
    }

    String type() {
        return type;
    }

    int direction() {
        return switch (type) {
            case "ACCUMULATION", "BUY" -> 1;
            case "DISTRIBUTION", "SELL" -> -1;
            default -> 0;
        };
    }

    int confidence() {
        return Math.min(10, rankScore());
    }

    /** rank_score to p_surge of the export. */
    String points() {
        return rankScore() + "," + base() + ",0," + imbalance + "," + institutional + "," + surge;
    }
}
