package eu.briefwissel.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process sees of the store before it says that it is ready. */
@QuarkusTest
class StoreLookTest {

    /** Base64 of 32 bytes that have wrapped nothing. */
    private static final String ANOTHER_KEY = "YW5vdGhlciBrZXksIG9mIHRoaXJ0eS10d28gYnl0ZXM=";

    /** Nobody listens there. */
    private static final int CLOSED_PORT = 1;

    @Inject
    TenantTransactions transactions;

    @Inject
    StoreLook store;

    @Inject
    TestTenants tenants;

    @Inject
    InstantSource clock;

    @Inject
    Vertx vertx;

    @Test
    void opensTheTenantsKeys() {
        tenants.fresh();

        assertThat(TestTenants.await(store::look))
                .isEqualTo(new StoreLook.Seen.Answered(SchemaReadiness.NEEDED, StoreLook.Keys.OPEN));
    }

    @Test
    void tellsThatAnotherMasterKeyOpensNothing() {
        tenants.fresh();
        var mistaken = new StoreLook(transactions, new TenantDirectory(transactions, config(ANOTHER_KEY), clock));

        assertThat(TestTenants.await(mistaken::look))
                .isEqualTo(new StoreLook.Seen.Answered(SchemaReadiness.NEEDED, StoreLook.Keys.DO_NOT_OPEN));
        assertThat(TestTenants.await(new KeysReadiness(mistaken)::call).getStatus())
                .hasToString("DOWN");
    }

    @Test
    void tellsThatTheDatabaseIsAway() {
        var nowhere = new PgConnectOptions().setHost("127.0.0.1").setPort(CLOSED_PORT);
        var away = new StoreLook(
                new TenantTransactions(Pool.pool(vertx, nowhere, new PoolOptions())),
                new TenantDirectory(transactions, config(ANOTHER_KEY), clock));

        var answer = TestTenants.await(new DatabaseReadiness(away)::call);

        assertThat(answer.getStatus()).hasToString("DOWN");
        assertThat(answer.getData().orElseThrow()).containsKey("reason");
    }

    @Test
    void isNamedWithTheOtherChecksOfReadiness() {
        Response answer = given().get("/q/health/ready");

        assertThat(answer.<List<String>>path("checks.name"))
                .contains("database", "schema", "keys", "queue", "certificates");
    }

    @Test
    void isNotAskedWhetherTheProcessLives() {
        assertThat(given().get("/q/health/live").<List<String>>path("checks")).isEmpty();
    }

    private static StoreConfig config(String masterKey) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(StoreConfig.class)
                .withDefaultValue("briefwissel.store.master-key", masterKey)
                .build()
                .getConfigMapping(StoreConfig.class);
    }
}
