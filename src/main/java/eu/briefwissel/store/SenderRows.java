package eu.briefwissel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How senders stand in the database: as sealed JSON, with the steps that each has taken. */
final class SenderRows {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String SELECT = """
            select s.name, s.profile_sealed, o.channel, o.step, o.holder, o.account
              from sender s
              left join sender_onboarding o
                on o.tenant = s.tenant
               and o.sender = s.name
             where s.tenant = $1
            """;

    private SenderRows() {}

    static Uni<RowSet<Row>> select(SqlConnection connection, String tenant) {
        return connection.preparedQuery(SELECT).execute(Tuple.of(tenant));
    }

    /** @param tenant its settings, with no senders yet */
    static Senders read(Vault vault, Settings tenant, RowSet<Row> rows) {
        Map<String, Sender> all = new HashMap<>();
        for (Row row : rows) {
            all.computeIfAbsent(row.getString("name"), name -> open(vault, name, Columns.bytes(row, "profile_sealed")));
        }
        Settings settings = tenant.with(new Senders(all, Map.of()));
        Map<String, Set<Senders.Step>> done = new HashMap<>();
        for (Row row : rows) {
            Sender sender = Objects.requireNonNull(all.get(row.getString("name")));
            step(row)
                    .filter(step -> counts(step, row, vault, SenderSettings.of(settings, sender), sender))
                    .ifPresent(step -> done.computeIfAbsent(sender.name(), _ -> new HashSet<>())
                            .add(step));
        }
        return new Senders(all, done);
    }

    private static Optional<Senders.Step> step(Row row) {
        return Optional.ofNullable(row.getString("step"))
                .flatMap(OnboardingStep::named)
                .flatMap(step ->
                        ChannelName.named(row.getString("channel")).map(channel -> new Senders.Step(channel, step)));
    }

    /**
     * A step counts for the number that it was taken for. Proven credentials count no more once the account of their environment
     * is another; those of the environment that the account is not in now have proven what they had to.
     */
    private static boolean counts(Senders.Step taken, Row row, Vault vault, Settings own, Sender sender) {
        if (!MessageDigest.isEqual(vault.holder(sender.number()), Columns.bytes(row, "holder"))) {
            return false;
        }
        boolean isOfProduction = taken.step() == OnboardingStep.CREDENTIALS_PROD;
        return !taken.step().isProvenByUs()
                || isOfProduction != SenderSettings.isProduction(taken.channel(), own)
                || MessageDigest.isEqual(
                        vault.account(SenderSettings.account(taken.channel(), own)), Columns.bytes(row, "account"));
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
