package io.icebreaker.feed.master;

import java.net.URI;
import java.util.List;

/**
 * Where a broker's master comes from and how it is read. Each broker's {@code XInstruments} gives one by a
 * static {@code source()}.
 *
 * @param broker kite, smartapi, dhan, flattrade, shoonya
 * @param files all of them together are the master
 * @param parser reads each of the files
 */
public record MasterSource(String broker, List<MasterFile> files, MasterParser parser) {
    public MasterSource {
        files = List.copyOf(files);
    }

    /** The same files at another host (a simulator): scheme, host and port are the base's, paths stay. */
    public MasterSource at(URI base) {
        List<MasterFile> moved =
                files.stream()
                        .map(f -> new MasterFile(f.name(), moved(f.url(), base), f.packing()))
                        .toList();
        return new MasterSource(broker, moved, parser);
    }

    private static URI moved(URI url, URI base) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(
                base.getScheme() + "://" + base.getRawAuthority() + url.getRawPath() + query);
    }
}
