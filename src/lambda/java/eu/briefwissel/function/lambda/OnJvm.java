package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The entry point on Lambda's Java runtime. Starts the whole program before the first event, while a start that fails is one to
 * report, and before a snapshot is taken; Quarkus' own starts it with the first event, and fails each.
 *
 * <p>Not a {@code RequestStreamHandler}: Quarkus would take it for one of the functions.
 */
public final class OnJvm {

    private final QuarkusStreamHandler quarkus;

    /** Throws where the program cannot start, saying why; the runtime reports it, and ends. */
    public OnJvm() {
        try {
            quarkus = new QuarkusStreamHandler();
            Quarkus.manualStart();
        } catch (RuntimeException | ExceptionInInitializerError failure) {
            throw new IllegalStateException(InitError.reason(failure), failure);
        }
    }

    /** Has the function that {@code quarkus.lambda.handler} names answer one event. */
    public void handleRequest(InputStream event, OutputStream answer, Context invocation) throws IOException {
        quarkus.handleRequest(event, answer, invocation);
    }
}
