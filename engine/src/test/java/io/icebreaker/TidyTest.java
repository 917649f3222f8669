package io.icebreaker;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.icebreaker.tidy.Finding;
import io.icebreaker.tidy.ImportTable;
import io.icebreaker.tidy.JavaSource;
import io.icebreaker.tidy.PomRules;
import io.icebreaker.tidy.SizeLimits;
import io.icebreaker.tidy.StageBans;
import io.icebreaker.tidy.TextBans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every module to the house rules; each finding names its file and line. */
class TidyTest {
    private static final Path ROOT = Path.of(System.getProperty("icebreaker.root"));
    private static final List<String> MODULES =
            List.of("engine", "feed-adapters", "web-ui", "benchmarks");

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        assertNone(main().flatMap(source -> ImportTable.check(source).stream()));
    }

    @Test
    void stagesTouchNoClockNoChanceNoHashOrder() {
        assertNone(
                main().filter(StageBans::appliesTo)
                        .flatMap(source -> StageBans.check(source).stream()));
    }

    @Test
    void filesMethodsAndLinesStaySmall() {
        assertNone(main().flatMap(source -> SizeLimits.check(source).stream()));
    }

    @Test
    void theFrontendStaysSmallToo() {
        Path frontend = ROOT.resolve("web-ui/frontend/src");
        assumeTrue(Files.isDirectory(frontend), "no " + frontend);

        assertNone(files(frontend, ".ts").flatMap(TidyTest::sizes));
    }

    private static Stream<Finding> sizes(Path file) {
        return SizeLimits.checkText(relative(file), text(file).orElseThrow().lines().toList())
                .stream();
    }

    @Test
    void javaHidesNoFailuresAndNoWarnings() {
        assertNone(java().flatMap(source -> TextBans.checkJava(source).stream()));
    }

    @Test
    void pomsPinEveryVersion() {
        Map<String, String> poms = new TreeMap<>();
        Stream.concat(Stream.of("pom.xml"), MODULES.stream().map(module -> module + "/pom.xml"))
                .forEach(path -> poms.put(path, text(ROOT.resolve(path)).orElseThrow()));

        assertNone(PomRules.check(poms).stream());
    }

    @Test
    void trackedFilesNameNoMachineNoRegistryNothingUnfinished()
            throws IOException, InterruptedException {
        assertNone(tracked().stream().flatMap(TidyTest::bannedText));
    }

    private static Stream<Finding> bannedText(String path) {
        Stream<String> lines = text(ROOT.resolve(path)).stream().flatMap(String::lines);
        return TextBans.check(path, lines.toList()).stream();
    }

    private static void assertNone(Stream<Finding> findings) {
        List<String> all = findings.map(Finding::toString).toList();
        if (!all.isEmpty()) {
            fail(all.size() + " findings\n" + String.join("\n", all));
        }
    }

    private static Stream<JavaSource> main() {
        return java().filter(JavaSource::isMain);
    }

    private static Stream<JavaSource> java() {
        List<JavaSource> sources =
                MODULES.stream()
                        .map(module -> ROOT.resolve(module).resolve("src"))
                        .filter(Files::isDirectory)
                        .flatMap(folder -> files(folder, ".java"))
                        .map(file -> JavaSource.of(relative(file), text(file).orElseThrow()))
                        .toList();
        assertTrue(sources.size() > 10, "only " + sources.size() + " Java files under " + ROOT);
        return sources.stream();
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relative(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Empty for what is not text: images, fonts, archives; and for a tracked file that was deleted. */
    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(decode(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static List<String> tracked() throws IOException, InterruptedException {
        assumeTrue(Files.exists(ROOT.resolve(".git")), "not a git checkout: " + ROOT);
        Process git = new ProcessBuilder("git", "ls-files", "-z").directory(ROOT.toFile()).start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(git.waitFor() == 0, "git ls-files failed");
        return List.of(names.split("\0"));
    }
}
