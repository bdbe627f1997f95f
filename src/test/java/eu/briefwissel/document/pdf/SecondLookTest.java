package eu.briefwissel.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end over a document, and what is believed of it then. */
class SecondLookTest {

    private static final Function<Scratch, List<String>> JAVA = TestPdfConfig::java;

    /** Is ready, is asked, and ends as Java does that runs out of memory. */
    private static final Function<Scratch, List<String>> FULL =
            ended("printf '\\000\\000\\000\\001\\000\\000\\000\\000'; head -c 5 > /dev/null; exit 3");

    /** As one that took its own life, for it was asked nothing it could answer in time. */
    private static final Function<Scratch, List<String>> LATE =
            ended("printf '\\000\\000\\000\\001\\000\\000\\000\\000'; head -c 5 > /dev/null; exit 4");

    @TempDir
    Path directory;

    @Test
    void refusesNoDocumentForTheMemoryThatOthersFilled() {
        assertThat(look(List.of(FULL, JAVA))).isEqualTo(new PdfLook(1, List.of()));
    }

    @Test
    void refusesADocumentOverWhichAFreshProcessRunsOutOfMemoryToo() {
        assertThat(look(List.of(FULL, FULL))).isEqualTo(PdfLook.ended(PdfRule.TOO_COMPLEX));
    }

    @Test
    void saysNothingOfADocumentWhereTheProcessTookItsOwnLife() {
        assertThatThrownBy(() -> look(List.of(LATE)))
                .cause()
                .isInstanceOfSatisfying(
                        LookBroke.class, broke -> assertThat(broke.isBegun()).isTrue());
    }

    @Test
    void hasNotBegunWhereNoProcessCouldBeStarted() {
        assertThatThrownBy(() -> look(List.of(_ -> List.of("/nowhere/java"))))
                .cause()
                .isInstanceOfSatisfying(
                        LookBroke.class, broke -> assertThat(broke.isBegun()).isFalse());
        assertThatThrownBy(() -> look(List.of(ended("exit 1"))))
                .cause()
                .isInstanceOfSatisfying(
                        LookBroke.class, broke -> assertThat(broke.isBegun()).isFalse());
    }

    private PdfLook look(List<Function<Scratch, List<String>>> commands) {
        Deque<Function<Scratch, List<String>>> left = new ArrayDeque<>(commands);
        var processes = new PdfProcesses(
                new TestPdfConfig(Duration.ofSeconds(20)),
                directory,
                own -> left.removeFirst().apply(own));
        try {
            return processes
                    .look(PdfSamples.letter(1), false)
                    .toCompletableFuture()
                    .join();
        } finally {
            processes.onStop(new ShutdownEvent());
        }
    }

    private static Function<Scratch, List<String>> ended(String script) {
        return _ -> List.of("sh", "-c", script);
    }
}
