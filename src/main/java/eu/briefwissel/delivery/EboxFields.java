package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message carries for an eBox, beside what every channel shows (Message Registry, messageToPublish). Personal, never
 * printed.
 *
 * @param attention the person it is for, at an enterprise
 * @param expires when it may leave the mailbox; an operator may go by a term of its own instead
 * @param mayReply whether the reader may answer it in the eBox
 * @param inReplyTo the operator's id of the message that it answers
 * @param main what counts as reading it; empty where the sender leaves it to us
 */
public record EboxFields(
        Optional<Attention> attention,
        Optional<Instant> expires,
        boolean mayReply,
        Optional<String> inReplyTo,
        Optional<MainContent> main,
        List<BusinessData> businessData,
        Optional<Payment> payment) {

    private static final EboxFields NONE = new EboxFields(
            Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public EboxFields {
        businessData = List.copyOf(businessData);
    }

    /** Of a message that has nothing of it. */
    public static EboxFields none() {
        return NONE;
    }

    @Override
    public String toString() {
        return "ebox fields:redacted";
    }

    /**
     * A person by their INSZ.
     *
     * @param name 1 to 100 characters
     */
    public record Attention(Recipient person, Optional<String> name) {
        @Override
        public String toString() {
            return "attention:redacted";
        }
    }

    /** What a message is read by: it counts as opened when this is. There is exactly one (Message Registry 2.1). */
    public sealed interface MainContent {

        /** The body. */
        record Body() implements MainContent {}

        /**
         * An attachment.
         *
         * @param number from 0
         */
        record File(int number) implements MainContent {}
    }

    /**
     * A value that readers' own programs look for.
     *
     * @param key declared to the operator beforehand
     * @param name by language; perhaps empty
     * @param description by language; perhaps empty
     * @param values at least one, each by language
     */
    public record BusinessData(
            String key, Map<String, String> name, Map<String, String> description, List<Map<String, String>> values) {

        public BusinessData {
            name = Map.copyOf(name);
            description = Map.copyOf(description);
            values = values.stream().map(Map::copyOf).toList();
        }

        @Override
        public String toString() {
            return "business data:redacted";
        }
    }
}
