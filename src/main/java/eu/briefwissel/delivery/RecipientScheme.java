package eu.briefwissel.delivery;

import java.util.Arrays;
import java.util.Optional;

/** The registers whose numbers can address someone, each with its own check digits and its own mailbox. */
public enum RecipientScheme {
    /** Burgerservicenummer, 9 digits. */
    BSN(
            "bsn",
            ChannelName.BERICHTENBOX,
            "bsn-11-check: nine digits that pass the 11-check (Wet algemene bepalingen BSN)") {
        @Override
        boolean checkDigitsHold(String digits) {
            int sum = -digit(digits, 8);
            for (int i = 0; i < 8; i++) {
                sum += (9 - i) * digit(digits, i);
            }
            return sum % 11 == 0 && !digits.equals("000000000");
        }

        @Override
        int length() {
            return 9;
        }
    },
    /** Belgian national register number or bis number, 11 digits. */
    INSZ(
            "insz",
            ChannelName.EBOX_CITIZEN,
            "insz-mod-97: eleven digits whose last two are 97 minus the rest modulo 97") {
        @Override
        boolean checkDigitsHold(String digits) {
            long body = Long.parseLong(digits.substring(0, 9));
            long check = Long.parseLong(digits.substring(9));
            // Born from 2000 on: a 2 stands in front before the division (KB 3 April 1984, art. 4).
            return check == 97 - body % 97 || check == 97 - (2_000_000_000L + body) % 97;
        }

        @Override
        int length() {
            return 11;
        }
    },
    /** Belgian enterprise number, 10 digits starting with 0 or 1. */
    KBO(
            "kbo",
            ChannelName.EBOX_ENTERPRISE,
            "kbo-mod-97: ten digits, 0 or 1 first, whose last two are 97 minus the rest modulo 97") {
        @Override
        boolean checkDigitsHold(String digits) {
            return digits.charAt(0) <= '1'
                    && Long.parseLong(digits.substring(8)) == 97 - Long.parseLong(digits.substring(0, 8)) % 97;
        }

        @Override
        int length() {
            return 10;
        }
    };

    private final String wireName;
    private final ChannelName mailbox;
    private final String rule;

    RecipientScheme(String wireName, ChannelName mailbox, String rule) {
        this.wireName = wireName;
        this.mailbox = mailbox;
        this.rule = rule;
    }

    abstract boolean checkDigitsHold(String digits);

    abstract int length();

    /** Whether {@code value} has this scheme's length, digits only, and its check digits hold. */
    public boolean accepts(String value) {
        return value.length() == length()
                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && checkDigitsHold(value);
    }

    /** The name in the API and the database. */
    public String wireName() {
        return wireName;
    }

    /** The mailbox that fits this identifier; what {@code mailbox} in a route stands for. */
    public ChannelName mailbox() {
        return mailbox;
    }

    /** The rule's name and what it asks, for an error. */
    public String rule() {
        return rule;
    }

    public static Optional<RecipientScheme> named(String wireName) {
        return Arrays.stream(values()).filter(s -> s.wireName.equals(wireName)).findFirst();
    }

    private static int digit(String digits, int index) {
        return digits.charAt(index) - '0';
    }
}
