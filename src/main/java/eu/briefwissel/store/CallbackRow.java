package eu.briefwissel.store;

import eu.briefwissel.tenant.Callback;
import eu.briefwissel.tenant.CallbackStanding;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads callbacks from rows, and takes their standing apart into columns. */
final class CallbackRow {

    static final String URL = "url";
    static final String SECRET = "secret";

    static final String COLUMNS = """
            c.name, c.url_sealed, c.secret_sealed, c.secret_before_sealed, c.secret_before_until, c.kinds, c.is_active, c.created_at,
            c.generation, c.cursor_xact::text || '-' || c.cursor_seq as cursor, c.failures, c.failing_since,
            c.last_success_at, c.last_failure_at, c.last_failure, c.next_try_at, c.off_at, c.off_because, c.test_asked_at,
            c.tested_at, c.test_outcome
            """;

    /** Parameters 3 to 12, see {@link #addStanding}. */
    static final String SET_STANDING = """
            cursor_xact = $3::text::xid8,
            cursor_seq = $4,
            failures = $5,
            failing_since = $6,
            last_success_at = $7,
            last_failure_at = $8,
            last_failure = $9,
            next_try_at = $10,
            off_at = $11,
            off_because = $12
            """;

    private CallbackRow() {}

    static Callback read(Vault vault, Row row) {
        String name = row.getString("name");
        return new Callback(
                name,
                vault.openCallback(name, URL, Columns.bytes(row, "url_sealed")),
                Arrays.asList(row.getArrayOfStrings("kinds")),
                row.getBoolean("is_active"),
                Columns.instant(row, "created_at"),
                standing(row),
                test(row));
    }

    /** Those that count at this moment, the newest first. */
    static List<String> secrets(Vault vault, Row row, Instant now) {
        String name = row.getString("name");
        List<String> secrets = new ArrayList<>();
        secrets.add(vault.openCallback(name, SECRET, Columns.bytes(row, "secret_sealed")));
        Columns.optionalInstant(row, "secret_before_until")
                .filter(now::isBefore)
                .ifPresent(
                        _ -> secrets.add(vault.openCallback(name, SECRET, Columns.bytes(row, "secret_before_sealed"))));
        return List.copyOf(secrets);
    }

    static Tuple addStanding(Tuple parameters, CallbackStanding standing) {
        EventStream.Cursor place = EventStream.Cursor.parse(standing.cursor()).orElseThrow();
        return parameters
                .addValue(place.transaction())
                .addValue(place.sequence())
                .addValue(standing.failures())
                .addValue(standing.failingSince().map(Columns::utc).orElse(null))
                .addValue(standing.lastSuccessAt().map(Columns::utc).orElse(null))
                .addValue(standing.lastFailureAt().map(Columns::utc).orElse(null))
                .addValue(standing.lastFailure().orElse(null))
                .addValue(Columns.utc(standing.nextTryAt()))
                .addValue(standing.offAt().map(Columns::utc).orElse(null))
                .addValue(standing.offBecause().orElse(null));
    }

    private static CallbackStanding standing(Row row) {
        return new CallbackStanding(
                row.getString("cursor"),
                row.getInteger("failures"),
                Columns.optionalInstant(row, "failing_since"),
                Columns.optionalInstant(row, "last_success_at"),
                Columns.optionalInstant(row, "last_failure_at"),
                Optional.ofNullable(row.getString("last_failure")),
                Columns.instant(row, "next_try_at"),
                Columns.optionalInstant(row, "off_at"),
                Optional.ofNullable(row.getString("off_because")));
    }

    private static Optional<Callback.Test> test(Row row) {
        return Columns.optionalInstant(row, "test_asked_at")
                .map(at -> new Callback.Test(at, "waits"))
                .or(() -> Columns.optionalInstant(row, "tested_at")
                        .map(at -> new Callback.Test(at, row.getString("test_outcome"))));
    }
}
