package io.icebreaker.backtest.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values to try of some parameters: {@code fast=3,5,8;slow=13,21}. Its cells are all combinations, the last
 * parameter changing fastest.
 *
 * @param axes values by parameter, in the order given
 */
public record Grid(Map<String, List<String>> axes) {
    /** 100,000 cells of a second each are a day of one core. */
    private static final int MOST_CELLS = 100_000;

    public Grid {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("grid: no parameter; try fast=3,5,8;slow=13,21");
        }
        axes = new LinkedHashMap<>(axes);
    }

    /**
     * Reads {@code name=value,value;name=value,value}.
     *
     * @throws IllegalArgumentException when a part is not of that form, or a name or value stands twice
     */
    public static Grid parse(String text) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        long cells = 1;
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "grid: must be name=value,value;... , was '" + part.strip() + "'");
            }
            String name = part.substring(0, equals).strip();
            List<String> values = new ArrayList<>();
            for (String value : part.substring(equals + 1).split(",")) {
                if (value.isBlank() || values.contains(value.strip())) {
                    throw new IllegalArgumentException(
                            "grid: " + name + " has an empty value or one twice");
                }
                values.add(value.strip());
            }
            if (axes.put(name, List.copyOf(values)) != null) {
                throw new IllegalArgumentException("grid: " + name + " stands twice");
            }
            cells *= values.size();
            if (cells > MOST_CELLS) {
                throw new IllegalArgumentException("grid: more than " + MOST_CELLS + " cells");
            }
        }
        return new Grid(axes);
    }

    public int size() {
        return axes.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
    }

    /** Parameters of each cell. */
    public List<Map<String, String>> cells() {
        List<Map<String, String>> cells = new ArrayList<>();
        for (int index = 0; index < size(); index++) {
            cells.add(cell(index));
        }
        return cells;
    }

    private Map<String, String> cell(int index) {
        int rest = size();
        int at = index;
        Map<String, String> cell = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            rest /= axis.getValue().size();
            cell.put(axis.getKey(), axis.getValue().get(at / rest));
            at %= rest;
        }
        return cell;
    }

    /** Cells one step away on one axis. */
    public List<Integer> neighbours(int index) {
        List<Integer> found = new ArrayList<>();
        int stride = size();
        for (List<String> values : axes.values()) {
            stride /= values.size();
            int place = index / stride % values.size();
            if (place > 0) {
                found.add(index - stride);
            }
            if (place < values.size() - 1) {
                found.add(index + stride);
            }
        }
        return found;
    }
}
