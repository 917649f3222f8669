package io.icebreaker.ring;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputPosition;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.setting.Settings;
import io.icebreaker.state.CodeHash;
import io.icebreaker.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Bytes of a snapshot file, little-endian. Written under another name, forced to the disk, then renamed: a
 * file of the right name is whole, or the disk has failed it, which its checksum tells.
 *
 * <pre>
 *  0  magic   8  version (int)   12  room for instruments (int)   16  hash of the code   24  of the settings
 * 32  sequence   40  its receive time ns   48  output hash
 * 56  output position: records, queue index, records in its document; records -1: none
 * 80  length of the definitions   88  of the analysis   96  of the board, 0: none
 * 104 CRC32C of [0, 104) and all behind 112
 * 112 definitions, analysis, board: graphs of {@link io.icebreaker.state.StateWriter}, each a zstd frame
 * </pre>
 */
final class StateFormat {
    private static final long MAGIC = 0x4554_4154_5345_4349L; // "ICESTATE"
    private static final int VERSION = 2;
    private static final int DEFINITIONS = 80;
    private static final int ANALYSIS = 88;
    private static final int BOARD = 96;
    private static final int CHECK = 104;
    private static final int HEADER = 112;

    /** Most of a state is zeros and slowly moving numbers: the quickest level will do. */
    private static final int LEVEL = 1;

    private static final long CODE = CodeHash.of(StateFormat.class);

    private StateFormat() {}

    /** Writes a state of which {@code file} tells the rest. */
    static void write(StateFile file, PipelineState state, Settings settings)
            throws JournalException {
        Path fresh = file.path().resolveSibling(file.path().getFileName() + ".new");
        try {
            Files.createDirectories(file.path().toAbsolutePath().getParent());
            writeTo(fresh, file, state, settings);
            Files.move(fresh, file.path(), StandardCopyOption.ATOMIC_MOVE);
            force(file.path().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new JournalException("cannot write " + fresh + ": " + e.getMessage(), e);
        } catch (StateException e) {
            throw new JournalException(e.getMessage(), e);
        } finally {
            fresh.toFile().delete(); // there only after a failure
        }
    }

    private static void writeTo(Path fresh, StateFile file, PipelineState state, Settings settings)
            throws IOException, StateException {
        try (var channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.position(HEADER);
            var crc = new CRC32C();
            var stream = new CheckedOutputStream(Channels.newOutputStream(channel), crc);
            writeFrame(stream, state::writeDefinitions);
            long definitions = channel.position() - HEADER;
            writeFrame(stream, state::writeAnalysis);
            long analysis = channel.position() - HEADER - definitions;
            if (state.board() != null) {
                writeFrame(stream, state::writeBoard);
            }
            long board = channel.position() - HEADER - definitions - analysis;
            ByteBuffer header = header(file, settings);
            header.putLong(DEFINITIONS, definitions)
                    .putLong(ANALYSIS, analysis)
                    .putLong(BOARD, board);
            crc.update(header.duplicate().limit(CHECK));
            header.putInt(CHECK, (int) crc.getValue());
            channel.write(header, 0);
            channel.force(true);
        }
    }

    /** Writes or reads a part of a state. */
    private interface Part<S> {
        void accept(S stream) throws IOException, StateException;
    }

    private static void writeFrame(OutputStream stream, Part<OutputStream> part)
            throws IOException, StateException {
        try (var zstd = new ZstdOutputStream(new Unclosed(stream), LEVEL)) {
            part.accept(zstd);
        }
    }

    /** Stays open behind a frame. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    private static ByteBuffer header(StateFile file, Settings settings) {
        OutputPosition output = file.output();
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putInt(file.maxInstruments())
                .putLong(CODE)
                .putLong(hash(settings))
                .putLong(file.sequence())
                .putLong(file.receiveTimeNs())
                .putLong(file.outputHash())
                .putLong(output == null ? -1 : output.records())
                .putLong(output == null ? 0 : output.index())
                .putLong(output == null ? 0 : output.inDocument())
                .rewind()
                .limit(HEADER);
    }

    private static long hash(Settings settings) {
        var hash = new RollingHash();
        settings.toText().chars().forEach(hash::add);
        return hash.value();
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Reads and checks a file, all but its content; fails with the reason why it does not fit. */
    static StateFile read(Path path, Settings settings) throws JournalException {
        try (var stream = Files.newInputStream(path)) {
            ByteBuffer header = header(stream);
            check(header, settings);
            checkSum(header, stream, Files.size(path));
            return file(path, header);
        } catch (IOException e) {
            throw new JournalException("it cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static ByteBuffer header(InputStream stream) throws IOException {
        return ByteBuffer.wrap(stream.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void check(ByteBuffer header, Settings settings) throws JournalException {
        if (header.capacity() < HEADER || header.getLong(0) != MAGIC) {
            throw new JournalException("it is no snapshot");
        }
        if (header.getInt(8) != VERSION || header.getLong(16) != CODE) {
            throw new JournalException("another build made it");
        }
        if (header.getLong(24) != hash(settings)) {
            throw new JournalException("it was made with other settings");
        }
    }

    private static void checkSum(ByteBuffer header, InputStream stream, long size)
            throws JournalException, IOException {
        if (HEADER + header.getLong(DEFINITIONS) + header.getLong(ANALYSIS) + header.getLong(BOARD)
                != size) {
            throw new JournalException("it is cut short");
        }
        var crc = new CRC32C();
        byte[] piece = new byte[1 << 16];
        for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
            crc.update(piece, 0, read);
        }
        crc.update(header.duplicate().position(0).limit(CHECK));
        if ((int) crc.getValue() != header.getInt(CHECK)) {
            throw new JournalException("it is damaged");
        }
    }

    private static StateFile file(Path path, ByteBuffer header) {
        OutputPosition output =
                header.getLong(56) < 0
                        ? null
                        : new OutputPosition(
                                header.getLong(56), header.getLong(64), (int) header.getLong(72));
        return new StateFile(
                path,
                header.getLong(32),
                header.getLong(40),
                header.getLong(48),
                header.getInt(12),
                header.getLong(BOARD) > 0,
                output);
    }

    /** Reads what defined the recording so far: a moment's work, whatever is in the rest. */
    static void readDefinitions(StateFile file, PipelineState state, Settings settings)
            throws JournalException {
        try (var stream = Files.newInputStream(file.path())) {
            ByteBuffer header = header(stream);
            check(header, settings);
            String wrong =
                    wrong("definitions", part(stream, header, DEFINITIONS), state::readDefinitions);
            if (!wrong.isEmpty()) {
                throw new IOException(wrong);
            }
        } catch (IOException e) {
            throw notTakenUp(file, e);
        }
    }

    private static byte[] part(InputStream stream, ByteBuffer header, int length)
            throws IOException {
        return stream.readNBytes(Math.toIntExact(header.getLong(length)));
    }

    private static JournalException notTakenUp(StateFile file, IOException e) {
        return new JournalException(
                "snapshot " + file.path() + " cannot be taken up: " + e.getMessage(), e);
    }

    /** Fills the stages and the board of a pipeline that has just been wired. */
    static void fill(StateFile file, PipelineState state, Settings settings)
            throws JournalException {
        try (var stream = Files.newInputStream(file.path())) {
            ByteBuffer header = header(stream);
            check(header, settings);
            stream.skipNBytes(header.getLong(DEFINITIONS));
            byte[] analysis = part(stream, header, ANALYSIS);
            byte[] board = part(stream, header, BOARD);
            var shown =
                    CompletableFuture.supplyAsync(
                            () ->
                                    state.board() == null
                                            ? ""
                                            : wrong("board", board, state::readBoard));
            String wrong = wrong("analysis", analysis, state::readAnalysis) + shown.join();
            if (!wrong.isEmpty()) {
                throw new IOException(wrong);
            }
        } catch (IOException e) {
            throw notTakenUp(file, e);
        }
    }

    /** Reads a part, which refers to no other; what is wrong with it, empty for nothing. */
    private static String wrong(String what, byte[] packed, Part<InputStream> part) {
        try (var zstd = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            part.accept(zstd);
            return "";
        } catch (IOException | StateException e) {
            return what + ": " + e.getMessage() + " ";
        }
    }
}
