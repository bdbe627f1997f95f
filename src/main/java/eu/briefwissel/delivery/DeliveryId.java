package eu.briefwissel.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Names a delivery and its message. A UUID version 7 (RFC 9562, 5.7): its first 48 bits are the millisecond of
 * acceptance, so that the month whose partition holds the rows can be read from the id alone.
 */
public record DeliveryId(UUID value) {

    private static final int VERSION = 7;
    private static final int VARIANT = 2;

    public DeliveryId {
        if (value.version() != VERSION || value.variant() != VARIANT) {
            throw new IllegalArgumentException("a delivery id is a UUID version 7");
        }
    }

    /** A new id: the millisecond of {@code acceptedAt} and 74 bits taken from {@code random}. */
    public static DeliveryId of(Instant acceptedAt, UUID random) {
        long high = (acceptedAt.toEpochMilli() << 16) | (VERSION << 12) | (random.getMostSignificantBits() & 0xFFF);
        long low = (random.getLeastSignificantBits() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new DeliveryId(new UUID(high, low));
    }

    /** Reads an id; an {@link IllegalArgumentException} where the text is not a UUID version 7. */
    public static DeliveryId parse(String text) {
        DeliveryId id = new DeliveryId(UUID.fromString(text));
        // UUID.fromString also takes groups of other lengths, and cuts off what is too long.
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("a delivery id has 36 characters");
        }
        return id;
    }

    public Instant acceptedAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** The first day of the month of acceptance, in UTC: the partition in which every row of the delivery stands. */
    public LocalDate month() {
        return acceptedAt().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
