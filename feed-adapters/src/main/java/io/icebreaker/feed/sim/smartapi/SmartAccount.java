package io.icebreaker.feed.sim.smartapi;

/**
 * The one account of a simulated Angel One.
 *
 * @param apiKey of the app
 * @param clientCode the account's name
 * @param pin four digits
 * @param totpSeed base32
 */
public record SmartAccount(String apiKey, String clientCode, String pin, String totpSeed) {
    /** An account for tests and demonstrations: nothing in it is a secret. */
    public static SmartAccount simulated() {
        return new SmartAccount("simulated-key", "SIM001", "1234", "GEZDGNBVGY3TQOJQ");
    }

    @Override
    public String toString() {
        return "SmartAccount[" + clientCode + "]";
    }
}
