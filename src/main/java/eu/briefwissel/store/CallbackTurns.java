package eu.briefwissel.store;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Callback;
import eu.briefwissel.tenant.CallbackStanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Lets one process at a time send to a callback, and keeps how far it came. */
@ApplicationScoped
public class CallbackTurns {

    private static final String CLAIM = "select * from claim_callbacks($1, $2, $3)";
    private static final String COUNT = "select * from callback_counts()";

    private static final String LOAD = "select " + CallbackRow.COLUMNS + """
              from callback c
             where c.tenant = $1
               and c.name = $2
               and c.leased_until = $3
            """;

    /** Not where it is another's turn meanwhile, nor where an administrator has set the place anew. */
    private static final String SAVE = "update callback set " + CallbackRow.SET_STANDING + """
               , leased_until = $15
             where tenant = $1
               and name = $2
               and leased_until = $13
               and generation = $14
            """;

    private static final String TESTED = """
            update callback
               set test_asked_at = null,
                   tested_at = $4,
                   test_outcome = $5
             where tenant = $1
               and name = $2
               and leased_until = $3
            """;

    /** Whatever time it is: clocks are set back. Not what another took when ours had ended. */
    private static final String GIVE_BACK = """
            update callback
               set leased_until = '-infinity'
             where tenant = $1
               and name = $2
               and leased_until = $3
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    CallbackTurns(TenantTransactions transactions, TenantDirectory tenants, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** A callback that is this process' own until then. */
    public record Turn(TenantId tenant, String name, Instant until) {
        Tuple key() {
            return Tuple.of(tenant.value(), name);
        }
    }

    /**
     * What is sent to, and how.
     *
     * @param secrets what is signed with, the newest first
     */
    public record Target(Turn turn, Callback callback, List<String> secrets, long generation, boolean wantsTest) {
        @Override
        public String toString() {
            return "target " + turn;
        }
    }

    /** How many of all tenants' are off and how many fail, and since when the one that fails longest. */
    public record Counts(long off, long failing, Optional<Instant> failingSince) {}

    /** Takes at most so many that have something to send; whose turn came longest ago first. */
    public Uni<List<Turn>> take(int most, Duration lease) {
        Instant now = clock.instant();
        Instant until = end(now, lease);
        return transactions
                .outside()
                .preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(until), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Turn(new TenantId(row.getString("tenant")), row.getString("name"), until))
                        .toList());
    }

    /** As it stands now; empty where it is ours no more. */
    public Uni<Optional<Target>> load(Turn turn) {
        return tenants.vault(turn.tenant())
                .chain(vault -> transactions
                        .in(
                                turn.tenant(),
                                c -> c.preparedQuery(LOAD).execute(turn.key().addValue(Columns.utc(turn.until()))))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .findFirst()
                                .map(row -> target(vault, turn, row))));
    }

    /** Writes down how far it came, and has it for another while; empty where it was ours no more. */
    public Uni<Optional<Turn>> save(Target target, CallbackStanding standing, Duration lease) {
        Turn turn = target.turn();
        Turn renewed = new Turn(turn.tenant(), turn.name(), end(clock.instant(), lease));
        Tuple parameters = CallbackRow.addStanding(turn.key(), standing)
                .addValue(Columns.utc(turn.until()))
                .addValue(target.generation())
                .addValue(Columns.utc(renewed.until()));
        return transactions
                .in(turn.tenant(), c -> c.preparedQuery(SAVE).execute(parameters))
                .map(rows -> rows.rowCount() == 1 ? Optional.of(renewed) : Optional.empty());
    }

    /** Writes down what came of a test. */
    public Uni<Void> tested(Turn turn, String outcome) {
        Tuple parameters = turn.key()
                .addValue(Columns.utc(turn.until()))
                .addValue(Columns.utc(clock.instant()))
                .addValue(outcome);
        return transactions
                .in(turn.tenant(), c -> c.preparedQuery(TESTED).execute(parameters))
                .replaceWithVoid();
    }

    /** To be called by who took it, whatever came of it. */
    public Uni<Void> giveBack(Turn turn) {
        Tuple parameters = turn.key().addValue(Columns.utc(turn.until()));
        return transactions
                .in(turn.tenant(), c -> c.preparedQuery(GIVE_BACK).execute(parameters))
                .replaceWithVoid();
    }

    public Uni<Counts> counts() {
        return transactions.outside().preparedQuery(COUNT).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Counts(
                    row.getLong("off"), row.getLong("failing"), Columns.optionalInstant(row, "failing_since"));
        });
    }

    private Target target(Vault vault, Turn turn, Row row) {
        return new Target(
                turn,
                CallbackRow.read(vault, row),
                CallbackRow.secrets(vault, row, clock.instant()),
                row.getLong("generation"),
                Columns.optionalInstant(row, "test_asked_at").isPresent());
    }

    private static Instant end(Instant now, Duration lease) {
        return now.plus(lease).truncatedTo(ChronoUnit.MICROS); // as precise as the column
    }
}
