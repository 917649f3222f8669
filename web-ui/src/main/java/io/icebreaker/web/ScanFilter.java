package io.icebreaker.web;

import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.RowFilter;
import io.icebreaker.rule.RuleException;
import io.icebreaker.rule.Slot;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A filter that somebody typed, over the columns of a scan that rules know by name. Static; any thread. */
final class ScanFilter {
    private ScanFilter() {}

    /** Columns by the slot that rules read them by. */
    private static Map<Integer, ScanColumn> columns(ScanKind kind) {
        Map<Integer, ScanColumn> columns = new TreeMap<>();
        for (ScanColumn column : kind.columns()) {
            Identifier identifier = column.identifier();
            if (identifier != null) {
                columns.put(Slot.of(identifier), column);
            }
        }
        return columns;
    }

    /** What a filter of a scan may name, in the order of its columns. */
    static Iterable<String> names(ScanKind kind) {
        return kind.columns().stream()
                .filter(column -> column.identifier() != null)
                .map(ScanColumn::name)
                .toList();
    }

    /**
     * The rows that pass; all of them without a text.
     *
     * @throws Refusal 422 with the column of what is wrong
     */
    static Predicate<ScanRow> of(ScanKind kind, String text) {
        if (text == null || text.isBlank()) {
            return row -> true;
        }
        Map<Integer, ScanColumn> columns = columns(kind);
        try {
            RowFilter filter = RowFilter.parse(text, columns::containsKey);
            return row -> filter.matches(slot -> columns.get(slot).filtered(row));
        } catch (RuleException e) {
            throw new Refusal(
                    422,
                    e.getMessage(),
                    "filter",
                    "the language of alert rules over " + String.join(" ", names(kind)),
                    e.column());
        }
    }
}
