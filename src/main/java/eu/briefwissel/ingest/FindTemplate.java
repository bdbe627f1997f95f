package eu.briefwissel.ingest;

import eu.briefwissel.crypto.LinkTokens;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Templates;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.template.TemplateKey;
import eu.briefwissel.template.TemplateVersion;
import eu.briefwissel.template.Variables;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks up the template that a submission names, and what the gateway itself puts into it. */
@ApplicationScoped
class FindTemplate {

    /** The tenant setting that deep links begin with; what is put behind it is a token. */
    static final String LINK_BASE = "deep_link_base";

    /** The seed's name for what readers know the tenant by; the tenant's own display name unless set. */
    private static final String DISPLAY_NAME = "tenant_display_name";

    private final Templates templates;
    private final TenantDirectory tenants;

    FindTemplate(Templates templates, TenantDirectory tenants) {
        this.templates = templates;
        this.tenants = tenants;
    }

    /** The template in force; fails with {@link eu.briefwissel.store.NoSuchTenant}. */
    Uni<Templated> of(TenantId tenant, DeliveryId message, TemplateChoice choice, SubmissionRequest request) {
        return ours(tenant, message, request)
                .chain(ours -> choice.key()
                        .map(key -> inForce(tenant, key))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .map(found -> new Templated(choice, found.flatMap(TemplateVersion::text), ours)));
    }

    /** What only the gateway knows of a message of the tenant's own. */
    Uni<Map<String, String>> ours(TenantId tenant, DeliveryId message) {
        return tenants.settings(tenant)
                .chain(settings -> tenants.links(tenant).map(links -> ours(settings, links, message)));
    }

    private Uni<Map<String, String>> ours(TenantId tenant, DeliveryId message, SubmissionRequest request) {
        return tenants.settings(tenant)
                .map(settings -> settings.senders()
                        .meant(Optional.ofNullable(request.sender()))
                        .map(sender -> SenderSettings.of(settings, sender, request.language()))
                        .orElse(settings))
                .chain(settings -> tenants.links(tenant).map(links -> ours(settings, links, message)));
    }

    private Uni<Optional<TemplateVersion>> inForce(TenantId tenant, TemplateKey key) {
        return templates.inForce(tenant, key);
    }

    private static Map<String, String> ours(Settings settings, LinkTokens links, DeliveryId message) {
        Map<String, String> ours = new HashMap<>();
        ours.put(Variables.ORGANISATION, settings.find(DISPLAY_NAME).orElseGet(settings::displayName));
        ours.put(Variables.MESSAGE_ID, message.toString());
        // A link names the message by a signed token: a URL passes through logs and other hands, the case does not.
        settings.find(LINK_BASE).ifPresent(base -> ours.put(Variables.DEEP_LINK, base + links.of(message.value())));
        return ours;
    }
}
