package eu.briefwissel.onboarding;

import eu.briefwissel.document.AttachmentCheck;
import eu.briefwissel.document.AttachmentType;
import eu.briefwissel.document.AttachmentVerdict;
import eu.briefwissel.request.Violations;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Checks a sender's logo by its bytes, whatever it is called. */
record CheckLogo(Violations violations) {

    private static final String FIELD = "/logo";
    private static final int LARGEST = 64 << 10;
    private static final int MOST_PIXELS = 512;

    /** W3C PNG, third edition, section 11.2.1: width and height stand first in IHDR, the first chunk. */
    private static final int WIDTH_AT = 16;

    void of(byte @Nullable [] logo) {
        if (logo == null) {
            return;
        }
        boolean isPng = AttachmentCheck.check(logo) instanceof AttachmentVerdict.Accepted(AttachmentType type, int _)
                && type == AttachmentType.PNG;
        if (!isPng) {
            violations.add(FIELD, "png", "must be a whole PNG");
        } else if (logo.length > LARGEST) {
            violations.add(FIELD, "size", "must be 64 kB at most");
        } else if (!isSmall(ByteBuffer.wrap(logo))) {
            violations.add(FIELD, "pixels", "must be " + MOST_PIXELS + " pixels wide and high at most");
        }
    }

    private static boolean isSmall(ByteBuffer png) {
        return png.getInt(WIDTH_AT) <= MOST_PIXELS && png.getInt(WIDTH_AT + Integer.BYTES) <= MOST_PIXELS;
    }
}
