package eu.briefwissel.onboarding;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Finding;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Senders;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the accounts by which a tenant sends, without sending: what works, what does not, and why. */
@ApplicationScoped
public class CheckAccounts {

    private static final Map<ChannelName, String> BOXES =
            Map.of(ChannelName.EBOX_CITIZEN, "ebox_citizen.", ChannelName.EBOX_ENTERPRISE, "ebox_enterprise.");

    private final TenantDirectory tenants;
    private final Connectors connectors;
    private final KeepOnboarding onboarding;

    CheckAccounts(TenantDirectory tenants, Connectors connectors, KeepOnboarding onboarding) {
        this.tenants = tenants;
        this.connectors = connectors;
        this.onboarding = onboarding;
    }

    /**
     * What was found of an account at the operator of one channel.
     *
     * @param missing the steps that the sender lacks before production is open to it there
     */
    public record Account(
            ChannelName channel, boolean isProduction, List<Finding> findings, List<OnboardingStep> missing) {
        /** Whether a message could be sent. */
        public boolean works() {
            return findings.stream().allMatch(Finding::works) && (missing.isEmpty() || !isProduction);
        }

        Account lacking(List<OnboardingStep> steps) {
            return new Account(channel, isProduction, findings, steps);
        }

        boolean isLetIn() {
            return findings.stream().anyMatch(finding -> finding.what().equals("token") && finding.works());
        }
    }

    /**
     * What was found of a sender.
     *
     * @param sender empty for a tenant that sends in its own name
     * @param accounts those that are set up
     */
    public record Checked(Optional<String> sender, List<Account> accounts) {
        /** Whether it can send by every account that it has, one at least, and has taken the steps that these need. */
        public boolean works() {
            return !accounts.isEmpty() && accounts.stream().allMatch(Account::works);
        }
    }

    /** All senders of the tenant; the tenant itself where it has none. */
    public Uni<List<Checked>> all(TenantId tenant) {
        return tenants.settingsNow(tenant).chain(settings -> {
            if (settings.senders().isEmpty()) {
                return accounts(settings).map(accounts -> List.of(new Checked(Optional.empty(), accounts)));
            }
            return Multi.createFrom()
                    .iterable(
                            settings.senders().all().keySet().stream().sorted().toList())
                    .onItem()
                    .transformToUniAndConcatenate(name -> one(tenant, name))
                    .collect()
                    .asList()
                    .map(all -> all.stream().flatMap(Optional::stream).toList());
        });
    }

    /** One sender; empty where there is none of that name. What it proves of the sender's way into production is written down. */
    public Uni<Optional<Checked>> one(TenantId tenant, String name) {
        return tenants.settingsNow(tenant)
                .chain(settings -> settings.senders()
                        .named(name)
                        .map(sender -> checked(settings, sender).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Checked> checked(Settings settings, Sender sender) {
        return accounts(SenderSettings.of(settings, sender))
                .call(accounts -> proven(settings, sender, accounts))
                .chain(accounts -> tenants.settings(settings.tenant())
                        .map(now -> accounts.stream()
                                .map(account ->
                                        account.lacking(now.senders().missing(sender.name(), account.channel())))
                                .toList()))
                .map(accounts -> new Checked(Optional.of(sender.name()), accounts));
    }

    /** By the settings that were checked, whatever they are by now. */
    private Uni<Void> proven(Settings settings, Sender sender, List<Account> accounts) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Account account : accounts.stream().filter(Account::isLetIn).toList()) {
            OnboardingStep step =
                    account.isProduction() ? OnboardingStep.CREDENTIALS_PROD : OnboardingStep.CREDENTIALS_INT;
            chain = chain.chain(() -> onboarding.proven(settings, sender, new Senders.Step(account.channel(), step)));
        }
        return chain;
    }

    private Uni<List<Account>> accounts(Settings settings) {
        return Multi.createFrom()
                .iterable(setUp(settings))
                .onItem()
                .transformToUniAndConcatenate(channel -> connectors
                        .of(channel, settings)
                        .check(settings)
                        .map(findings -> new Account(
                                channel, SenderSettings.isProduction(channel, settings), findings, List.of())))
                .collect()
                .asList();
    }

    /** Who a sender is says nothing of an account: it counts as set up where something else of it is set. */
    private static List<ChannelName> setUp(Settings settings) {
        return Stream.of(ChannelName.EBOX_CITIZEN, ChannelName.EBOX_ENTERPRISE)
                .filter(channel -> settings.values().entrySet().stream()
                        .filter(setting -> !setting.getValue().isBlank())
                        .map(Map.Entry::getKey)
                        .anyMatch(name -> name.startsWith(BOXES.getOrDefault(channel, ""))
                                && !name.endsWith(".sender_organisation_id")
                                && !name.endsWith(".sender_application_id")
                                && !name.contains(".message_type_id")))
                .toList();
    }
}
