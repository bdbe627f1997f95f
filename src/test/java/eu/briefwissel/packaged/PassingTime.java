package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.packaged.RuntimeApi.Outcome;
import eu.briefwissel.queue.TestSqs;
import eu.briefwissel.support.AwsEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What goes on by itself beside functions: wake-ups come out of the queues, and a schedule whose minute lasts a second. */
final class PassingTime implements AutoCloseable {

    private static final Duration A_TURN = Duration.ofSeconds(1);

    private final LambdaDeployment lambda;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads;
    private volatile boolean isOver;

    private PassingTime(LambdaDeployment lambda) {
        this.lambda = lambda;
        this.threads = Stream.of(
                        handingOver(TestSqs.url(), "publish"), handingOver(TestSqs.documents(), "document"), this::turn)
                .map(Thread.ofVirtual()::unstarted)
                .toList();
    }

    static PassingTime of(LambdaDeployment lambda) {
        PassingTime time = new PassingTime(lambda);
        time.threads.forEach(Thread::start);
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
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Runnable handingOver(String queue, String function) {
        EventSourceMapping mapping = new EventSourceMapping(queue, () -> lambda.function(function));
        return () -> {
            while (!isOver) {
                mapping.handOver(1);
            }
        };
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
