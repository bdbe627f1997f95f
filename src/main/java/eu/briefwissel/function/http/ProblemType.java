package eu.briefwissel.function.http;

import java.util.Arrays;

/** The problems of this interface (RFC 9457); their URIs name them and are listed in the README. */
public enum ProblemType {
    MALFORMED_JSON("malformed-json", 400, "The body is not JSON as it should be"),
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter is missing or not what it should be"),
    UNAUTHORISED("unauthorised", 401, "A valid bearer token is needed"),
    FORBIDDEN("forbidden", 403, "The token's role may not do this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This can not be done here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the types that are accepted can be given"),
    BATCH_KEY_OVER("batch-key-over", 409, "The batch's key counts no more"),
    NOT_HELD("not-held", 409, "The delivery does not wait for an operator"),
    TOO_LATE("too-late", 409, "Something of the message was handed over, or may have been"),
    SENDER_IN_USE("sender-in-use", 409, "Something is outstanding in the sender's name"),
    LAST_SENDER("last-sender", 409, "It is the last sender, and an account is one of production"),
    THERE_BEFORE("there-before", 409, "There is one of that name"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body is of a type that is not taken"),
    TOO_MANY_LINES("too-many-lines", 413, "The batch has too many lines"),
    INVALID_SUBMISSION("invalid-submission", 422, "The submission breaks rules"),
    INVALID_REQUEST("invalid-request", 422, "The request breaks rules"),
    INVALID_SETTINGS("invalid-settings", 422, "The settings break rules"),
    INVALID_TEMPLATE("invalid-template", 422, "The template breaks rules"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key came before with another body"),
    BAD_REQUEST("bad-request", 400, "The request can not be understood"),
    ANSWER_TOO_LARGE("answer-too-large", 500, "The answer is too large for a Lambda function to give"),
    BUSY("busy", 503, "Too much is under way here; come again"),
    INTERNAL("internal", 500, "Something is wrong on our side");

    private static final String BASE = "https://briefwissel.eu/problems/";

    private final String wireName;
    private final int status;
    private final String title;

    ProblemType(String wireName, int status, String title) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
    }

    String uri() {
        return BASE + wireName;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The type of that name. */
    static ProblemType named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    String wireName() {
        return wireName;
    }

    /** The type for a status that the framework gave; a server's fault is ours, whatever it was. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORISED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
