package eu.briefwissel.sandbox.globe;

/** VerwerkingsCode: the ten of {@code GLOBEBatchResponseTypes.xsd}, and one that no schema knows. */
enum ProcessingCode {
    PROCESSED("Verwerkt"),
    TECHNICAL_PROBLEM("TechnischProbleem"),
    NOT_ACTIVE_OR_SUBSCRIBED("NietActiefOfGeabonneerd"),
    TYPE_NOT_SUPPORTED("BerichtTypeNietOndersteund"),
    PUBLICATION_TOO_FAR_AHEAD("PublicatieDatumLigtTeVerInDeToekomst"),
    CREATED_TOO_LONG_AGO("AanmaakDatumLigtTeVerInHetVerleden"),
    EXISTS_ALREADY("BerichtBestaatAl"),
    ATTACHMENT_TOO_LARGE("BijlageTeGroot"),
    OIN_DIFFERS("OinInCPAKomtNietOvereenMetOinInBericht"),
    INVALID_XML("XmlValidatieTegenXsdValtNegatiefUit"),
    UNKNOWN("EenCodeDieNiemandKent");

    private final String word;

    ProcessingCode(String word) {
        this.word = word;
    }

    /** The code as it is written. */
    String word() {
        return word;
    }

    /** Stadium: where in the processing it ended; NA where no problem occurred, or none of the exploiter's. */
    String stage() {
        return switch (this) {
            case TYPE_NOT_SUPPORTED -> "ValidatieBerichtType";
            case NOT_ACTIVE_OR_SUBSCRIBED -> "ValidatieGebruiker";
            case TECHNICAL_PROBLEM -> "StoreMessage";
            case PROCESSED,
                    PUBLICATION_TOO_FAR_AHEAD,
                    CREATED_TOO_LONG_AGO,
                    EXISTS_ALREADY,
                    ATTACHMENT_TOO_LARGE,
                    OIN_DIFFERS,
                    INVALID_XML,
                    UNKNOWN -> "NA";
        };
    }
}
