package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    private static final UUID ID = UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2");

    @Test
    void writesKindLengthAndContentOfEachField() {
        var written = Canonical.of("x/1")
                .text("één")
                .uuid(ID)
                .instant(Instant.parse("1970-01-01T00:00:01.000002Z"))
                .number(-1)
                .bytes(new byte[] {9})
                .text(null)
                .bytes();

        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo("74" + "00000003" + "782f31"
                        + "74" + "00000005" + "c3a9c3a96e"
                        + "75" + "00000010" + "2ed6657de927568b95e12665a8aea6a2"
                        + "69" + "00000008" + "00000000000f4242"
                        + "6e" + "00000008" + "ffffffffffffffff"
                        + "62" + "00000001" + "09"
                        + "2d" + "00000000");
    }

    @Test
    void givesDifferentBytesForDifferentFields() {
        Map<String, String> seen = new HashMap<>();

        seen.put("ab|c", hex(Canonical.of("x").text("ab").text("c")));
        seen.put("a|bc", hex(Canonical.of("x").text("a").text("bc")));
        seen.put("abc", hex(Canonical.of("x").text("abc")));
        seen.put("a|b", hex(Canonical.of("x").text("a").text("b")));
        seen.put("a, then what looks like a field b", hex(Canonical.of("x").text("at\0\0\0\1b")));
        seen.put("the same without its length", hex(Canonical.of("x").text("at\0\0\0\0b")));
        seen.put("abc|", hex(Canonical.of("x").text("abc").text("")));
        seen.put("abc|absent", hex(Canonical.of("x").text("abc").text(null)));
        seen.put("|abc", hex(Canonical.of("x").text("").text("abc")));
        seen.put("label", hex(Canonical.of("xabc")));
        seen.put("bytes", hex(Canonical.of("x").bytes("abc".getBytes(UTF_8))));
        seen.put("number", hex(Canonical.of("x").number(0)));
        seen.put("instant", hex(Canonical.of("x").instant(Instant.EPOCH)));

        assertThat(seen.values()).doesNotHaveDuplicates();
    }

    @Test
    void givesTheSameBytesForAMomentThatTheDatabaseKeptInMicroseconds() {
        var precise = Instant.parse("2026-11-22T10:15:30.123456789Z");
        var kept = Instant.parse("2026-11-22T10:15:30.123456Z");
        var next = Instant.parse("2026-11-22T10:15:30.123457Z");

        assertThat(hex(Canonical.of("x").instant(precise)))
                .isEqualTo(hex(Canonical.of("x").instant(kept)));
        assertThat(hex(Canonical.of("x").instant(kept)))
                .isNotEqualTo(hex(Canonical.of("x").instant(next)));
        assertThat(hex(Canonical.of("x").instant(Instant.parse("1969-12-31T23:59:59.999999999Z"))))
                .endsWith("ffffffffffffffff");
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Canonical.of("x").text("naam \ud83d"))
                .withMessage("a text holds half of a surrogate pair");
    }

    private static String hex(Canonical canonical) {
        return HexFormat.of().formatHex(canonical.bytes());
    }
}
