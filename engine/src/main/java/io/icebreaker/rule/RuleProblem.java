package io.icebreaker.rule;

/**
 * Why a rule of a file is not in use. The others are.
 *
 * @param line of the file where the rule's faulty key, or the rule, stands; 0 where no line is to blame
 * @param place of the rule in its file, from 1
 * @param name of the rule, empty where it has none
 * @param key of the rule that is to blame, empty for the rule as a whole
 * @param column of the condition's text, from 1; 0 where that is not to blame
 * @param message what is wrong
 */
public record RuleProblem(
        int line, int place, String name, String key, int column, String message) {
    /** With its place, for people. */
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "")
                + "rule "
                + place
                + (name.isEmpty() ? "" : " '" + name + "'")
                + (key.isEmpty() ? "" : ", " + key)
                + (column > 0 ? ", column " + column : "")
                + ": "
                + message;
    }
}
