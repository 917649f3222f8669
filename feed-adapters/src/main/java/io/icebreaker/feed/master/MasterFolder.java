package io.icebreaker.feed.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** A broker's directory of kept masters, one directory a date in it. */
final class MasterFolder {
    private MasterFolder() {}

    /** Complete ones, the newest first. */
    static List<Path> dates(Path broker) {
        if (!Files.isDirectory(broker)) {
            return List.of();
        }
        try (var entries = Files.list(broker)) {
            return entries.filter(e -> e.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d"))
                    .filter(MasterNote::isIn)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Puts a finished directory in its place; one that is there gives way. */
    static void moveInto(Path aside, Path place) throws IOException {
        Path former = place.resolveSibling(".former-" + place.getFileName());
        delete(former);
        if (Files.exists(place)) {
            Files.move(place, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        delete(former);
    }

    /** Deletes all but the newest. */
    static void prune(Path broker, int kept) {
        List<Path> dates = dates(broker);
        dates.subList(Math.min(kept, dates.size()), dates.size()).forEach(MasterFolder::delete);
    }

    /** Deletes a directory of files; what cannot be deleted stays and harms nothing. */
    static void delete(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                Files.deleteIfExists(entry);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
