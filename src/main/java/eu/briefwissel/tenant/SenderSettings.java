package eu.briefwissel.tenant;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.SentBy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings that count for one sender: the tenant's, over them those of the sender's own ({@code sender.<name>.…}), over them
 * who it is. So a connector finds a sender's account where it always finds one.
 */
public final class SenderSettings {

    /** What the name of an eBox' dialect ends in, of whatever is not {@link #isProduction}. */
    public static final String TEST_ENVIRONMENT = "-int";

    private static final String PREFIX = "sender.";
    private static final String NUMBER = "sender_organisation_id";
    private static final String APPLICATION = "sender_application_id";
    private static final String MESSAGE_TYPE = "message_type_id";
    /** Who a sender is stands in the sender itself; by which version an operator is spoken to is the tenant's to say. */
    private static final Set<String> NOT_A_SENDERS =
            Set.of(NUMBER, APPLICATION, MESSAGE_TYPE, MESSAGE_TYPE + ".*", "version");

    private static final List<String> ACCOUNT = List.of(
            "environment",
            "base_url",
            "token_url",
            "client_id",
            "client_secret",
            "pki_cert",
            "pki_key",
            "scope",
            "audience",
            "on_behalf");

    private static final Map<ChannelName, String> BOXES = Map.of(
            ChannelName.EBOX_CITIZEN, EboxAccounts.CITIZEN, ChannelName.EBOX_ENTERPRISE, EboxAccounts.ENTERPRISE);

    private SenderSettings() {}

    /** What may be set for a sender alone: its accounts at the operators. */
    static List<SettingRule> rules() {
        return Stream.concat(EboxAccounts.citizen().stream(), EboxAccounts.enterprise().stream())
                .filter(rule -> !NOT_A_SENDERS.contains(
                        rule.name().substring(rule.name().indexOf('.') + 1)))
                .map(rule -> rule.under(PREFIX + "*."))
                .toList();
    }

    /** The settings by which a message goes out; the tenant's where it keeps no sender. */
    public static Settings of(Settings tenant, Optional<SentBy> sentBy) {
        return sentBy.map(by -> tenant.with(values(tenant, by), by.displayName()))
                .orElse(tenant);
    }

    /** The settings by which a sender's account is looked at, by the name of its first application. */
    public static Settings of(Settings tenant, Sender sender) {
        return of(tenant, sender, sender.language());
    }

    /** The same, for readers of a language. */
    public static Settings of(Settings tenant, Sender sender, @Nullable String readers) {
        String application = sender.applications().stream()
                .map(Sender.Application::name)
                .findFirst()
                .orElse("");
        return of(
                tenant,
                Optional.of(new SentBy(
                        sender.name(),
                        application,
                        sender.number(),
                        sender.displayNameIn(readers == null ? sender.language() : readers))));
    }

    /**
     * The settings by which an operator is asked about what goes in the name of a sender; without any account where that sender
     * is gone: nobody is asked by another's.
     */
    public static Settings asked(Settings tenant, Optional<String> sender) {
        return sender.map(name -> tenant.senders()
                        .named(name)
                        .map(found -> of(tenant, found))
                        .orElseGet(() -> withoutAccounts(tenant)))
                .orElse(tenant);
    }

    private static Settings withoutAccounts(Settings tenant) {
        Map<String, String> values = new HashMap<>(tenant.values());
        values.keySet()
                .removeIf(name -> BOXES.values().stream()
                        .anyMatch(prefix -> name.startsWith(prefix) && !name.equals(prefix + "version")));
        return tenant.with(values, tenant.displayName());
    }

    /** Those by which operators tell of what the tenant sent: its senders', in the order of their names, and its own. */
    public static List<Settings> accounts(Settings tenant) {
        return Stream.concat(
                        tenant.senders().all().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> of(tenant, entry.getValue())),
                        Stream.of(tenant))
                .toList();
    }

    private static Map<String, String> values(Settings tenant, SentBy by) {
        Map<String, String> values = new HashMap<>(tenant.values());
        values.putAll(ownOf(by.sender(), tenant.values()));
        Optional<Sender> sender = tenant.senders().named(by.sender());
        BOXES.forEach((channel, prefix) -> {
            values.put(prefix + NUMBER, by.number());
            values.keySet().removeIf(name -> name.startsWith(prefix + MESSAGE_TYPE));
            values.remove(prefix + APPLICATION);
            sender.flatMap(s -> s.applicationId(by.application(), channel))
                    .ifPresent(id -> values.put(prefix + APPLICATION, id));
            sender.stream()
                    .flatMap(s -> s.applications().stream())
                    .filter(a -> a.name().equals(by.application()))
                    .flatMap(a -> a.messageTypes().stream())
                    .forEach(kind -> Optional.ofNullable(kind.operatorIds().get(channel.wireName()))
                            .ifPresent(id -> values.put(prefix + MESSAGE_TYPE + "." + lower(kind.type()), id)));
        });
        values.put(SettingCatalogue.TENANT_DISPLAY_NAME, by.displayName());
        return values;
    }

    private static String lower(String type) {
        return type.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> ownOf(String sender, Map<String, String> values) {
        String prefix = PREFIX + sender + ".";
        return values.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(prefix))
                .filter(setting -> !setting.getValue().isBlank())
                .collect(Collectors.toMap(setting -> setting.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** What is wrong with changes once they are laid over one another for a sender, by the setting that is changed. */
    public static Map<String, String> broken(Map<String, String> changes, Settings before) {
        Map<String, String> after = new HashMap<>(before.values());
        after.putAll(changes);
        Settings then = before.with(after, before.displayName());
        Map<String, String> broken = new TreeMap<>();
        before.senders().all().values().forEach(sender -> {
            String prefix = PREFIX + sender.name() + ".";
            Map<String, String> own = of(then, sender).values();
            EboxAccounts.unlike(changedFor(prefix, changes), own)
                    .forEach((name, sentence) -> broken.put(
                            changes.containsKey(prefix + name) ? prefix + name : name,
                            sentence + " (sender " + sender.name() + ")"));
        });
        return broken;
    }

    private static Map<String, String> changedFor(String prefix, Map<String, String> changes) {
        Map<String, String> changed = new HashMap<>(changes);
        changes.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                changed.put(name.substring(prefix.length()), value);
            }
        });
        return changed;
    }

    /** Whether a sender's messages would go out in the name of another enterprise than its certificate's, without a mandate. */
    public static boolean isInAnothersName(Settings tenant, Sender sender) {
        return EboxAccounts.isInAnothersName(of(tenant, sender).values());
    }

    /**
     * The steps that a sender must still take before a message of its may go by this channel: none where that leads to a test
     * environment, or is no eBox (FOD BOSA: production is open to whoever has taken every step). All of them where the sender has
     * another number by now: its steps were taken for that one.
     */
    public static List<OnboardingStep> closedFor(SentBy sentBy, ChannelName channel, Settings tenant) {
        if (!isProduction(channel, of(tenant, Optional.of(sentBy)))) {
            return List.of();
        }
        boolean isTheSame = tenant.senders()
                .named(sentBy.sender())
                .filter(sender -> sender.number().equals(sentBy.number()))
                .isPresent();
        return isTheSame ? tenant.senders().missing(sentBy.sender(), channel) : List.of(OnboardingStep.values());
    }

    /** What a sender is known by at an operator, and where: whoever changes any of it has another account. */
    public static SortedMap<String, String> account(ChannelName channel, Settings ofSender) {
        SortedMap<String, String> account = new TreeMap<>();
        String prefix = BOXES.getOrDefault(channel, "");
        ACCOUNT.forEach(name -> ofSender.find(prefix + name).ifPresent(value -> account.put(name, value)));
        return account;
    }

    /** Whether what goes by this channel, with these settings, reaches people in their eBox. */
    public static boolean isProduction(ChannelName channel, Settings ofSender) {
        return Optional.ofNullable(BOXES.get(channel))
                .filter(prefix -> EboxProfiles.isProduction(prefix, ofSender))
                .isPresent();
    }
}
