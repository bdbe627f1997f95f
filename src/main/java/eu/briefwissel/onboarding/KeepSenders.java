package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.SenderRegister;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.SenderDeletion;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Keeps the public bodies in whose names a tenant sends. */
@ApplicationScoped
public class KeepSenders {

    private static final Logger LOG = Logger.getLogger(KeepSenders.class);
    private static final ReadJson<SenderRequest> SENDER = new ReadJson<>(SenderRequest.class);

    private final TenantDirectory tenants;
    private final SenderRegister register;

    KeepSenders(TenantDirectory tenants, SenderRegister register) {
        this.tenants = tenants;
        this.register = register;
    }

    /** All of them, by name. */
    public Uni<List<Sender>> all(TenantId tenant) {
        return tenants.settings(tenant)
                .map(settings -> settings.senders().all().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** The one of that name; empty where the tenant has none. */
    public Uni<Optional<Sender>> find(TenantId tenant, String name) {
        return tenants.settings(tenant).map(settings -> settings.senders().named(name));
    }

    /** Its logo, a PNG; empty where there is no such sender, or it has none. */
    public Uni<Optional<byte[]>> logo(TenantId tenant, String name) {
        return register.logo(tenant, name);
    }

    /**
     * Makes it, or changes it; the item comes after the commit. Messages that were handed over before go on in the name that
     * it had. Other processes read it within {@code briefwissel.store.tenant-cache}.
     *
     * @param name see {@link Sender#isName}
     * @param body the JSON of a {@link SenderRequest}
     */
    public Uni<Answer<Sender>> put(TenantId tenant, String name, byte[] body) {
        Violations violations = new Violations();
        return switch (SENDER.read(body, violations)) {
            case ReadJson.Reading.Malformed<SenderRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<SenderRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<SenderRequest>(SenderRequest request) ->
                tenants.settings(tenant)
                        .chain(settings -> new CheckSender(violations)
                                .of(name, request)
                                .filter(sender -> fits(sender, settings, violations))
                                .map(sender -> kept(tenant, sender, Optional.ofNullable(request.logo())))
                                .orElseGet(() -> invalid(violations)));
        };
    }

    /**
     * Takes it away, with its steps and its accounts, unless anything of it is outstanding. What another process accepts in its name, which has
     * not heard of it yet, is held for want of an account.
     */
    public Uni<SenderDeletion> delete(TenantId tenant, String name) {
        return tenants.settings(tenant)
                .chain(settings -> isLastInProduction(settings, name)
                        ? Uni.createFrom().item(SenderDeletion.LAST_IN_PRODUCTION)
                        : register.delete(tenant, name));
    }

    /** Without senders the tenant sends in its own name, of which nobody asks which steps it took. */
    private static boolean isLastInProduction(Settings settings, String name) {
        return settings.senders().all().keySet().equals(Set.of(name))
                && Stream.of(ChannelName.EBOX_CITIZEN, ChannelName.EBOX_ENTERPRISE)
                        .anyMatch(channel -> SenderSettings.isProduction(channel, settings));
    }

    private Uni<Answer<Sender>> kept(TenantId tenant, Sender sender, Optional<byte[]> logo) {
        return register.put(tenant, sender, logo)
                .invoke(() -> LOG.infof("sender changed tenant=%s sender=%s", tenant, sender.name()))
                .replaceWith(new Answer.Kept<>(sender));
    }

    /** What only shows beside the tenant's other senders and settings. */
    private static boolean fits(Sender sender, Settings settings, Violations violations) {
        Map<String, Sender> after = new HashMap<>(settings.senders().all());
        after.put(sender.name(), sender);
        if (after.values().stream().filter(Sender::byDefault).count() > 1) {
            violations.add("/default", "one-default", "must be true for one sender of the tenant at most");
        }
        if (SenderSettings.isInAnothersName(settings.with(new Senders(after, Map.of())), sender)) {
            violations.add(
                    "/number",
                    "not-the-certificates",
                    "must be the number of the certificate in ebox_enterprise.pki_cert, unless ebox_enterprise.on_behalf is on");
        }
        return violations.isEmpty();
    }

    private static Uni<Answer<Sender>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }
}
