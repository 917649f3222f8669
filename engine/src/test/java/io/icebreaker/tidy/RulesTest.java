package io.icebreaker.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule fails where it should and is silent where it should be. */
class RulesTest {
    private static List<String> found(
            Function<JavaSource, List<Finding>> rule, String path, String code) {
        return rule.apply(JavaSource.of("engine/src/main/java/" + path, code)).stream()
                .map(finding -> finding.path().replaceFirst(".*/", "") + ":" + finding.line())
                .toList();
    }

    private static List<String> imports(String path, String code) {
        return found(ImportTable::check, path, code);
    }

    @Test
    void findsAnImportAgainstTheTable() {
        String code = "package io.icebreaker.tick;\nimport java.util.List;\nimport %s;\n";

        assertEquals(
                List.of("A.java:3"),
                imports("A.java", code.formatted("io.icebreaker.stage.flow.FlowKernel")));
        assertEquals(
                List.of("A.java:3"),
                imports("A.java", code.formatted("static io.icebreaker.bar.Bar.OPEN")));
        assertEquals(
                List.of("A.java:3"),
                imports("A.java", code.formatted("com.lmax.disruptor.EventHandler")));
        assertEquals(List.of(), imports("A.java", code.formatted("org.agrona.DirectBuffer")));
        assertEquals(List.of("A.java:1"), imports("A.java", "package io.icebreaker.misc;"));
    }

    @Test
    void findsANameWrittenOutInFull() {
        String code =
                "package io.icebreaker.telemetry;\nclass A { io.icebreaker.web.Page p; } // io.icebreaker.x";

        assertEquals(List.of("A.java:2"), imports("A.java", code));
    }

    @Test
    void keepsTheDisruptorToTheRingAndToStages() {
        String code = "package io.icebreaker.%s;\nimport com.lmax.disruptor.EventHandler;\n";

        assertEquals(List.of(), imports("Pipeline.java", code.formatted("ring")));
        assertEquals(List.of(), imports("FlowStage.java", code.formatted("stage.flow")));
        assertEquals(
                List.of("FlowKernel.java:2"),
                imports("FlowKernel.java", code.formatted("stage.flow")));
    }

    @Test
    void keepsStagePackagesApart() {
        String code = "package io.icebreaker.stage.candle;\nimport io.icebreaker.stage.%s;\n";

        assertEquals(List.of("A.java:2"), imports("A.java", code.formatted("flow.FlowKernel")));
        assertEquals(List.of(), imports("A.java", code.formatted("candle.CandleKernel")));
    }

    @Test
    void findsWhatAStageMustNotDo() {
        List.of(
                        "long t = System.nanoTime();",
                        "import java.time.Clock;",
                        "var now = Instant.now();",
                        "Map<Long, Long> map = new HashMap<>();",
                        "import java.util.stream.Stream;",
                        "int n = list.stream().toList().size();",
                        "String s = String.format(\"%d\", 1);",
                        "double d = Math.random();",
                        "System.out.println();",
                        "import org.slf4j.Logger;",
                        "String s = t.toUpperCase();",
                        "var zone = ZoneId.systemDefault();")
                .forEach(
                        line ->
                                assertEquals(
                                        List.of("A.java:2"),
                                        found(StageBans::check, "A.java", "\n" + line),
                                        line));
    }

    @Test
    void letsAStageSayWhatItDoesNotDo() {
        String code = "// never System.nanoTime()\n/* nor a\n HashMap */ String s = \"Random\";\n";

        assertEquals(List.of(), found(StageBans::check, "A.java", code));
    }

    @Test
    void findsALongMethodButNotALongClass() {
        String body = "        call();\n".repeat(39);
        String code =
                "class A {\n    private int x = 1;\n\n    @Override\n    void %s() {\n%s    }\n}\n";

        assertEquals(
                List.of("A.java:5"), found(SizeLimits::check, "A.java", code.formatted("a", body)));
        assertEquals(
                List.of(),
                found(SizeLimits::check, "A.java", code.formatted("a", body.substring(16))));
        String many = "    void b() {\n        call();\n    }\n".repeat(60);
        assertEquals(List.of(), found(SizeLimits::check, "A.java", "class A {\n" + many + "}\n"));
    }

    @Test
    void findsALongConstructorOfARecord() {
        String code =
                "record A(int a) {\n    A {\n" + "        check();\n".repeat(40) + "    }\n}\n";

        assertEquals(List.of("A.java:2"), found(SizeLimits::check, "A.java", code));
    }

    @Test
    void findsALongFileAWideLineAndATab() {
        assertEquals(
                List.of("A.java:301"), found(SizeLimits::check, "A.java", "int a;\n".repeat(301)));
        assertEquals(
                List.of("A.java:1"),
                found(SizeLimits::check, "A.java", "//" + "x".repeat(109) + "\n"));
        assertEquals(List.of("A.java:2"), found(SizeLimits::check, "A.java", "\n\tint a;\n"));
    }

    @Test
    void findsAnEmptyCatchAndBlindSuppression() {
        String quiet =
                "try { a(); } catch (IOException e) {\n // why not\n}\n@SuppressWarnings(\"all\") int a;";

        assertEquals(List.of("A.java:1", "A.java:4"), found(TextBans::checkJava, "A.java", quiet));
        String loud =
                "try { a(); } catch (IOException e) { count(); }\n@SuppressWarnings(\"unchecked\") int a;";
        assertEquals(List.of(), found(TextBans::checkJava, "A.java", loud));
    }

    @Test
    void findsWordsThatMustNotBeCommitted() {
        List<String> lines =
                List.of(
                        "// TO" + "DO later",
                        "cd /ho" + "me/someone",
                        "https://registry.npm" + "js.org/a",
                        "/api/ho" + "me/x",
                        "fine");
        List<Integer> found = TextBans.check("a.md", lines).stream().map(Finding::line).toList();

        assertEquals(List.of(1, 2, 3), found);
    }

    @Test
    void findsVersionsThatMoveOrAreMissing() {
        String dependency =
                "<dependency><groupId>a</groupId><artifactId>%s</artifactId>%s</dependency>";
        String pom =
                String.join(
                        "\n",
                        "<project><dependencies>",
                        dependency.formatted("none", ""),
                        dependency.formatted("range", "<version>[1,2)</version>"),
                        dependency.formatted("snapshot", "<version>1-SNAPSHOT</version>"),
                        dependency.formatted("fine", "<version>1.0</version>"),
                        "</dependencies><build><plugins>",
                        "<plugin><artifactId>loose</artifactId></plugin>",
                        "</plugins></build></project>");
        List<Integer> found =
                PomRules.check(Map.of("pom.xml", pom)).stream().map(Finding::line).toList();

        assertEquals(List.of(2, 3, 4, 7), found);
    }
}
