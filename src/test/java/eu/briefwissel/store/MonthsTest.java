package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Making a month while others work. */
@QuarkusTest
class MonthsTest {

    @Inject
    Months months;

    @Inject
    TenantTransactions transactions;

    @Test
    void makesAMonthBesideALongTransactionThatWritesToTheOthers() throws SQLException {
        LocalDate month = LocalDate.parse("2051-01-01");
        try (Connection writer = TestDatabase.asOwner()) {
            writer.setAutoCommit(false);
            lock(writer, "message, delivery, evidence", "row exclusive");

            TestTenants.await(() -> months.ensure(month));

            assertThat(TestTenants.await(months::present)).contains(month);
        }
    }

    @Test
    void makesAMonthOnceHoweverManyNeedItAtOnce() {
        LocalDate month = LocalDate.parse("2051-02-01");
        List<Months> processes =
                IntStream.range(0, 8).mapToObj(_ -> new Months(transactions)).toList();

        TestTenants.await(() -> Uni.join()
                .all(processes.stream().map(p -> p.ensure(month)).toList())
                .andFailFast());

        assertThat(TestTenants.await(months::present)).contains(month);
    }

    @Test
    void givesUpItsPlaceInTheQueueBeforeOthersWaitLongAndComesAgain() throws Exception {
        LocalDate month = LocalDate.parse("2051-03-01");
        try (Connection holder = TestDatabase.asOwner()) {
            holder.setAutoCommit(false);
            lock(holder, "content", "share update exclusive");

            var made = new Months(transactions).ensure(month).subscribeAsCompletionStage();
            eu.briefwissel.support.Rows.awaitBlocked(holder, "content");
            holder.rollback();

            made.get();
            assertThat(TestTenants.await(months::present)).contains(month);
        }
    }

    @Test
    void asksForNothingWhereTheMonthIsThere() throws SQLException {
        LocalDate month = LocalDate.parse("2051-04-01");
        TestTenants.await(() -> months.ensure(month));
        try (Connection holder = TestDatabase.asOwner()) {
            holder.setAutoCommit(false);
            lock(holder, "message, content, delivery", "access exclusive");

            TestTenants.await(() -> new Months(transactions).ensure(month));
        }
    }

    private static void lock(Connection holder, String tables, String mode) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute("lock table " + tables + " in " + mode + " mode");
        }
    }
}
