package io.icebreaker.feed.master;

import java.nio.file.Path;

/**
 * A master in use.
 *
 * @param note when it is from and how much it holds
 * @param directory where its files lie
 * @param rows what it says
 * @param warning a sentence for the user when it is not what it should be (an earlier day's), else empty
 */
public record KeptMaster(MasterNote note, Path directory, MasterRows rows, String warning) {}
