package eu.briefwissel.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.crypto.BlindIndex;
import eu.briefwissel.crypto.BodyMac;
import eu.briefwissel.crypto.Canonical;
import eu.briefwissel.crypto.LinkTokens;
import eu.briefwissel.crypto.MasterKey;
import eu.briefwissel.crypto.Sealer;
import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.crypto.TenantKeys;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import java.util.SortedMap;

/**
 * One tenant's keys at work. Seals and opens for this tenant only: the tenant is part of every context, and the keys are
 * derived from the tenant's own (rule 6).
 */
final class Vault {

    private final TenantId tenant;
    private final Sealer sealer;
    private final BlindIndex recipients;
    private final BodyMac bodies;
    private final LinkTokens links;

    private Vault(TenantId tenant, TenantKeys keys) {
        this.tenant = tenant;
        this.sealer = new Sealer(keys.sealing(), Randomness.SOURCE);
        this.recipients = new BlindIndex(keys.blindIndex());
        this.bodies = new BodyMac(keys.idempotency());
        this.links = new LinkTokens(keys.links());
    }

    /** Opens a tenant's vault from its wrapped key. */
    static Vault open(MasterKey master, TenantId tenant, byte[] wrapped) {
        return new Vault(tenant, TenantKeys.derivedFrom(master.unwrap(wrapped, tenant.value())));
    }

    /** A new tenant's key, wrapped. */
    static byte[] newTenantKey(MasterKey master, TenantId tenant) {
        return master.wrap(SecretKeyBytes.generate(Randomness.SOURCE), tenant.value());
    }

    BlindIndex recipients() {
        return recipients;
    }

    BodyMac bodies() {
        return bodies;
    }

    LinkTokens links() {
        return links;
    }

    SecretKeyBytes newDataKey() {
        return SecretKeyBytes.generate(Randomness.SOURCE);
    }

    byte[] wrap(SecretKeyBytes dataKey, DeliveryId message) {
        return sealer.wrap(dataKey, context("data-key", message));
    }

    SecretKeyBytes unwrap(byte[] wrapped, DeliveryId message) {
        return sealer.unwrap(wrapped, context("data-key", message));
    }

    byte[] sealSetting(String name, String value) {
        return sealer.seal(value.getBytes(UTF_8), context("setting", name));
    }

    String openSetting(String name, byte[] sealed) {
        return new String(sealer.open(sealed, context("setting", name)), UTF_8);
    }

    byte[] sealSender(String name, byte[] json) {
        return sealer.seal(json, context("sender", name));
    }

    byte[] openSender(String name, byte[] sealed) {
        return sealer.open(sealed, context("sender", name));
    }

    /** Recognises the number that a sender had, without keeping it. */
    byte[] holder(String number) {
        return bodies.of(context("sender-number", number));
    }

    /** Recognises the account that a sender had, without keeping it. */
    byte[] account(SortedMap<String, String> account) {
        Canonical fields = Canonical.of("sender-account").text(tenant.value());
        account.forEach((name, value) -> fields.text(name).text(value));
        return bodies.of(fields.bytes());
    }

    /** Seals an address or a secret of a callback; {@code field} says which. */
    byte[] sealCallback(String name, String field, String value) {
        return sealer.seal(value.getBytes(UTF_8), context("callback-" + field, name));
    }

    String openCallback(String name, String field, byte[] sealed) {
        return new String(sealer.open(sealed, context("callback-" + field, name)), UTF_8);
    }

    /** Seals what came in before it is known to which message it belongs. */
    byte[] sealParked(String eventId, byte[] body) {
        return sealer.seal(body, context("parked-event", eventId));
    }

    byte[] openParked(String eventId, byte[] sealed) {
        return sealer.open(sealed, context("parked-event", eventId));
    }

    /** Names one sealed thing of a message; authenticated with it. */
    byte[] context(String what, DeliveryId message) {
        return Canonical.of(what).text(tenant.value()).uuid(message.value()).bytes();
    }

    private byte[] context(String what, String name) {
        return Canonical.of(what).text(tenant.value()).text(name).bytes();
    }
}
