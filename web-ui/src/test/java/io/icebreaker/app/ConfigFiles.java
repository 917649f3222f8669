package io.icebreaker.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped example as a user copies it, with the broker's dump where it looks for it. */
record ConfigFiles(Path root) {
    private static final String DUMP =
            """
            instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,\
            instrument_type,segment,exchange
            256265,1001,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE
            738561,2885,RELIANCE,RELIANCE INDUSTRIES,0,,0,0.05,1,EQ,NSE,NSE
            """;

    /** Writes the dump; configurations follow. */
    static ConfigFiles in(Path root) throws IOException {
        Files.createDirectories(root.resolve("data"));
        Files.createDirectories(root.resolve("config"));
        Files.writeString(root.resolve("data/kite-instruments.csv"), DUMP);
        return new ConfigFiles(root);
    }

    /** The example as it is shipped, with the user's own dump: nothing is fetched. */
    static String shipped() throws IOException {
        String text = Files.readString(Needed.projectRoot().resolve("config/icebreaker.conf"));
        return text.replace("# instruments = ", "instruments = ");
    }

    /** Where every configuration of these tests lies. */
    Path file() {
        return root.resolve("config/my.conf");
    }

    Path write(String text) throws IOException {
        return Files.writeString(file(), text);
    }

    /** Where a day would be journaled by the shipped configuration, and by a silent one. */
    boolean anyJournal() {
        return Files.exists(root.resolve("data/journal"))
                || Files.exists(root.resolve("config/data"));
    }
}
