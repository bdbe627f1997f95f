package eu.briefwissel.ingest;

/** What the API's description shows; the identifier is a test number that belongs to nobody. */
final class SubmissionExample {

    static final String JSON = """
            {
              "reference": "Z-2026-000123",
              "case": { "id": "Z-2026-000123", "type": "omgevingsvergunning", "status": "besluit", "deadline": "2027-01-15" },
              "recipient": { "bsn": "999993653" },
              "language": "nl",
              "messageType": "besluit",
              "subject": "Besluit op uw aanvraag",
              "body": "<p>Uw aanvraag is toegewezen.</p>",
              "contact": {
                "email": "lezer@example.org",
                "postalAddress": { "name": "A. Lezer", "street": "Dorpsstraat 1", "postalCode": "1234 AB", "city": "Voorbeeld", "country": "NL" }
              },
              "route": [ "mailbox", "email" ],
              "unreadAfter": "5 working days"
            }
            """;

    private SubmissionExample() {}
}
