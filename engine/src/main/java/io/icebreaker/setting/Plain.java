package io.icebreaker.setting;

/** The plain form of values, null for what is none. */
final class Plain {
    /** A value is one line of a file, and short. */
    static final int MOST_TEXT = 400;

    private Plain() {}

    /** A short line. */
    static String line(String value) {
        String line = value.strip();
        boolean fits =
                line.length() <= MOST_TEXT && line.chars().noneMatch(Character::isISOControl);
        return fits ? line : null;
    }

    /** A number within bounds, both included. */
    static String number(String value, boolean isWhole, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            boolean within = number >= least && number <= most;
            if (!within || isWhole && number != Math.rint(number)) {
                return null;
            }
            return isWhole ? Long.toString((long) number) : Double.toString(number);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
