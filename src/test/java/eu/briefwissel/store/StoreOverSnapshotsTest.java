package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.function.event.TestBroker;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

/** What a snapshot must not have in it, and what a process restored from it must not do; nobody listens to the database here. */
@QuarkusTest
@WithTestResource(TestBroker.class)
class StoreOverSnapshotsTest {

    private static final int SOME = 5;

    @Inject
    StoreOverSnapshots snapshots;

    @Inject
    Pool pool;

    @Test
    void hasNoConnectionInTheSnapshotAndOpensThemAnewAfterwards() throws SQLException {
        List<Integer> before = connections();
        assertThat(areThere(before)).isEqualTo(before.size());

        snapshots.beforeCheckpoint(Core.getGlobalContext());
        int left = areThere(before);
        int size = pool.size();
        snapshots.afterRestore(Core.getGlobalContext());

        assertThat(left).isZero();
        assertThat(size).isZero();
        assertThat(connections()).isNotEmpty().doesNotContainAnyElementsOf(before);
    }

    /** The generator with the least of its own: it gives out what its seed says, and nothing else. */
    @Test
    void goesOnOtherwiseInEveryRestoredProcess() throws NoSuchAlgorithmException {
        SecureRandom first = restored();
        SecureRandom second = restored();
        assertThat(first.nextLong()).isEqualTo(second.nextLong());

        Randomness.renew(first);
        Randomness.renew(second);

        assertThat(first.nextLong()).isNotEqualTo(second.nextLong());
    }

    private static SecureRandom restored() throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(new byte[] {1, 2, 3});
        return random;
    }

    /** Several at once, each by its process at the other end. */
    private List<Integer> connections() {
        return TestTenants.await(() -> Multi.createFrom()
                        .range(0, SOME)
                        .onItem()
                        .transformToUniAndMerge(_ -> pool.query("select pg_backend_pid() as pid, pg_sleep(0.05)")
                                .execute()
                                .map(rows -> rows.iterator().next().getInteger("pid")))
                        .collect()
                        .asList())
                .stream()
                .distinct()
                .toList();
    }

    private static int areThere(List<Integer> processes) throws SQLException {
        try (var owner = TestDatabase.asOwner();
                var query = owner.prepareStatement("select count(*) from pg_stat_activity where pid = any (?)")) {
            query.setArray(1, owner.createArrayOf("integer", processes.toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
