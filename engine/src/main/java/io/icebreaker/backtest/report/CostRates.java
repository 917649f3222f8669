package io.icebreaker.backtest.report;

import io.icebreaker.backtest.CostTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which table of rates a run was computed with: the first digits of a hash over the shipped file. */
final class CostRates {
    private static final int DIGITS = 12;

    private CostRates() {}

    static String version() {
        try (var in = CostTable.class.getResourceAsStream("costs.csv")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped costs.csv", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
