package eu.briefwissel.ingest;

import eu.briefwissel.request.Violations;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks texts. A text that breaks a rule is given back as it came or empty; what was collected keeps it from being used. */
record CheckText(Violations violations) {

    /** A text that must be there: 1 to {@code most} characters in one line. */
    String required(String field, @Nullable String value, int most) {
        if (value == null) {
            violations.add(field, "required", "is required");
            return "";
        }
        return line(field, value, most);
    }

    /** A text that may be left out. */
    Optional<String> optional(String field, @Nullable String value, int most) {
        return Optional.ofNullable(value).map(v -> line(field, v, most));
    }

    /** A text that must be there and match. */
    String matching(String field, @Nullable String value, Pattern pattern, String sentence) {
        if (value == null) {
            violations.add(field, "required", "is required");
            return "";
        }
        if (!pattern.matcher(value).matches()) {
            violations.add(field, "form", sentence);
        }
        return value;
    }

    private String line(String field, String value, int most) {
        int length = value.codePointCount(0, value.length());
        if (value.isBlank() || length > most) {
            violations.add(field, "length", "must have 1 to " + most + " characters, not all of them white space");
        } else if (!value.codePoints().allMatch(CheckText::standsInALine)) {
            violations.add(
                    field, "characters", "must not have line breaks, control characters or halves of characters");
        }
        return value;
    }

    private static boolean standsInALine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            // Marks that turn the direction of what follows make a reference or a file name look like another.
            case Character.FORMAT ->
                character < 0x202A || (character > 0x202E && character < 0x2066) || character > 0x2069;
            default -> true;
        };
    }
}
