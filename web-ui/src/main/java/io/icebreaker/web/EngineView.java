package io.icebreaker.web;

import io.icebreaker.scan.ScanProvider;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.EngineMeter;
import io.icebreaker.tick.Instrument;
import java.util.List;
import java.util.Map;

/** What the server asks of the engine beside the board. Answers come at once, from any thread. */
public interface EngineView {
    /** What kind of market is on the board. */
    enum Mode {
        LIVE,
        DEMO,
        REPLAY,
        CLOSED
    }

    /** Where a segment's day stands. */
    enum SessionState {
        PRE_OPEN,
        OPEN,
        AUCTION,
        CLOSED
    }

    /**
     * A segment's trading day, for the chips in the page's head. Times in epoch ms, null where there is none.
     *
     * @param segment as in the instruments
     */
    record Session(
            String segment,
            SessionState state,
            Long openMs,
            Long closeMs,
            Long auctionFromMs,
            Long auctionToMs) {}

    Mode mode();

    /** The mode in the user's words: "simulated market". */
    String modeText();

    String build();

    /** How sides are inferred (analytics 1.3): {@code LEE_READY_SNAP}. */
    String sideModel();

    List<Session> calendar();

    /** Sequence up to which the journal is known to be on disk, 0 when nothing is journaled. */
    long journaledSequence();

    /** {@code LANE_STUCK}, {@code STAGES_FAIL}, or null while the computing goes well. */
    default String trouble() {
        return null;
    }

    /** How the journal is doing: state, durable sequence, measured window ...; empty without one. */
    default Map<String, Object> journal() {
        return Map.of();
    }

    /** When days are backed up, when and how it went last; empty when they are not. */
    default Map<String, Object> backup() {
        return Map.of();
    }

    /** Rolling hash of the derived output. */
    long outputHash();

    /** Packets that could not be used; holes in the input. */
    long rejected();

    long gaps();

    /** The event of the snapshot this start went on from; 0 for the journal's beginning. */
    default long recoveredFrom() {
        return 0;
    }

    /** How long the start took until ticks were accepted, ms. */
    default long timeToReadyMs() {
        return 0;
    }

    /** Instruments found by a few words, the best first, streamed ones or not; none where nobody looks. */
    default List<Instrument> search(String words, int limit) {
        return List.of();
    }

    /** How many instruments a search looks through. */
    default int listed() {
        return 0;
    }

    /** All of the engine's counters by name; iterated in the map's order. */
    Map<String, Long> counters();

    /** What a counter counts, for people; null where nobody says. */
    default String sentence(String counter) {
        return null;
    }

    /** How fast and how clean the engine runs; nothing where it is not measured. */
    default EngineMeter meter() {
        return EngineMeter.NONE;
    }

    /**
     * Who trades on paper and how.
     *
     * @param strategy empty for nobody
     * @param model fill model (analytics 10.3)
     */
    record Paper(String strategy, String parameters, String model, long latencyMs) {
        static final Paper OFF = new Paper("", "", "TOUCH", 0);

        /** As the settings of a day say. */
        public static Paper of(Settings settings) {
            return new Paper(
                    settings.text(Setting.PAPER_STRATEGY),
                    settings.text(Setting.PAPER_PARAMS),
                    settings.text(Setting.PAPER_MODEL),
                    settings.whole(Setting.PAPER_LATENCY_MS));
        }
    }

    /** Paper trading as it is set. */
    default Paper paper() {
        return Paper.OFF;
    }

    /** Who asks the brokers what a user wants to know. */
    default BrokerQuestions questions() {
        return BrokerQuestions.NONE;
    }

    /** Real orders; none unless an account is armed. */
    default Orders orders() {
        return Orders.NONE;
    }

    /** Rules and alerts; none where nobody watches. */
    default Alerts alerts() {
        return Alerts.NONE;
    }

    /**
     * What a user's file says of an instrument.
     *
     * @param marketCapRupees null where it does not say
     */
    record Sector(String name, Long marketCapRupees) {}

    /** A user's file of sectors: display only. */
    interface SectorBook {
        /** Null for an instrument that is not in it. */
        Sector of(Instrument instrument);

        /** For a person: where it came from, or why there is none. */
        String note();

        /** Nobody gave one. */
        static SectorBook none(String note) {
            return new SectorBook() {
                @Override
                public Sector of(Instrument instrument) {
                    return null;
                }

                @Override
                public String note() {
                    return note;
                }
            };
        }
    }

    /** Scans that the user's jars bring. */
    default List<ScanProvider> ownScans() {
        return List.of();
    }

    /** Sectors of instruments; none unless the user gave a file. */
    default SectorBook sectors() {
        return SectorBook.none("no sectors");
    }

    /**
     * One of a broker's rate limits.
     *
     * @param limit in words: {@code 10/s, 400/min}
     * @param waited calls that had to wait for their turn
     * @param refused calls not made because the wait were too long
     * @param pauses the broker's own "too many"
     * @param waitMs what a call now would wait
     */
    record Bucket(
            String name,
            String limit,
            long calls,
            long waited,
            long refused,
            long pauses,
            long waitMs) {}

    /**
     * How calls to one account's broker fare.
     *
     * @param account the feed's name
     * @param circuit CLOSED, OPEN or HALF_OPEN
     * @param notAsked calls not made because the circuit was open
     * @param lastFailure in plain words, empty when there was none
     * @param backfill how far the backfill of bars is, in words; empty when there is none
     */
    record Broker(
            String account,
            String broker,
            String circuit,
            long retryInMs,
            long answered,
            long failed,
            long opened,
            long notAsked,
            long retries,
            String lastFailure,
            String backfill,
            List<Bucket> limits) {}

    /** Brokers that are asked over REST; empty without one. */
    default List<Broker> brokers() {
        return List.of();
    }
}
