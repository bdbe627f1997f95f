package eu.briefwissel.document;

import static eu.briefwissel.document.AttachmentSamples.joined;
import static eu.briefwissel.document.AttachmentSamples.latin;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCheckTest {
    private static final int PNG_HEADER = 16;

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void acceptsRealPngsOfEachColourType(int kind) throws IOException {
        var bytes = AttachmentSamples.picture("png", kind, 300, 200);

        assertThat(AttachmentCheck.check(bytes))
                .isEqualTo(new AttachmentVerdict.Accepted(AttachmentType.PNG, bytes.length));
    }

    @Test
    void acceptsRealJpegsBaselineAndProgressive() throws IOException {
        for (var bytes : new byte[][] {
            AttachmentSamples.jpeg(),
            progressive(),
            AttachmentSamples.picture("jpeg", BufferedImage.TYPE_BYTE_GRAY, 500, 400)
        }) {
            assertThat(AttachmentCheck.check(bytes))
                    .isEqualTo(new AttachmentVerdict.Accepted(AttachmentType.JPEG, bytes.length));
        }
    }

    @Test
    void refusesAPictureThatIsCutOffAnywhere() throws IOException {
        for (var whole : new byte[][] {AttachmentSamples.png(), AttachmentSamples.jpeg(), progressive()}) {
            for (int length = 0; length < whole.length; length++) {
                assertThat(AttachmentCheck.check(Arrays.copyOf(whole, length)))
                        .isInstanceOf(AttachmentVerdict.Refused.class);
            }
        }
    }

    @Test
    void refusesAPictureWithSomethingBehindItsEnd() throws IOException {
        var zip = latin("PK\3\4 a ZIP file");

        refuses(joined(AttachmentSamples.png(), zip), AttachmentRule.PNG_END);
        refuses(joined(AttachmentSamples.png(), new byte[1]), AttachmentRule.PNG_END);
        refuses(joined(AttachmentSamples.jpeg(), zip), AttachmentRule.JPEG_END);
        refuses(joined(AttachmentSamples.jpeg(), new byte[1]), AttachmentRule.JPEG_END);
    }

    @Test
    void refusesAPngWithASingleFlippedBit() throws IOException {
        var whole = AttachmentSamples.png();

        for (int at = 0; at < whole.length; at++) {
            var flipped = whole.clone();
            flipped[at] ^= 0x10;
            assertThat(AttachmentCheck.check(flipped)).isInstanceOf(AttachmentVerdict.Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, IMAGE_SIZE",
        "1, 0, IMAGE_SIZE",
        "20001, 1, IMAGE_SIZE",
        "1, 20001, IMAGE_SIZE",
        "-1, 5, IMAGE_SIZE",
        "2147483647, 2147483647, IMAGE_SIZE",
        "10001, 10000, IMAGE_SIZE"
    })
    void refusesAPngOfInsaneSize(int width, int height, AttachmentRule rule) throws IOException {
        var bytes = AttachmentSamples.png();
        ByteBuffer.wrap(bytes).putInt(PNG_HEADER, width).putInt(PNG_HEADER + 4, height);

        refuses(withHeaderChecksum(bytes), rule);
    }

    @Test
    void acceptsTheLargestPictureThatIsSane() throws IOException {
        var bytes = AttachmentSamples.png();
        ByteBuffer.wrap(bytes).putInt(PNG_HEADER, 10_000).putInt(PNG_HEADER + 4, 10_000);

        assertThat(AttachmentCheck.check(withHeaderChecksum(bytes))).isInstanceOf(AttachmentVerdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"8, 3", "9, 1", "9, 7", "10, 1", "11, 1", "12, 2"})
    void refusesAPngHeaderThatNoReaderKnows(int offset, byte value) throws IOException {
        var bytes = AttachmentSamples.png();
        bytes[PNG_HEADER + offset] = value;

        refuses(withHeaderChecksum(bytes), AttachmentRule.PNG_HEADER);
    }

    @Test
    void refusesAPngWithoutPictureOrOutOfOrder() throws IOException {
        var whole = AttachmentSamples.png();
        var header = Arrays.copyOf(whole, 33);
        var end = chunk("IEND");

        refuses(joined(header, end), AttachmentRule.PNG_END);
        refuses(joined(joined(header, chunk("IDAT")), chunk("IDAT")), AttachmentRule.PNG_END);
        refuses(joined(joined(header, chunk("IHDR")), end), AttachmentRule.PNG_CHUNK);
        refuses(joined(joined(header, chunk("EVIL")), end), AttachmentRule.PNG_CHUNK);
        refuses(joined(Arrays.copyOf(whole, 8), joined(chunk("IDAT"), end)), AttachmentRule.PNG_HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1_000_000, -12})
    void refusesAPngChunkOfHugeOrNegativeLength(int length) throws IOException {
        var bytes = AttachmentSamples.png();
        ByteBuffer.wrap(bytes).putInt(33, length);

        refuses(bytes, AttachmentRule.PNG_CHUNK);
    }

    @ParameterizedTest
    @CsvSource({
        "c3, JPEG_PROCESS",
        "c9, JPEG_PROCESS",
        "cf, JPEG_PROCESS",
        "d8, JPEG_SEGMENT",
        "d0, JPEG_SEGMENT",
        "00, JPEG_SEGMENT",
        "fe, JPEG_SEGMENT"
    })
    void refusesAJpegWhoseFrameIsAnotherMarker(String marker, AttachmentRule rule) throws IOException {
        var bytes = AttachmentSamples.jpeg();
        bytes[frameOf(bytes) + 1] = (byte) Integer.parseInt(marker, 16);

        refuses(bytes, rule);
    }

    @Test
    void refusesAJpegWithoutHeightOrWidth() throws IOException {
        for (int dimension : new int[] {5, 7}) {
            var bytes = AttachmentSamples.jpeg();
            ByteBuffer.wrap(bytes).putShort(frameOf(bytes) + dimension, (short) 0);
            refuses(bytes, AttachmentRule.IMAGE_SIZE);
        }
    }

    @Test
    void refusesAJpegOfMarkersAlone() {
        refuses(bytes(0xff, 0xd8, 0xff, 0xd9), AttachmentRule.JPEG_END);
        refuses(bytes(0xff, 0xd8, 0xff, 0xff, 0xff, 0xff), AttachmentRule.JPEG_END);
        refuses(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xd9), AttachmentRule.JPEG_SEGMENT);
        refuses(bytes(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0xff, 0xd9), AttachmentRule.JPEG_SEGMENT);
        refuses(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 2, 1, 2, 0xff, 0xd9), AttachmentRule.JPEG_SEGMENT);
    }

    private static int frameOf(byte[] jpeg) {
        for (int at = 2; ; at += 2 + Short.toUnsignedInt(ByteBuffer.wrap(jpeg).getShort(at + 2))) {
            if (jpeg[at + 1] == (byte) 0xc0) {
                return at;
            }
        }
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(
                    null, new IIOImage(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] withHeaderChecksum(byte[] png) {
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static byte[] chunk(String type) {
        var crc = new CRC32();
        crc.update(latin(type));
        return ByteBuffer.allocate(12)
                .putInt(0)
                .put(latin(type))
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void refuses(byte[] bytes, AttachmentRule rule) {
        assertThat(AttachmentCheck.check(bytes)).isEqualTo(new AttachmentVerdict.Refused(rule));
    }
}
