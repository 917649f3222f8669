package io.icebreaker.travel;

import io.icebreaker.publish.Board;
import io.icebreaker.setting.Settings;
import java.nio.file.Path;
import java.util.function.IntFunction;

/**
 * A recorded day and how it is to be shown.
 *
 * @param name what people call it
 * @param path its journal
 * @param grows whether it is being written now
 * @param instruments room for them
 * @param settings kept beside the journal
 * @param boards makes a board for so many instruments
 */
public record Day(
        String name,
        Path path,
        boolean grows,
        int instruments,
        Settings settings,
        IntFunction<Board> boards) {}
