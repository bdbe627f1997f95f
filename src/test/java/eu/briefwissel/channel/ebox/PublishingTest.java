package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.RecipientScheme;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishingTest {

    private static final int LARGE = 10 << 20;

    @Test
    void copiesNoFileToPublishIt() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Message message = Drafts.message(
                RecipientScheme.KBO,
                Letters.KBO,
                Handling.usual(),
                new Attachment("a.pdf", "application/pdf", new byte[LARGE]));
        var settings = Drafts.settings(Map.of());
        Draft draft = new Draft(Box.ENTERPRISE, message, EboxAccount.of(Box.ENTERPRISE, settings), settings);
        Publishing.form(EboxMessage.of(draft), message); // loads the classes

        long before = threads.getCurrentThreadAllocatedBytes();
        Publishing.form(EboxMessage.of(draft), message);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(LARGE / 20);
    }
}
