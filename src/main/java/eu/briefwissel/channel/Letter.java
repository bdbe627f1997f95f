package eu.briefwissel.channel;

import eu.briefwissel.delivery.Message;
import java.util.UUID;

/**
 * A message as it is handed to a channel.
 *
 * @param wireId UUID version 4, stored before the first call and the same in every repeat; what a channel that recognises
 *     repeats recognises them by
 * @param sending eight hexadecimal digits, stored before the call and new in each: what tells a repeat from the calls
 *     before it
 */
public record Letter(UUID wireId, String sending, Message message) {

    @Override
    public String toString() {
        return "letter " + wireId;
    }
}
