package eu.briefwissel.channel;

import eu.briefwissel.delivery.Attachment;
import java.util.List;

/** What a recipient wrote back; personal, never printed. Its attachments were checked by their bytes. */
public record Reply(String text, List<Attachment> attachments) {

    public Reply {
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "reply with " + attachments.size() + " attachments";
    }
}
