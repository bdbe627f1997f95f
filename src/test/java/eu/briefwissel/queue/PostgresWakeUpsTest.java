package eu.briefwissel.queue;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** NOTIFY keeps nothing: what is not heard is lost, and the timer finds the rows; so there are no dead letters. */
@QuarkusTest
@TestProfile(PostgresWakeUpsTest.Listening.class)
class PostgresWakeUpsTest extends WakeUpContract {

    /** An application of its own: who listens once goes on, and would take up the work of other tests. */
    public static class Listening implements QuarkusTestProfile {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicBoolean LISTENING = new AtomicBoolean();
    private static final AtomicInteger HEARD = new AtomicInteger();

    @Inject
    WakeUps wakeUps;

    @Inject
    TestWorkers worker;

    @BeforeEach
    void listen() {
        if (LISTENING.compareAndSet(false, true)) {
            wakeUps.listen(WakeUpText.TRAVELLING, this::told);
            do {
                wakeUps.wake(Stage.POLL);
            } while (!heardWithin(Duration.ofMillis(200), 0));
        }
    }

    private Uni<Void> told(Stage stage) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> worker.workOff())
                .eventually(HEARD::incrementAndGet)
                .replaceWithVoid();
    }

    @Override
    protected void put(String text) {
        try (var owner = TestDatabase.asOwner();
                var notify = owner.prepareStatement("select pg_notify('briefwissel_work', ?)")) {
            notify.setString(1, text);
            notify.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was put was handed out already. A last one is waited for, since they come in order. */
    @Override
    protected void handOut() {
        int before = HEARD.get();
        put("publish");
        if (!heardWithin(PATIENCE, before)) {
            throw new AssertionError("nothing was heard");
        }
    }

    @Override
    protected void handOutTwiceAtOnce() {
        put("resolve");
        handOut();
    }

    @Override
    protected boolean keepsWhatWasNotLookedAt() {
        return false;
    }

    @Override
    protected int deadLetters() {
        return 0;
    }

    @Override
    protected void redrive() {
        throw new UnsupportedOperationException("there are no dead letters");
    }

    /** What the poll of every process does. */
    @Override
    protected void timer() {
        worker.workOff(Stage.RESOLVE);
        worker.workOff(Stage.PUBLISH);
        worker.workOff(Stage.PUBLISH);
    }

    private static boolean heardWithin(Duration patience, int before) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (HEARD.get() <= before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return HEARD.get() > before;
    }
}
