package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.recipient.IdentifierKind;
import java.util.Arrays;
import java.util.Optional;

/** The two types of box, and the field that names its owner in version 3 (Message Registry v3). */
enum EboxType {
    CITIZEN("citizen", "ssin", IdentifierKind.INSZ),
    ENTERPRISE("enterprise", "enterpriseNumber", IdentifierKind.KBO);

    private final String wireName;
    private final String idField;
    private final IdentifierKind kind;

    EboxType(String wireName, String idField, IdentifierKind kind) {
        this.wireName = wireName;
        this.idField = idField;
        this.kind = kind;
    }

    static Optional<EboxType> of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    String idField() {
        return idField;
    }

    IdentifierKind kind() {
        return kind;
    }
}
