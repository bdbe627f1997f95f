package eu.briefwissel.document.pdf;

import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One process that looks, as the program sees it. For one thread; of no use after a look that did not end with an answer. */
final class Asked implements AutoCloseable {

    /** -XX:+ExitOnOutOfMemoryError */
    private static final int OUT_OF_MEMORY = 3;

    /** LookingProcess, which found that it took too long. */
    private static final int TOO_LONG = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Process process;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private Asked(Process process) {
        this.process = process;
        this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Starts one; with nothing of our environment, which has secrets in it. */
    static Asked start(List<String> command) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            return new Asked(builder.start());
        } catch (IOException e) {
            throw new LookBroke("no process could be started: " + e.getClass().getSimpleName());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * What it finds. That a look takes too long says something of the document only where the process had the processor
     * meanwhile.
     */
    PdfLook look(Exchange.Question question, Duration within, ScheduledExecutorService alarms) {
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
            return Exchange.answer(answers);
        } catch (IOException _) {
            return ended(tookTooLong);
        } finally {
            alarm.cancel(false);
        }
    }

    private PdfLook ended(AtomicBoolean tookTooLong) {
        int code = exitCode();
        if (tookTooLong.get() || code == OUT_OF_MEMORY || code == TOO_LONG) {
            return PdfLook.ended(PdfRule.TOO_COMPLEX);
        }
        throw new LookBroke("the process that looked ended with " + code);
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

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
