package eu.briefwissel.document.pdf;

import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfLook;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One process that looks, as the program sees it, and the directory that it has. For one thread; of no use after a look that did
 * not end with an answer.
 */
final class Asked implements AutoCloseable {

    /** -XX:+ExitOnOutOfMemoryError */
    private static final int OUT_OF_MEMORY = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** However busy the machine is. */
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final Scratch scratch;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private Asked(Process process, Scratch scratch) {
        this.process = process;
        this.scratch = scratch;
        this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        var _ = process.onExit().thenRun(scratch::delete);
    }

    /** Starts one; with nothing of our environment, which has secrets in it. */
    static Asked start(List<String> command, Scratch scratch) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            return new Asked(builder.start(), scratch);
        } catch (IOException e) {
            scratch.delete();
            throw LookBroke.unbegun(
                    "no process could be started: " + e.getClass().getSimpleName());
        }
    }

    /** Waits until it has looked into a document of its own. */
    Asked warmed(ScheduledExecutorService alarms) {
        var alarm = alarms.schedule(() -> process.destroyForcibly(), START.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var _ = Exchange.answer(answers);
            return this;
        } catch (IOException _) {
            int code = exitCode();
            close();
            throw LookBroke.unbegun("the process that was to look ended with " + code);
        } finally {
            alarm.cancel(false);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * What it finds; empty where it ran out of memory, or of time. That a look takes too long says something of the document
     * only where the process had the processor meanwhile.
     */
    Optional<PdfLook> look(Exchange.Question question, Duration within, ScheduledExecutorService alarms) {
        AtomicBoolean tookTooLong = new AtomicBoolean();
        Duration before = processorTime();
        var alarm = alarms.schedule(
                () -> {
                    tookTooLong.set(
                            processorTime().minus(before).multipliedBy(2).compareTo(within) > 0);
                    process.destroyForcibly();
                },
                within.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            Exchange.ask(questions, question);
            PdfLook look = Exchange.answer(answers);
            scratch.empty();
            return Optional.of(look);
        } catch (IOException _) {
            int code = exitCode();
            if (tookTooLong.get() || code == OUT_OF_MEMORY) {
                return Optional.empty();
            }
            throw new LookBroke("the process that looked ended with " + code);
        } finally {
            alarm.cancel(false);
        }
    }

    private int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            return process.isAlive() ? -1 : process.exitValue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    private Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it, and leaves nothing of what it had on disk. */
    @Override
    public void close() {
        process.destroyForcibly();
        var _ = exitCode();
        scratch.delete();
    }
}
