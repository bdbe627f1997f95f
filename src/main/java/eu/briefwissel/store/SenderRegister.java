package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.SenderDeletion;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.tenant.StepTaken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Writes the tenants' senders and what they have done to become ones. Reading them, logos apart, is the directory's affair. */
@ApplicationScoped
public class SenderRegister {

    /** A logo that is not given stays. */
    private static final String PUT = """
            insert into sender (tenant, name, profile_sealed, logo, changed_at)
            values ($1, $2, $3, $4, $5)
            on conflict (tenant, name) do update
               set profile_sealed = excluded.profile_sealed,
                   logo = coalesce(excluded.logo, sender.logo),
                   changed_at = excluded.changed_at
            """;

    /** Something is outstanding that is yet to be handed over, waits for an operator, or is asked about by the sender's account. */
    private static final String DELETE = """
            with outstanding as (
                select exists (select
                                 from delivery d
                                 join message m
                                   on m.month = d.month
                                  and m.id = d.id
                                where d.tenant = $1
                                  and m.sender = $2
                                  and (d.status in ('accepted', 'resolved', 'held')
                                       or d.status = 'published'
                                          and exists (select from work w where w.delivery = d.id))) as any_left
            ), gone as (
                delete from sender s
                 using outstanding o
                 where s.tenant = $1
                   and s.name = $2
                   and not o.any_left
                returning s.name
            ), its_settings as (
                delete from setting t
                 using gone g
                 where t.tenant = $1
                   and starts_with(t.name, 'sender.' || g.name || '.')
            )
            select exists (select from gone) as gone,
                   exists (select from sender s where s.tenant = $1 and s.name = $2) as was_there
            """;

    private static final String LOGO = "select s.logo from sender s where s.tenant = $1 and s.name = $2";

    private static final String STEPS = """
            select o.channel, o.step, o.done_on, o.done_by, o.reference, o.proven, o.recorded_at
              from sender_onboarding o
             where o.tenant = $1
               and o.sender = $2
            """;

    private static final String PUT_STEP = """
            insert into sender_onboarding (tenant, sender, channel, step, done_on, done_by, reference, proven, recorded_at,
                                           holder, account)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (tenant, sender, channel, step) do update
               set done_on = excluded.done_on,
                   done_by = excluded.done_by,
                   reference = excluded.reference,
                   proven = excluded.proven,
                   recorded_at = excluded.recorded_at,
                   holder = excluded.holder,
                   account = excluded.account
            """;

    private static final String TAKE_STEP_BACK = """
            delete from sender_onboarding
             where tenant = $1
               and sender = $2
               and channel = $3
               and step = $4
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    SenderRegister(TenantTransactions transactions, TenantDirectory tenants, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Makes the sender, or changes it; without a logo it keeps the one it has. */
    public Uni<Void> put(TenantId tenant, Sender sender, Optional<byte[]> logo) {
        return tenants.vault(tenant)
                .map(vault -> Tuple.of(
                        tenant.value(),
                        sender.name(),
                        Columns.buffer(SenderRows.seal(vault, sender)),
                        logo.map(Columns::buffer).orElse(null),
                        Columns.utc(clock.instant())))
                .chain(row -> changed(tenant, PUT, row))
                .replaceWithVoid();
    }

    /** Takes the sender away, with its steps and its accounts, unless anything of it is outstanding. */
    public Uni<SenderDeletion> delete(TenantId tenant, String name) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(DELETE).execute(Tuple.of(tenant.value(), name)))
                .map(rows -> rows.iterator().next())
                .map(row -> {
                    if (row.getBoolean("gone")) {
                        return SenderDeletion.GONE;
                    }
                    return row.getBoolean("was_there") ? SenderDeletion.OUTSTANDING : SenderDeletion.NOT_THERE;
                })
                .invoke(() -> tenants.forget(tenant));
    }

    /** A PNG; empty where there is no such sender, or it has none. */
    public Uni<Optional<byte[]>> logo(TenantId tenant, String name) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(LOGO).execute(Tuple.of(tenant.value(), name)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getBuffer("logo"))
                        .map(Buffer::getBytes));
    }

    /** The steps that a sender has taken and that count still, in no order. */
    public Uni<List<StepTaken>> steps(TenantId tenant, String sender) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(STEPS).execute(Tuple.of(tenant.value(), sender)))
                .chain(rows -> tenants.settings(tenant)
                        .map(settings -> StreamSupport.stream(rows.spliterator(), false)
                                .map(SenderRegister::taken)
                                .filter(taken -> settings.senders().hasTaken(sender, taken.channel(), taken.step()))
                                .toList()));
    }

    /**
     * Writes down a step of a sender that there is.
     *
     * @param tenant the settings by which it was taken: of the account that was looked at, where one was
     */
    public Uni<Void> take(Settings tenant, Sender sender, StepTaken taken) {
        Settings own = SenderSettings.of(tenant, sender);
        return tenants.vault(tenant.tenant())
                .map(vault -> Tuple.tuple()
                        .addString(tenant.tenant().value())
                        .addString(sender.name())
                        .addString(taken.channel().wireName())
                        .addString(taken.step().wireName())
                        .addLocalDate(taken.on())
                        .addString(taken.by())
                        .addString(taken.reference().orElse(null))
                        .addBoolean(taken.isProven())
                        .addValue(Columns.utc(taken.recordedAt()))
                        .addValue(Columns.buffer(vault.holder(sender.number())))
                        .addValue(Columns.buffer(vault.account(SenderSettings.account(taken.channel(), own)))))
                .chain(row -> changed(tenant.tenant(), PUT_STEP, row))
                .replaceWithVoid();
    }

    /** Production is closed to the sender again; false where the step was not taken. */
    public Uni<Boolean> takeBack(TenantId tenant, String sender, Senders.Step step) {
        return changed(
                        tenant,
                        TAKE_STEP_BACK,
                        Tuple.of(
                                tenant.value(),
                                sender,
                                step.channel().wireName(),
                                step.step().wireName()))
                .map(many -> many == 1);
    }

    private Uni<Integer> changed(TenantId tenant, String statement, Tuple row) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(statement).execute(row))
                .map(RowSet::rowCount)
                .invoke(() -> tenants.forget(tenant));
    }

    private static StepTaken taken(Row row) {
        return new StepTaken(
                ChannelName.named(row.getString("channel")).orElseThrow(),
                OnboardingStep.named(row.getString("step")).orElseThrow(),
                row.getLocalDate("done_on"),
                row.getString("done_by"),
                Optional.ofNullable(row.getString("reference")),
                row.getBoolean("proven"),
                Columns.instant(row, "recorded_at"));
    }
}
