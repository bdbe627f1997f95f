package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchesTest {

    private static final BatchLine.Fault FAULT = new BatchLine.Fault(
            "invalid-submission", Optional.of("detail"), List.of(new BatchLine.Rule("/a", "required", "is required")));

    @Inject
    Batches batches;

    @Inject
    BatchLines lines;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    private TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void goesOnWithABatchUnderItsKeyForAsLongAsNoKeyOfALineIsForgotten() {
        Batch first = begin("k");

        assertThat(begin("k").id()).isEqualTo(first.id());
        assertThat(begin("other").id()).isNotEqualTo(first.id());
        assertThat(first.keyUntil())
                .isBefore(first.createdAt().plus(Duration.ofDays(7)))
                .isAfter(first.createdAt().plus(Duration.ofDays(6)));

        clock.advance(Duration.ofDays(7));

        assertThat(begin("k")).as("no other while it is kept").isEqualTo(first);
    }

    @Test
    void keepsWhatTheLastUploadWasToldOfEachLineAndReadsItPartByPart() {
        Batch batch = begin("k");
        write(batch, IntStream.rangeClosed(1, 300).mapToObj(this::accepted).toList());
        write(batch, List.of(new BatchLine.Refused(2, Optional.of("Z-2"), FAULT), accepted(301)));

        List<BatchLine> found = await(lines.after(tenant.id(), batch.id(), 0, 200));
        List<BatchLine> rest = await(lines.after(tenant.id(), batch.id(), 200, 200));

        assertThat(found).hasSize(200).element(1).isEqualTo(new BatchLine.Refused(2, Optional.of("Z-2"), FAULT));
        assertThat(rest)
                .extracting(BatchLine::number)
                .startsWith(201)
                .endsWith(301)
                .hasSize(101);
        Batches.Counted counted = await(batches.count(tenant.id(), batch.id()));
        assertThat(counted.accepted()).isEqualTo(300);
        assertThat(counted.refused()).isEqualTo(1);
        assertThat(counted.deliveries()).isEmpty();
    }

    @Test
    void letsNobodyElseSeeIt() {
        Batch batch = begin("k");
        write(batch, List.of(accepted(1)));
        TestTenant other = tenants.fresh();

        assertThat(await(batches.find(other.id(), batch.id()))).isEmpty();
        assertThat(await(lines.after(other.id(), batch.id(), 0, 10))).isEmpty();
        assertThat(await(batches.count(other.id(), batch.id())).accepted()).isZero();
        assertThat(Planted.find(other, "select id from batch")).isEmpty();
        assertThat(Planted.find(other, "select line from batch_line")).isEmpty();
    }

    @Test
    void forgetsABatchAndItsLinesWhenItsRetentionHasPassed() {
        Batch past = begin("past");
        Batch kept = begin("kept");
        write(past, List.of(accepted(1), accepted(2)));
        write(kept, List.of(accepted(1)));
        Planted.in(
                tenant, "update batch set retention_until = now() - interval '1 day' where id = '" + past.id() + "'");

        int swept = await(batches.sweep(clock.instant()));

        assertThat(swept).isGreaterThanOrEqualTo(3);
        assertThat(await(batches.find(tenant.id(), past.id()))).isEmpty();
        assertThat(Planted.find(tenant, "select batch from batch_line"))
                .containsExactly(kept.id().toString());
        assertThat(Planted.find(tenant, "select retention_until is null from batch"))
                .containsExactly("f");
    }

    private Batch begin(String key) {
        return await(batches.begin(tenant.id(), key, "sender"));
    }

    private void write(Batch batch, List<BatchLine> written) {
        Function<BatchLine, Uni<Boolean>> writer = lines.writer(tenant.id(), batch.id());
        await(Uni.join().all(written.stream().map(writer).toList()).andFailFast());
    }

    private BatchLine accepted(int line) {
        return new BatchLine.Accepted(line, DeliveryId.of(clock.instant(), UUID.randomUUID()), Optional.empty());
    }

    private static <T> T await(Uni<T> work) {
        return TestTenants.await(() -> work);
    }
}
