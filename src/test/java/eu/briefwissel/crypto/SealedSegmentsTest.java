package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedSegmentsTest {

    private static final int SEGMENT = SealedSegments.PLAIN_BYTES;
    private static final byte[] CONTEXT =
            Canonical.of("content/1").text("gemeente-a").text("bijlage-1").bytes();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeyBytes dataKey = SecretKeyBytes.generate(random);
    private final SealedSegments segments = new SealedSegments(dataKey, CONTEXT);

    @Test
    void opensContentOfAnySizeAroundTheBordersOfItsSegments() {
        var sizes = new ArrayList<>(List.of(0, 1, 15, 16, 17));
        for (int border : new int[] {SEGMENT, 2 * SEGMENT, 3 * SEGMENT}) {
            sizes.addAll(List.of(border - 17, border - 1, border, border + 1, border + 16));
        }
        var seeded = new Random(64);
        for (int i = 0; i < 20; i++) {
            sizes.add(seeded.nextInt(4 * SEGMENT));
        }

        for (int size : sizes) {
            var plain = content(size);

            var sealed = segments.seal(plain, random);

            assertThat(sealed).hasSize(Math.max(1, (size + SEGMENT - 1) / SEGMENT));
            assertThat(sealed.stream().mapToInt(segment -> segment.length).sum())
                    .isEqualTo(size + 8 + 16 * sealed.size());
            assertThat(segments.open(sealed)).isEqualTo(plain);
        }
    }

    @Test
    void readsOneSegmentAheadAndNoMore() {
        var source = new ByteArrayInputStream(content(10 * SEGMENT));

        var sealing = segments.seal(source, random);
        sealing.next();

        assertThat(source.available()).isEqualTo(8 * SEGMENT);
    }

    @Test
    void sealsASourceThatGivesFewBytesAtATimeTheSameWay() {
        var plain = content(2 * SEGMENT + 100);
        var dripping = new ByteArrayInputStream(plain) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1000));
            }
        };
        List<byte[]> sealed = new ArrayList<>();

        segments.seal(dripping, random).forEachRemaining(sealed::add);

        assertThat(sealed).hasSize(3);
        assertThat(segments.open(sealed)).isEqualTo(plain);
    }

    @Test
    void sealsTheSameContentDifferentlyEachTime() {
        var plain = content(10);

        assertThat(segments.seal(plain, random).getFirst())
                .isNotEqualTo(segments.seal(plain, random).getFirst());
    }

    @Test
    void refusesReorderedSegments() {
        var sealed = segments.seal(content(4 * SEGMENT), random);

        for (int i = 0; i < sealed.size(); i++) {
            for (int j = i + 1; j < sealed.size(); j++) {
                var changed = new ArrayList<>(sealed);
                Collections.swap(changed, i, j);

                refuses(changed);
            }
        }
    }

    @Test
    void refusesReorderedSegmentsThatKeepTheHeaderInFront() {
        var sealed = new ArrayList<>(segments.seal(content(3 * SEGMENT), random));
        var first = sealed.get(0);
        var second = sealed.get(1);

        sealed.set(0, joined(slice(first, 0, 8), second));
        sealed.set(1, slice(first, 8, first.length));

        refuses(sealed);
    }

    @Test
    void refusesDroppedDuplicatedTruncatedAndAppendedSegments() {
        var sealed = segments.seal(content(3 * SEGMENT + 5), random);

        for (int i = 0; i < sealed.size(); i++) {
            var dropped = new ArrayList<>(sealed);
            dropped.remove(i);
            refuses(dropped);

            var duplicated = new ArrayList<>(sealed);
            duplicated.add(i, sealed.get(i));
            refuses(duplicated);

            refuses(sealed.subList(0, i));

            var appended = new ArrayList<>(sealed);
            appended.add(slice(sealed.get(i), i == 0 ? 8 : 0, sealed.get(i).length));
            refuses(appended);
        }
    }

    @Test
    void refusesContentCutOffWithinItsLastSegment() {
        var sealed = new ArrayList<>(segments.seal(content(SEGMENT + 40), random));
        var last = sealed.removeLast();

        for (int length = 0; length < last.length; length++) {
            var cut = new ArrayList<>(sealed);
            cut.add(slice(last, 0, length));

            refuses(cut);
        }
    }

    @Test
    void refusesAnySegmentWithABitFlipped() {
        var sealed = segments.seal(content(2 * SEGMENT + 20), random);
        var seeded = new Random(7);

        for (int number = 0; number < sealed.size(); number++) {
            var length = sealed.get(number).length;
            var places = new ArrayList<Integer>();
            for (int i = 0; i < 32; i++) { // header, beginning and tag, byte by byte; in between at random
                places.addAll(List.of(i, length - 1 - i, seeded.nextInt(length)));
            }
            for (int place : places) {
                var changed = new ArrayList<>(sealed);
                var segment = sealed.get(number).clone();
                segment[place] ^= (byte) (1 << seeded.nextInt(8));
                changed.set(number, segment);

                refuses(changed);
            }
        }
    }

    @Test
    void refusesASegmentOfAnotherContentUnderTheSameKeyAndContext() {
        var sealed = segments.seal(content(3 * SEGMENT), random);
        var other = segments.seal(content(3 * SEGMENT), random);

        for (int i = 0; i < sealed.size(); i++) {
            var mixed = new ArrayList<>(sealed);
            mixed.set(i, other.get(i));

            refuses(mixed);
        }
    }

    @Test
    void refusesAnotherContextAndAnotherKey() {
        var sealed = segments.seal(content(100), random);
        var otherContext = new SealedSegments(
                dataKey,
                Canonical.of("content/1").text("gemeente-b").text("bijlage-1").bytes());
        var otherKey = new SealedSegments(SecretKeyBytes.generate(random), CONTEXT);

        assertThatThrownBy(() -> otherContext.open(sealed)).isExactlyInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> otherKey.open(sealed)).isExactlyInstanceOf(SealBroken.class);
    }

    @Test
    void refusesNoSegmentsAtAllAndNamesAnUnknownVersion() {
        var sealed = segments.seal(content(0), random).getFirst().clone();
        sealed[0] = 9;

        refuses(List.of());
        assertThatThrownBy(() -> segments.open(List.of(sealed))).isInstanceOf(UnknownSealVersion.class);
    }

    @Test
    void tellsThatContentIsWholeOnlyOnceItsLastSegmentHasOpened() {
        var sealed = segments.seal(content(2 * SEGMENT), random);
        var opener = segments.opener();

        assertThat(opener.isComplete()).isFalse();
        opener.next(sealed.get(0), false);
        assertThat(opener.isComplete()).isFalse();
        opener.next(sealed.get(1), true);

        assertThat(opener.isComplete()).isTrue();
        assertThatThrownBy(() -> opener.next(sealed.get(1), true)).isInstanceOf(SealBroken.class);
        assertThat(opener.isComplete()).isTrue();
    }

    @Test
    void opensNothingMoreAfterABrokenSegment() {
        var sealed = segments.seal(content(2 * SEGMENT), random);
        var opener = segments.opener();
        opener.next(sealed.get(0), false);

        assertThatThrownBy(() -> opener.next(sealed.get(0), true)).isInstanceOf(SealBroken.class);
        assertThat(opener.isComplete()).isFalse();
        assertThatThrownBy(() -> opener.next(sealed.get(1), true)).isInstanceOf(SealBroken.class);
    }

    @Test
    void sealsOnlyWholeSegmentsBeforeTheLastAndNoneAfterIt() {
        var sealer = segments.sealer(random);

        assertThatIllegalArgumentException().isThrownBy(() -> sealer.next(new byte[SEGMENT - 1], false));
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.next(new byte[SEGMENT + 1], true));
        sealer.next(new byte[0], true);

        assertThatIllegalStateException().isThrownBy(() -> sealer.next(new byte[0], true));
    }

    @Test
    void endsItsIterators() {
        var sealing = segments.seal(new ByteArrayInputStream(content(5)), random);
        var opening = segments.open(List.of(sealing.next()).iterator());
        opening.next();

        assertThatThrownBy(sealing::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(opening::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void passesOnAFailureToRead() throws IOException {
        var source = InputStream.nullInputStream();
        source.close();

        assertThatThrownBy(() -> segments.seal(source, random)).isInstanceOf(UncheckedIOException.class);
    }

    private void refuses(List<byte[]> sealed) {
        assertThatThrownBy(() -> segments.open(sealed)).isInstanceOf(SealBroken.class);
    }

    private static byte[] content(int size) {
        var plain = new byte[size];
        new Random(size).nextBytes(plain);
        return plain;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[] one, byte[] two) {
        return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
    }
}
