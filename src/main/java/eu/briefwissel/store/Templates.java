package eu.briefwissel.store;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.template.SeedTemplates;
import eu.briefwissel.template.TemplateKey;
import eu.briefwissel.template.TemplateText;
import eu.briefwissel.template.TemplateVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * The tenants' templates, version by version. Those that come along are a tenant's first versions: imported when this
 * process first asks for a template of the tenant, and never again over what is there.
 */
@ApplicationScoped
public class Templates {

    private static final String IMPORT = """
            insert into template (tenant, case_type, status, language, version, subject, body, author, created_at)
            select $1, s.case_type, s.status, s.language, 1, s.subject, s.body, $7, $8
              from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                   as s(case_type, status, language, subject, body)
            on conflict (tenant, case_type, status, language, version) do nothing
            """;

    private static final String ALL_IN_FORCE = """
            select distinct on (t.case_type, t.status, t.language) t.*
              from template t
             order by t.case_type, t.status, t.language, t.version desc
            """;

    private static final String LATEST = """
            select t.*
              from template t
             where t.tenant = $1
               and t.case_type = $2
               and t.status = $3
               and t.language = $4
             order by t.version desc
             limit 1
            """;

    private static final String ONE = """
            select t.*
              from template t
             where t.tenant = $1
               and t.case_type = $2
               and t.status = $3
               and t.language = $4
               and t.version = $5
            """;

    /** Who makes the next version waits for whoever is making one: two would have the same number. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('briefwissel.template/' || $1, 0))";

    private static final String ADD = """
            insert into template (tenant, case_type, status, language, version, subject, body, author, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            returning *
            """;

    private final TenantTransactions transactions;
    private final InstantSource clock;
    private final Set<TenantId> imported = ConcurrentHashMap.newKeySet();

    Templates(TenantTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The version in force of every template, by kind of case, status and language. */
    public Uni<List<TemplateVersion>> inForce(TenantId tenant) {
        return transactions.in(
                tenant,
                connection -> ready(connection, tenant)
                        .chain(() -> connection.preparedQuery(ALL_IN_FORCE).execute())
                        .map(rows -> versions(rows).stream()
                                .filter(version -> version.text().isPresent())
                                .toList()));
    }

    /** The version in force; empty where there is none, or where the template was withdrawn. */
    public Uni<Optional<TemplateVersion>> inForce(TenantId tenant, TemplateKey key) {
        return transactions
                .in(tenant, connection -> latest(connection, tenant, key))
                .map(latest -> latest.filter(version -> version.text().isPresent()));
    }

    /** One version, whether it is in force or not. */
    public Uni<Optional<TemplateVersion>> version(TenantId tenant, TemplateKey key, int version) {
        return transactions.in(
                tenant,
                connection -> ready(connection, tenant)
                        .chain(() -> connection
                                .preparedQuery(ONE)
                                .execute(parameters(tenant, key).addInteger(version)))
                        .map(Templates::first));
    }

    /** Puts a text in force as the next version, or an empty one to withdraw it; where it is in force already, nothing changes. */
    public Uni<TemplateVersion> put(TenantId tenant, TemplateKey key, Optional<TemplateText> text, String author) {
        return transactions.in(
                tenant,
                connection -> connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(tenant.value()))
                        .chain(() -> latest(connection, tenant, key))
                        .chain(latest -> latest.filter(l -> l.text().equals(text))
                                .map(same -> Uni.createFrom().item(same))
                                .orElseGet(() -> add(connection, tenant, next(key, latest, text, author)))));
    }

    private TemplateVersion next(
            TemplateKey key, Optional<TemplateVersion> latest, Optional<TemplateText> text, String author) {
        int number = 1 + latest.map(TemplateVersion::version).orElse(0);
        return new TemplateVersion(key, number, text, author, clock.instant());
    }

    private Uni<TemplateVersion> add(SqlConnection connection, TenantId tenant, TemplateVersion version) {
        return connection
                .preparedQuery(ADD)
                .execute(parameters(tenant, version.key())
                        .addInteger(version.version())
                        .addString(version.text().map(TemplateText::subject).orElse(null))
                        .addString(version.text().map(TemplateText::body).orElse(null))
                        .addString(version.author())
                        .addValue(Columns.utc(version.at())))
                .map(rows -> first(rows).orElseThrow());
    }

    private Uni<Optional<TemplateVersion>> latest(SqlConnection connection, TenantId tenant, TemplateKey key) {
        return ready(connection, tenant)
                .chain(() -> connection.preparedQuery(LATEST).execute(parameters(tenant, key)))
                .map(Templates::first);
    }

    /** Remembered only once it is certain: a transaction that is rolled back imports nothing, and the next one does. */
    private Uni<Void> ready(SqlConnection connection, TenantId tenant) {
        if (imported.contains(tenant)) {
            return Uni.createFrom().voidItem();
        }
        var seeds = List.copyOf(SeedTemplates.all().entrySet());
        var columns = Columns.of(seeds)
                .same(tenant.value())
                .texts(seed -> seed.getKey().caseType())
                .texts(seed -> seed.getKey().status())
                .texts(seed -> seed.getKey().language())
                .texts(seed -> seed.getValue().subject())
                .texts(seed -> seed.getValue().body())
                .same(SeedTemplates.AUTHOR)
                .same(Columns.utc(clock.instant()));
        return connection
                .preparedQuery(IMPORT)
                .execute(columns.tuple())
                .invoke(rows -> remember(tenant, rows))
                .replaceWithVoid();
    }

    private void remember(TenantId tenant, RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            imported.add(tenant);
        }
    }

    private static Tuple parameters(TenantId tenant, TemplateKey key) {
        return Tuple.tuple()
                .addString(tenant.value())
                .addString(key.caseType())
                .addString(key.status())
                .addString(key.language());
    }

    private static Optional<TemplateVersion> first(RowSet<Row> rows) {
        return versions(rows).stream().findFirst();
    }

    private static List<TemplateVersion> versions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Templates::version)
                .toList();
    }

    private static TemplateVersion version(Row row) {
        var key = new TemplateKey(row.getString("case_type"), row.getString("status"), row.getString("language"));
        Optional<TemplateText> text = Optional.ofNullable(row.getString("subject"))
                .map(subject -> new TemplateText(subject, row.getString("body")));
        return new TemplateVersion(
                key, row.getInteger("version"), text, row.getString("author"), Columns.instant(row, "created_at"));
    }
}
