package eu.briefwissel.tenant;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environments of both eBox operators as named profiles: what {@code ebox_citizen.environment} and {@code
 * ebox_enterprise.environment} stand for. A setting of the tenant's own wins; what is published nowhere stands in no profile
 * and stays for the tenant to set: BOSA's Publish API and its Event Handler are told under a non-disclosure agreement.
 */
public final class EboxProfiles {

    /** BOSA's and RSZ's names for it: INT, ACC. */
    public static final String INT = "int";

    /** BOSA's and RSZ's names for it: PROD, PRD. */
    public static final String PROD = "prod";

    private static final String ENVIRONMENT = ".environment";

    private static final Map<String, Map<String, String>> PROFILES = Map.of(
            "ebox_citizen." + INT, bosa("https://public.int.fedservices.be"),
            "ebox_citizen." + PROD, bosa("https://public.pr.fedservices.be"),
            "ebox_enterprise." + INT,
                    rsz("https://services-acpt.socialsecurity.be", "https://public.int.fedservices.be"),
            "ebox_enterprise." + PROD, rsz("https://services.socialsecurity.be", "https://public.fedservices.be"));

    /** The settings that lead to an operator's own interface. */
    private static final List<String> ADDRESSES = List.of("base_url", "token_url");

    private static final Set<String> HOSTS_OF_PROD = hosts(PROD);
    private static final Set<String> HOSTS_OF_INT = hosts(INT);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private EboxProfiles() {}

    /** Assumed: BOSA says "FSP OAuth" of eBox; this is where its other interfaces on the FSP give their tokens. */
    private static Map<String, String> bosa(String fsp) {
        return Map.of("token_url", fsp + "/api/oauth2/token");
    }

    private static Map<String, String> rsz(String services, String fsp) {
        return Map.of(
                // dev.eboxenterprise.be, document sender: Message Registry v3
                "base_url", services + "/REST/ebox/enterprise/messageRegistry/v3",
                // be-smals-ebox/OAuth-examples, GetAccessTokenV5; of PRD only v3 is published, v5 is assumed beside it
                "token_url", services + "/REST/oauth/v5/token",
                // dev.eboxenterprise.be, federation
                "federation_url", services + "/REST/ebox/enterprise/federation/v1",
                // dev.eboxenterprise.be, partition service
                "partition_url", services + "/REST/ebox/enterprise/partition/v1",
                // dev.eboxenterprise.be, e-Box Enterprise event service
                "events_url", fsp + "/EventServices/Ebox/v2/enterprise/document/events");
    }

    /** What the profile that these settings name says of a setting; empty where there is no profile, or it says nothing. */
    static Optional<String> find(String name, Map<String, String> settings) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(settings.get(name.substring(0, dot) + ENVIRONMENT))
                        .map(environment -> PROFILES.get(name.substring(0, dot + 1) + environment))
                        .map(profile -> profile.get(name.substring(dot + 1)));
    }

    /**
     * Whether what is published by these settings reaches people: the profile says so, or an address of production was set by
     * hand. Of an address that nobody knows nobody can tell (BOSA tells its own under a non-disclosure agreement, and RSZ may move):
     * all hosts but those of the test environments and this machine itself count as production's.
     *
     * @param prefix {@code ebox_citizen.} or {@code ebox_enterprise.}
     */
    public static boolean isProduction(String prefix, Settings settings) {
        return settings.find(prefix + "environment").filter(PROD::equals).isPresent()
                || ADDRESSES.stream()
                        .flatMap(name -> settings.find(prefix + name).stream())
                        .anyMatch(EboxProfiles::isOfProduction)
                || settings.own(prefix + "base_url")
                        .filter(url -> !isKnownForTests(url))
                        .isPresent();
    }

    private static boolean isOfProduction(String url) {
        return host(url).filter(HOSTS_OF_PROD::contains).isPresent();
    }

    private static boolean isKnownForTests(String url) {
        return host(url)
                .filter(host ->
                        HOSTS_OF_INT.contains(host) || LOOPBACK.matcher(host).matches())
                .isPresent();
    }

    private static Set<String> hosts(String environment) {
        return PROFILES.entrySet().stream()
                .filter(profile -> profile.getKey().endsWith("." + environment))
                .flatMap(profile -> profile.getValue().values().stream())
                .flatMap(url -> host(url).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As DNS compares it: of any case, and with or without the dot of the root (RFC 1034 section 3.1, RFC 4343). */
    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url.strip()).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        } catch (IllegalArgumentException _) { // what is no URL has none
            return Optional.empty();
        }
    }
}
