package eu.briefwissel.packaged;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What Knative does to a Service of one function, in small: no process while nobody calls, as many as the calls need up to a
 * bound; a call waits for a process that is ready; a process without a call for a while is told to stop, and the next call
 * has another one started, also while the first still stops.
 */
final class ScaledToZero implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMillis(700);
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** What HttpClient says by itself, and what is of one connection only. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding", "expect");

    /**
     * How a Service is scaled.
     *
     * @param callsAtOnce containerConcurrency
     * @param mostProcesses max-scale
     */
    record Scale(int callsAtOnce, int mostProcesses) {}

    private final Scale scale;
    private final IntFunction<Pod> begin;
    private final FrontDoor door;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Pod> pods = new ArrayList<>();
    private final List<Pod> draining = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger stopping = new AtomicInteger();
    private final List<Throwable> failures = new ArrayList<>();
    private final ScheduledExecutorService reaper = Executors.newSingleThreadScheduledExecutor();

    private ScaledToZero(int port, Scale scale, IntFunction<Pod> begin) {
        this.scale = scale;
        this.begin = begin;
        this.door = FrontDoor.open(port, this::carry);
        var _ = reaper.scheduleWithFixedDelay(this::stopIdle, 100, 100, TimeUnit.MILLISECONDS);
    }

    /** Reachable at this port from now on; a process of it is begun at the port that is given then. */
    static ScaledToZero at(int port, Scale scale, IntFunction<Pod> begin) {
        return new ScaledToZero(port, scale, begin);
    }

    URI address() {
        return door.address();
    }

    /** How many processes have been started so far. */
    int started() {
        return started.get();
    }

    /** Whether there is no process now. */
    synchronized boolean isAtZero() {
        return pods.isEmpty() && draining.isEmpty() && stopping.get() == 0;
    }

    /** One process less, also where it is busy: it gets no other call, and is told to stop after those under way. */
    synchronized void scaleDown() {
        if (!pods.isEmpty()) {
            draining.add(pods.removeFirst());
            notifyAll();
        }
    }

    /** What went wrong: processes that did not become ready, or did not stop in time. */
    synchronized List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        door.close();
        reaper.shutdownNow();
        List<Pod> left;
        synchronized (this) {
            left = Stream.concat(pods.stream(), draining.stream()).toList();
            pods.clear();
            draining.clear();
        }
        left.forEach(Pod::close);
        http.shutdownNow();
    }

    private void carry(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        try {
            Pod pod = take();
            try {
                pod.awaitReady();
                FrontDoor.answer(call, http.send(request(call, pod, body), BodyHandlers.ofByteArray()));
            } finally {
                giveBack(pod);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        } catch (AssertionError e) {
            failed(e);
            throw e;
        }
    }

    /** A place for one call: in a process that has one, in a new one, else when somebody gives one back. */
    private synchronized Pod take() throws InterruptedException {
        while (true) {
            for (Pod pod : pods) {
                if (pod.take(scale.callsAtOnce())) {
                    return pod;
                }
            }
            if (pods.size() < scale.mostProcesses()) {
                started.incrementAndGet();
                pods.add(begin.apply(SandboxBeside.freePort()));
            } else {
                wait();
            }
        }
    }

    private synchronized void giveBack(Pod pod) {
        pod.giveBack();
        notifyAll();
    }

    private synchronized void stopIdle() {
        List<Pod> idle = Stream.concat(
                        pods.stream().filter(pod -> pod.isIdleFor(IDLE)),
                        draining.stream().filter(pod -> pod.isIdleFor(Duration.ZERO)))
                .toList();
        pods.removeAll(idle);
        draining.removeAll(idle);
        stopping.addAndGet(idle.size());
        idle.forEach(pod -> Thread.ofVirtual().start(() -> stop(pod)));
    }

    private void stop(Pod pod) {
        try {
            pod.stopWithin(GRACE);
        } catch (AssertionError e) {
            failed(e);
        } finally {
            stopping.decrementAndGet();
        }
    }

    private synchronized void failed(Throwable failure) {
        failures.add(failure);
    }

    private static HttpRequest request(HttpExchange call, Pod pod, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        pod.address().resolve(call.getRequestURI().toString()))
                .method(
                        call.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
