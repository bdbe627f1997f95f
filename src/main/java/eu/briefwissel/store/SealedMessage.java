package eu.briefwissel.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.crypto.Canonical;
import eu.briefwissel.crypto.SealedSegments;
import eu.briefwissel.crypto.Sealer;
import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.TenantId;
import java.util.ArrayList;
import java.util.List;

/**
 * A message under its own data key, as it is stored.
 *
 * @param wrappedKey the data key, wrapped by the tenant's
 * @param recipient the identifier, sealed
 * @param recipientIndex the identifier's keyed index
 * @param parts sealed content; part 0 is the envelope
 */
record SealedMessage(byte[] wrappedKey, byte[] recipient, byte[] recipientIndex, List<SealedPart> parts) {

    static SealedMessage of(Vault vault, TenantId tenant, DeliveryId id, Message message) {
        SecretKeyBytes key = vault.newDataKey();
        try {
            Recipient recipient = message.recipient();
            byte[] sealed = new Sealer(key, Randomness.SOURCE)
                    .seal(recipient.value().getBytes(UTF_8), vault.context("recipient", id));
            byte[] index = vault.recipients().of(recipient.scheme().wireName(), recipient.value());
            return new SealedMessage(vault.wrap(key, id), sealed, index, parts(key, tenant, id, message));
        } finally {
            key.destroy();
        }
    }

    private static List<SealedPart> parts(SecretKeyBytes key, TenantId tenant, DeliveryId id, Message message) {
        List<SealedPart> parts = new ArrayList<>();
        parts.add(sealPart(key, tenant, id, 0, EnvelopeFormat.write(Envelope.of(message))));
        for (Attachment attachment : message.attachments()) {
            parts.add(sealPart(key, tenant, id, parts.size(), attachment.content()));
        }
        return parts;
    }

    static SealedPart sealPart(SecretKeyBytes key, TenantId tenant, DeliveryId id, int number, byte[] plain) {
        byte[] context = partContext(tenant, id, number);
        return new SealedPart(id, number, new SealedSegments(key, context).seal(plain, Randomness.SOURCE));
    }

    static byte[] openPart(SecretKeyBytes key, TenantId tenant, SealedPart part) {
        byte[] context = partContext(tenant, part.message(), part.number());
        return new SealedSegments(key, context).open(part.segments());
    }

    static Recipient openRecipient(
            Vault vault, SecretKeyBytes key, DeliveryId id, RecipientScheme scheme, byte[] sealed) {
        byte[] plain = new Sealer(key, Randomness.SOURCE).open(sealed, vault.context("recipient", id));
        return new Recipient(scheme, new String(plain, UTF_8));
    }

    private static byte[] partContext(TenantId tenant, DeliveryId id, int number) {
        return Canonical.of("content")
                .text(tenant.value())
                .uuid(id.value())
                .number(number)
                .bytes();
    }

    /** Bytes to be written, for batching. */
    int weight() {
        return parts.stream().mapToInt(SealedPart::weight).sum();
    }

    @Override
    public String toString() {
        return "sealed message";
    }
}
