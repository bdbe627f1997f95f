package eu.briefwissel.request;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901) to where a reader stands. A name that could be something else than a name is not repeated. */
final class Pointer {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

    private Pointer() {}

    static String of(JsonStreamContext context) {
        StringBuilder pointer = new StringBuilder();
        for (@Nullable JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            pointer.insert(0, "/" + (at.inArray() ? String.valueOf(at.getCurrentIndex()) : name(at.getCurrentName())));
        }
        return pointer.toString();
    }

    static String of(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (var step : path) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : name(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** A field of the API's own is letters; what a sender made up may be an identifier put in the wrong place. */
    private static String name(@Nullable String field) {
        return field != null && NAME.matcher(field).matches() ? field : "(unnamed)";
    }
}
