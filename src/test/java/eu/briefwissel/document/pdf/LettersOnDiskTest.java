package eu.briefwissel.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfaClaim;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left on disk of letters that were looked into: nothing. */
class LettersOnDiskTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 2_000;

    @TempDir
    Path directory;

    private PdfProcesses processes;

    @BeforeEach
    void start() {
        processes = new PdfProcesses(new TestPdfConfig(WITHIN), directory, TestPdfConfig::java);
    }

    @AfterEach
    void stop() {
        processes.onStop(new ShutdownEvent());
    }

    @Test
    void leavesNothingWhereTheProcessIsKilledWhileItReads() {
        look(PdfSamples.letter(1));
        long pid = processes.waiting().getFirst();
        var look = processes
                .look(
                        PdfSamples.pdfA2a(document -> {
                            for (int i = 0; i < MANY; i++) {
                                document.addPage(new PDPage(PDRectangle.A4));
                            }
                        }),
                        true)
                .toCompletableFuture();
        await(() -> !letters().isEmpty());
        Path letter = letters().getFirst();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThatThrownBy(look::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(LookBroke.class);
        assertThat(letter.getParent()).doesNotExist();
        assertThat(letters()).isEmpty();
    }

    @Test
    void givesEachProcessADirectoryThatNobodyElseReadsAndEmptiesItAfterEachLook() throws IOException {
        processes.look(PdfSamples.pdfA2a(), true).toCompletableFuture().join();

        Path own = found("look-").getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhereAProcessDiesThatWaits() {
        look(PdfSamples.letter(1));
        Path own = found("look-").getFirst();

        ProcessHandle.of(processes.waiting().getFirst()).orElseThrow().destroyForcibly();

        await(() -> Files.notExists(own));
        assertThat(own).doesNotExist();
    }

    @Test
    void leavesNothingWhenItIsStopped() {
        look(PdfSamples.letter(1));

        processes.onStop(new ShutdownEvent());

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void deletesWhatAProgramThatWasKilledLeftAndNothingOfOneThatLives() throws IOException {
        Path dead = room("briefwissel-pdf-1-0-dead");
        Path living = room("briefwissel-pdf-1-0-living");
        try (FileChannel channel = FileChannel.open(living.resolve("lock"), StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            look(PdfSamples.letter(1));
        }

        assertThat(dead).doesNotExist();
        assertThat(living.resolve("look-1/tmp_pdf_file1")).exists();
    }

    @Test
    void saysNothingOfADocumentWhereItIsTheDiskThatFails() {
        look(PdfSamples.letter(1));
        new Scratch(found("look-").getFirst()).delete();

        var look = processes.look(PdfSamples.pdfA2a(), true).toCompletableFuture();

        assertThatThrownBy(look::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(LookBroke.class);
    }

    @Test
    void warmsUpWithADocumentThatIsJudgedAsPdfA() throws IOException {
        assertThat(PdfaClaim.of(WarmUp.pdf())).contains(new PdfaClaim(2, "a"));
    }

    private Path room(String name) throws IOException {
        Path room = Files.createDirectory(directory.resolve(name));
        Files.createFile(room.resolve("lock"));
        Path look = Files.createDirectory(room.resolve("look-1"));
        Files.writeString(look.resolve("tmp_pdf_file1"), "Geachte heer");
        return room;
    }

    private void look(byte[] pdf) {
        processes.look(pdf, false).toCompletableFuture().join();
    }

    private List<Path> letters() {
        return found("tmp_pdf_file");
    }

    private List<Path> found(String prefix) {
        try (Stream<Path> all = Files.find(
                directory,
                Integer.MAX_VALUE,
                (path, _) -> path.getFileName().toString().startsWith(prefix))) {
            return all.toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
