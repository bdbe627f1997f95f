package eu.briefwissel.document.pdf;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The main class of the process that looks: answers questions on its standard input until it is closed. Takes its own life where
 * one takes too long, so that nothing is left behind when the program that asked is killed.
 */
final class LookingProcess {

    private static final int TOO_LONG = 4;

    private LookingProcess() {}

    /**
     * Answers until nobody asks any more.
     *
     * @param args the longest a look may take, in milliseconds
     */
    public static void main(String... args) throws IOException {
        long longest = Long.parseLong(args[0]);
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // Libraries that print must not print into an answer; what they log goes where nobody reads it.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try (var in = new DataInputStream(new BufferedInputStream(System.in));
                ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory())) {
            // What a start takes is taken before anybody's document: the parent waits for this answer.
            Exchange.answer(out, new LookInto(Limits.USUAL).look(WarmUp.pdf(), true));
            for (Optional<Exchange.Question> next = Exchange.question(in);
                    next.isPresent();
                    next = Exchange.question(in)) {
                var alarmed = alarm.schedule(() -> Runtime.getRuntime().halt(TOO_LONG), longest, TimeUnit.MILLISECONDS);
                Exchange.answer(
                        out,
                        new LookInto(Limits.USUAL)
                                .look(next.get().pdf(), next.get().asPdfa()));
                alarmed.cancel(false);
            }
        }
    }
}
