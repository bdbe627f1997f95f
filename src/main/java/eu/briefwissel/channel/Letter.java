package eu.briefwissel.channel;

import eu.briefwissel.delivery.Message;
import java.util.UUID;

/**
 * A message as it is handed to a channel.
 *
 * @param wireId UUID version 4, stored before the first call and the same in every repeat; what a channel that recognises
 *     repeats recognises them by
 */
public record Letter(UUID wireId, Message message) {

    @Override
    public String toString() {
        return "letter " + wireId;
    }
}
