package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.packaged.RuntimeApi.Outcome;
import eu.briefwissel.support.AwsEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** What goes on by itself beside functions: wake-ups come out of the queue, and a schedule whose minute lasts a second. */
final class PassingTime implements AutoCloseable {

    private static final Duration A_TURN = Duration.ofSeconds(1);

    private final LambdaDeployment lambda;
    private final EventSourceMapping mapping;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread wakeUps;
    private final Thread clock;
    private volatile boolean isOver;

    private PassingTime(LambdaDeployment lambda) {
        this.lambda = lambda;
        this.mapping = new EventSourceMapping(() -> lambda.function("publish"));
        this.wakeUps = Thread.ofVirtual().unstarted(this::handOverWakeUps);
        this.clock = Thread.ofVirtual().unstarted(this::turn);
    }

    static PassingTime of(LambdaDeployment lambda) {
        PassingTime time = new PassingTime(lambda);
        time.wakeUps.start();
        time.clock.start();
        return time;
    }

    /** What turns of the schedule failed with. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        isOver = true;
        try {
            wakeUps.join();
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void handOverWakeUps() {
        while (!isOver) {
            mapping.handOver(1);
        }
    }

    private void turn() {
        while (!isOver) {
            byte[] event = AwsEvents.schedule().toString().getBytes(UTF_8);
            if (lambda.function("fallback").invoke(event) instanceof Outcome.Failure failure) {
                failures.add(failure.error().toString());
            }
            LockSupport.parkNanos(A_TURN.toNanos());
        }
    }
}
