package io.icebreaker.app.alert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite file of alerts over one connection. A write is a transaction, on the disk when the call returns
 * (write-ahead log, synchronous FULL: what was written before a message is sent must outlive a power cut,
 * too). Any thread; one at a time. Another process may read meanwhile.
 */
final class AlertDatabase implements AutoCloseable {
    /** One transaction's work. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private static final int VERSION = 1;

    /** A second channel to a locked file would, when closed, end this process's lock of it. */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    /** The test command writes a row of its own while an engine runs: each transaction takes milliseconds. */
    private static final int BUSY_MS = 5_000;

    private static final String SCHEMA =
            """
            CREATE TABLE IF NOT EXISTS alert(
              id INTEGER PRIMARY KEY, kind TEXT NOT NULL, origin TEXT NOT NULL,
              time_ns INTEGER NOT NULL, sequence INTEGER NOT NULL,
              rule TEXT NOT NULL, rule_version TEXT NOT NULL, instrument TEXT NOT NULL,
              level INTEGER NOT NULL, text TEXT NOT NULL, inputs TEXT NOT NULL, actions TEXT NOT NULL,
              fate TEXT NOT NULL, seen_ms INTEGER NOT NULL, side INTEGER NOT NULL,
              price_e4 INTEGER, close_ns INTEGER NOT NULL,
              digest INTEGER REFERENCES alert(id) ON DELETE SET NULL,
              UNIQUE(kind, origin, time_ns, sequence, rule, instrument)) STRICT;
            CREATE INDEX IF NOT EXISTS alert_time ON alert(time_ns);
            CREATE INDEX IF NOT EXISTS alert_held ON alert(fate) WHERE digest IS NULL;
            CREATE INDEX IF NOT EXISTS alert_digest ON alert(digest) WHERE digest IS NOT NULL;
            CREATE TABLE IF NOT EXISTS delivery(
              id INTEGER PRIMARY KEY, alert INTEGER NOT NULL REFERENCES alert(id) ON DELETE CASCADE,
              channel TEXT NOT NULL, status TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
              changed_ms INTEGER NOT NULL, words TEXT NOT NULL DEFAULT '',
              UNIQUE(alert, channel)) STRICT;
            CREATE INDEX IF NOT EXISTS delivery_open ON delivery(status)
              WHERE status IN ('QUEUED', 'SENDING', 'WAITING');
            CREATE TABLE IF NOT EXISTS attempt(
              delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
              n INTEGER NOT NULL, started_ms INTEGER NOT NULL, ended_ms INTEGER,
              result TEXT, words TEXT NOT NULL DEFAULT '', PRIMARY KEY(delivery, n)) STRICT;
            CREATE TABLE IF NOT EXISTS outcome(
              alert INTEGER NOT NULL REFERENCES alert(id) ON DELETE CASCADE,
              minutes INTEGER NOT NULL, price_e4 INTEGER NOT NULL, PRIMARY KEY(alert, minutes)) STRICT;
            """;

    private final Path file;
    private final Connection connection;
    private final FileChannel lock;

    private AlertDatabase(Path file, Connection connection, FileChannel lock) {
        this.file = file;
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * Opens the file for the one engine that delivers from it; makes it where it is not there.
     *
     * @throws IOException when another process delivers from it, or it is no such file
     */
    static AlertDatabase own(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel lock = lock(lockFile(file));
        try {
            return open(file, lock).prepared();
        } catch (IOException e) {
            unlock(file, lock);
            throw e;
        }
    }

    /** Opens it beside an engine that may own it: to write a row of one's own. */
    static AlertDatabase share(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return open(file, null).prepared();
    }

    /** Opens it to read; {@link #write} then fails. */
    static AlertDatabase read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        AlertDatabase database = open(file, null);
        int version = database.read(it -> number(it, "PRAGMA user_version"));
        if (version != VERSION) {
            database.close();
            throw new IOException(file + " is no file of alerts, or another version's");
        }
        database.read(it -> run(it, "PRAGMA query_only = ON"));
        return database;
    }

    private static FileChannel lock(Path path) throws IOException {
        if (!OWNED.add(path)) {
            throw held(path);
        }
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            OWNED.remove(path);
            throw held(path);
        }
        return channel;
    }

    private static IOException held(Path path) {
        return new IOException(path + " is held: another engine delivers alerts from that file");
    }

    private static Path lockFile(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling(file.getFileName() + ".lock");
    }

    private static void unlock(Path file, FileChannel lock) throws IOException {
        lock.close();
        OWNED.remove(lockFile(file));
    }

    private static AlertDatabase open(Path file, FileChannel lock) throws IOException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            connection.setAutoCommit(false);
            return new AlertDatabase(file, connection, lock);
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    /** With the tables laid where there are none. */
    private AlertDatabase prepared() throws IOException {
        try {
            int version = read(it -> number(it, "PRAGMA user_version"));
            if (version > VERSION) {
                throw new IOException(file + " was written by a newer version of this program");
            }
            if (version == 0) {
                useWriteAheadLog();
                write(
                        it -> {
                            run(it, SCHEMA); // another process may be as far
                            return run(it, "PRAGMA user_version = " + VERSION);
                        });
            }
            return this;
        } catch (IOException e) {
            connectionClosed(e);
            throw e;
        }
    }

    /** The file keeps the mode; it cannot be changed within a transaction. */
    private void useWriteAheadLog() throws IOException {
        try {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                if (!mode.next() || !mode.getString(1).equalsIgnoreCase("wal")) {
                    throw new IOException(file + ": SQLite has no write-ahead log there");
                }
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    private void connectionClosed(IOException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Runs it as one transaction: all of it is on the disk afterwards, or, when it throws, nothing. */
    synchronized <T> T write(Work<T> work) throws IOException {
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollBack(e);
            throw failed(file, e);
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    /** Sees one state of the file, whoever writes meanwhile. */
    synchronized <T> T read(Work<T> work) throws IOException {
        try {
            T result = work.in(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            rollBack(e);
            throw failed(file, e);
        }
    }

    private void rollBack(Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static IOException failed(Path file, SQLException e) {
        return new IOException(file + ": " + e.getMessage(), e);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static Void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return null;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(file, e);
        } finally {
            if (lock != null && lock.isOpen()) {
                unlock(file, lock);
            }
        }
    }
}
