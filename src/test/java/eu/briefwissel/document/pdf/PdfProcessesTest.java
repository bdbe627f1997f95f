package eu.briefwissel.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.briefwissel.document.AttachmentCheck;
import eu.briefwissel.document.AttachmentVerdict;
import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfFinding;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What hostile PDFs do to the process that looks, and not to the one that asks. */
class PdfProcessesTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final PdfProcesses processes = new PdfProcesses(new Config(WITHIN));

    private record Config(Duration within) implements PdfConfig {
        @Override
        public Optional<Integer> processes() {
            return Optional.of(1);
        }

        @Override
        public MemorySize memory() {
            return new MemorySize(BigInteger.valueOf(96L << 20));
        }

        @Override
        public Duration idle() {
            return Duration.ofMinutes(1);
        }
    }

    @AfterEach
    void stop() {
        processes.onStop(new ShutdownEvent());
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("two gigabytes of content", HostilePdfs.contentOf(2_000)),
                arguments("two gigabytes, deflated twice", HostilePdfs.contentDeflatedTwice(2_000)),
                arguments("an object stream of half a gigabyte", HostilePdfs.objectStreamOf(500)),
                arguments("a million arrays in one another", HostilePdfs.nested(1_000_000)),
                arguments("page trees in page trees", HostilePdfs.deepPageTree(50_000)),
                arguments("a page tree of 2^40 pages", HostilePdfs.doublingPageTree(40)),
                arguments("a cross-reference of two thousand million", HostilePdfs.hugeXref()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesWhatMeansHarmInBoundedTimeAndLooksAtTheNext(String what, byte[] pdf) {
        assertThat(AttachmentCheck.check(pdf)).isInstanceOf(AttachmentVerdict.Accepted.class);
        long begun = System.nanoTime();

        PdfLook look = look(pdf);
        PdfLook next = look(PdfSamples.letter(1));

        assertThat(look.findings()).extracting(PdfFinding::rule).containsAnyOf(PdfRule.TOO_COMPLEX, PdfRule.UNREADABLE);
        assertThat(next.findings()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(WITHIN.multipliedBy(2));
    }

    @Test
    void keepsTheProcessForTheNextDocument() {
        look(PdfSamples.letter(1));
        List<Long> first = processes.waiting();
        look(PdfSamples.letter(2));

        assertThat(processes.waiting()).isEqualTo(first).hasSize(1);
    }

    @Test
    void saysNothingOfADocumentWhoseProcessWasKilledMeanwhile() {
        look(PdfSamples.letter(1));
        long pid = processes.waiting().getFirst();
        var look = processes.look(HostilePdfs.contentOf(900), false).toCompletableFuture();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThatThrownBy(look::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(LookBroke.class);
        assertThat(look(PdfSamples.letter(1)).findings()).isEmpty();
    }

    @Test
    void judgesPdfAInAProcessToo() {
        PdfLook look =
                processes.look(PdfSamples.pdfA2a(), true).toCompletableFuture().join();

        assertThat(look.findings()).isEmpty();
    }

    private PdfLook look(byte[] pdf) {
        return processes.look(pdf, false).toCompletableFuture().join();
    }
}
