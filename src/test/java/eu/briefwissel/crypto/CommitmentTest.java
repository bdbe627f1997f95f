package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommitmentTest {

    private static final UUID DELIVERY = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");

    private final SecureRandom random = new SecureRandom();

    @Test
    void holdsTheFactItWasMadeForAfterBeingStored() {
        var made = Commitment.to(fact("ContentConsignment", AT), random);

        var stored = Commitment.of(made.salt(), made.digest());

        assertThat(stored.holds(fact("ContentConsignment", AT))).isTrue();
    }

    @Test
    void doesNotHoldAnyOtherFact() {
        var commitment = Commitment.to(fact("ContentConsignment", AT), random);

        assertThat(commitment.holds(fact("ContentHandover", AT))).isFalse();
        assertThat(commitment.holds(fact("ContentConsignment", AT.plusMillis(1))))
                .isFalse();
        assertThat(commitment.holds(fact("ContentConsignment", AT).text(null))).isFalse();
    }

    @Test
    void doesNotHoldWithAnotherSaltOrDigest() {
        var made = Commitment.to(fact("ContentConsignment", AT), random);
        var other = Commitment.to(fact("ContentConsignment", AT), random);

        assertThat(made.digest()).isNotEqualTo(other.digest());
        assertThat(Commitment.of(other.salt(), made.digest()).holds(fact("ContentConsignment", AT)))
                .isFalse();
        assertThat(Commitment.of(made.salt(), other.digest()).holds(fact("ContentConsignment", AT)))
                .isFalse();
    }

    @Test
    void canBeCheckedByAnybodyWithSha256() throws NoSuchAlgorithmException {
        var commitment = Commitment.to(fact("ContentConsignment", AT), random);

        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(commitment.salt());

        assertThat(commitment.salt()).hasSize(16);
        assertThat(sha256.digest(fact("ContentConsignment", AT).bytes())).isEqualTo(commitment.digest());
    }

    @Test
    void refusesASaltOrDigestOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Commitment.of(new byte[15], new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> Commitment.of(new byte[16], new byte[31]));
    }

    private static Canonical fact(String kind, Instant at) {
        return Canonical.of("evidence/1").uuid(DELIVERY).text(kind).instant(at);
    }
}
