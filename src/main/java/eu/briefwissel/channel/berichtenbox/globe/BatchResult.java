package eu.briefwissel.channel.berichtenbox.globe;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A BerichtVerwerkResponse, as it came: nothing in it is believed to keep to its XSD.
 *
 * @param processedAt the DatumVerwerkt; empty where there is none
 */
record BatchResult(String batchId, String processedAt, List<Line> letters) {

    private static final Pattern NIL = Pattern.compile("[0-]*");

    /** What became of one letter. */
    record Line(String letterId, String code) {

        /** Whether it names no letter: NIL, as Logius sometimes says, or nothing. */
        boolean isNil() {
            return NIL.matcher(letterId).matches();
        }
    }

    BatchResult {
        letters = List.copyOf(letters);
    }
}
