package io.icebreaker.app;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.sim.MarketConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Properties;

/**
 * Which simulated day a demo journal holds, kept beside the journal: the same seed and opening make the
 * same market again, so a stopped demo can go on where it stopped.
 */
record DemoMarket(long seed, long openNs, int extraStocks, double rate, int companies) {
    private static final String FILE = "demo.properties";

    /** A new day: the regular session of the last weekday up to {@code today}, from its opening bell. */
    static DemoMarket onLastWeekday(LocalDate today, long seed, int extraStocks, double rate) {
        LocalDate day = today;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        Session session = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, day);
        return new DemoMarket(seed, session.openNs(), extraStocks, rate, 0);
    }

    /** The same day of a market of so many invented companies; 0 for the usual stocks. */
    DemoMarket withCompanies(int count) {
        return new DemoMarket(seed, openNs, extraStocks, rate, count);
    }

    /** What an earlier demo left in the directory; null when there was none. */
    static DemoMarket in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new DemoMarket(
                    Long.parseLong(properties.getProperty("seed")),
                    Long.parseLong(properties.getProperty("openNs")),
                    Integer.parseInt(properties.getProperty("extraStocks")),
                    Double.parseDouble(properties.getProperty("rate")),
                    Integer.parseInt(properties.getProperty("stocks", "0")));
        } catch (NumberFormatException | NullPointerException e) {
            throw new IOException(
                    file
                            + " cannot be read ("
                            + e.getMessage()
                            + "): start with --fresh, or delete its directory",
                    e);
        }
    }

    void keepIn(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = directory.resolve(FILE + ".unfinished");
        Files.writeString(
                unfinished,
                "seed="
                        + seed
                        + "\nopenNs="
                        + openNs
                        + "\nextraStocks="
                        + extraStocks
                        + "\nrate="
                        + rate
                        + "\nstocks="
                        + companies
                        + "\n");
        Files.move(unfinished, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    MarketConfig toConfig() {
        return new MarketConfig(seed, openNs, extraStocks, rate, companies);
    }

    /** Equal markets, equal number. */
    long hash() {
        int usual = Objects.hash(seed, openNs, extraStocks, rate);
        return companies == 0 ? usual : Objects.hash(usual, companies);
    }

    /** The last moment at which anything trades. */
    long closeNs() {
        return SessionCalendar.shipped().session(SessionGroup.DERIVATIVES, openNs).closeNs();
    }
}
