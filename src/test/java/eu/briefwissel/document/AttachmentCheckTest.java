package eu.briefwissel.document;

import static eu.briefwissel.document.AttachmentSamples.joined;
import static eu.briefwissel.document.AttachmentSamples.latin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentCheckTest {
    /** BBK 1.7's limit for all attachments of a message. */
    private static final int LARGEST = 25 * 1024 * 1024;

    @Test
    void refusesNoBytes() {
        refuses(new byte[0], AttachmentRule.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "hello",
                "PK\3\4",
                "GIF89a",
                "<html><body>%PD",
                "BM",
                "II*\0",
                "%PDF",
                "%!PS-Adobe-3.0",
                "\u0089PNG",
                "\u00ff\u00d8",
                "RIFF\0\0\0\0WEBP",
                "MZ"
            })
    void refusesOtherFiles(String bytes) {
        refuses(latin(bytes), AttachmentRule.TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>\n",
                "PK\3\4",
                "\u00ef\u00bb\u00bf",
                "\n",
                "\u00ff\u00d8\u00fe"
            })
    void refusesAPdfBehindSomethingElseAndSaysWhy(String before) throws IOException {
        refuses(joined(latin(before), AttachmentSamples.pdfWithTable()), AttachmentRule.PDF_HEADER);
    }

    @Test
    void believesTheBytesNotTheClaim() throws IOException {
        assertThat(AttachmentType.claimed("Application/PDF")).contains(AttachmentType.PDF);
        assertThat(AttachmentType.claimed("image/jpeg")).contains(AttachmentType.JPEG);
        assertThat(AttachmentType.claimed("text/html")).isEmpty();

        assertThat(AttachmentCheck.check(AttachmentSamples.png()))
                .isInstanceOfSatisfying(
                        AttachmentVerdict.Accepted.class,
                        accepted -> assertThat(accepted.type().mediaType()).isEqualTo("image/png"));
    }

    @ParameterizedTest
    @EnumSource(AttachmentRule.class)
    void saysOfEachRuleWhatItAsks(AttachmentRule rule) {
        assertThat(rule.code()).matches("[a-z]+-[a-z]+");
        assertThat(rule.sentence()).hasSizeBetween(20, 130).doesNotEndWith(".");
    }

    @Test
    void neverThrowsHoweverAFileIsMangled() throws IOException {
        var random = new Random(20261122);
        var samples = new byte[][] {
            AttachmentSamples.pdfWithTable(),
            AttachmentSamples.pdfWithStream(),
            AttachmentSamples.png(),
            AttachmentSamples.jpeg()
        };

        int refused = 0;
        for (int round = 0; round < 40_000; round++) {
            var verdict = AttachmentCheck.check(mangled(samples[round % samples.length], random));
            refused += verdict instanceof AttachmentVerdict.Refused ? 1 : 0;
        }

        assertThat(refused).isBetween(20_000, 39_999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n<<",
                "%PDF-1.7\n((",
                "%PDF-1.7\n ",
                "%PDF-1.7\n%",
                "%PDF-1.7\n9 ",
                "\u0089PNG\r\n\u001a\n\0\0\0\0",
                "\u00ff\u00d8\u00ff\u00ff",
                "\u00ff\u00d8\u00ff\u0000",
                "\u00ff\u00d8\u00ff\u00e0\0\2\u00ff\u00e0\0\2"
            })
    void takesBoundedTimeOverTheLargestHostileFile(String pattern) {
        var bytes = filled(pattern);

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> AttachmentCheck.check(bytes));
    }

    @Test
    void refusesMoreSectionsThanALetterCanHave() {
        accepts(withSections(1000));
        refuses(withSections(1001), AttachmentRule.PDF_XREF);
    }

    private static byte[] withSections(int sections) {
        var section = "xref\ntrailer\n<</Root 1 0 R/Prev %9d>>\n";
        int length = section.formatted(0).length();
        var pdf = new StringBuilder("%PDF-1.7\n");
        for (int i = 1; i <= sections; i++) {
            pdf.append(section.formatted(i == sections ? 0 : 9 + i * length));
        }
        return latin(pdf + "startxref\n9\n%%EOF");
    }

    private static byte[] mangled(byte[] sample, Random random) {
        var bytes = sample.clone();
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        int from = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> joined(bytes, Arrays.copyOfRange(bytes, from, bytes.length));
            case 2 ->
                joined(
                        Arrays.copyOf(bytes, from),
                        Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length));
            default -> bytes;
        };
    }

    /** The beginning, then its last two bytes over and over, and for a PDF an end that points at them. */
    private static byte[] filled(String pattern) {
        var start = latin(pattern);
        var bytes = new byte[LARGEST];
        System.arraycopy(start, 0, bytes, 0, start.length);
        for (int at = start.length; at < bytes.length; at++) {
            bytes[at] = start[start.length - 2 + (at - start.length) % 2];
        }
        var end = latin("\nstartxref\n9\n%%EOF");
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        return bytes;
    }

    private static void accepts(byte[] bytes) {
        assertThat(AttachmentCheck.check(bytes)).isInstanceOf(AttachmentVerdict.Accepted.class);
    }

    private static void refuses(byte[] bytes, AttachmentRule rule) {
        assertThat(AttachmentCheck.check(bytes)).isEqualTo(new AttachmentVerdict.Refused(rule));
    }
}
