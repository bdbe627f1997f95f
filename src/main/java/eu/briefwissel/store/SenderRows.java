package eu.briefwissel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.Senders;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How senders stand in the database: as sealed JSON, with the steps that each has taken. */
final class SenderRows {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String SELECT = """
            select s.name, s.profile_sealed, array_agg(o.step) filter (where o.step is not null) as done
              from sender s
              left join sender_onboarding o
                on o.tenant = s.tenant
               and o.sender = s.name
             where s.tenant = $1
             group by s.tenant, s.name
            """;

    private SenderRows() {}

    static Uni<RowSet<Row>> select(SqlConnection connection, String tenant) {
        return connection.preparedQuery(SELECT).execute(Tuple.of(tenant));
    }

    static Senders read(Vault vault, RowSet<Row> rows) {
        Map<String, Sender> all = new HashMap<>();
        Map<String, Set<OnboardingStep>> done = new HashMap<>();
        for (Row row : rows) {
            String name = row.getString("name");
            all.put(name, open(vault, name, Columns.bytes(row, "profile_sealed")));
            done.put(name, steps(row));
        }
        return new Senders(all, done);
    }

    private static Set<OnboardingStep> steps(Row row) {
        Set<OnboardingStep> steps = EnumSet.noneOf(OnboardingStep.class);
        Optional.ofNullable(row.getArrayOfStrings("done")).stream()
                .flatMap(Arrays::stream)
                .map(OnboardingStep::named)
                .flatMap(Optional::stream)
                .forEach(steps::add);
        return Collections.unmodifiableSet(steps);
    }

    static byte[] seal(Vault vault, Sender sender) {
        try {
            return vault.sealSender(sender.name(), JSON.writeValueAsBytes(sender));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sender always has JSON", e);
        }
    }

    private static Sender open(Vault vault, String name, byte[] sealed) {
        try {
            return JSON.readValue(vault.openSender(name, sealed), Sender.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed sender is not readable", e);
        }
    }
}
