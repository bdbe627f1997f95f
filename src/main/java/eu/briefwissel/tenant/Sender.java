package eu.briefwissel.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.SentBy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A public body in whose name a tenant sends; kept as the JSON of this record, sealed.
 *
 * @param name by which submissions name it
 * @param byDefault whether it is the sender where a submission names none
 * @param number its KBO number
 * @param displayName as readers see it, by language
 * @param language that of its own clerks
 * @param contact whom to ask, an e-mail address
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sender(
        String name,
        boolean byDefault,
        String number,
        Map<String, String> displayName,
        String language,
        @Nullable String contact,
        List<Application> applications) {

    private static final Pattern NAME = Pattern.compile("(?!check$)[a-z0-9][a-z0-9-]{0,39}");

    public Sender {
        displayName = Map.copyOf(displayName);
        applications = List.copyOf(applications);
    }

    /**
     * A program of the sender, known to operators by an id.
     *
     * @param name by which submissions name it
     * @param operatorIds the SenderApplicationID, by channel
     */
    @RegisterForReflection
    public record Application(String name, Map<String, String> operatorIds, List<MessageKind> messageTypes) {
        public Application {
            operatorIds = Map.copyOf(operatorIds);
            messageTypes = List.copyOf(messageTypes);
        }

        /** Whether it was given this kind of message. */
        public boolean isGiven(String type) {
            return messageTypes.stream().anyMatch(kind -> kind.type().equals(type));
        }
    }

    /**
     * A kind of official post that the application was given.
     *
     * @param type the sender's kind of message
     * @param category what kind of post it is: one of {@link Category}
     * @param operatorIds the operators' MessageTypeID, by channel
     */
    @RegisterForReflection
    public record MessageKind(String type, String category, Map<String, String> operatorIds) {
        public MessageKind {
            operatorIds = Map.copyOf(operatorIds);
        }
    }

    /** Whether it may be the name of a sender or of an application: 1 to 40 of a-z, 0-9 and -; {@code check} is a route. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The application of that name; where none is named, the first that was given this kind of message. */
    public Optional<Application> application(Optional<String> named, String type) {
        return applications.stream()
                .filter(application -> named.map(application.name()::equals).orElseGet(() -> application.isGiven(type)))
                .findFirst();
    }

    /** Its name as readers of a language see it; in another of its languages where it has none in this one. */
    public String displayNameIn(String readers) {
        return Optional.ofNullable(displayName.get(readers))
                .or(() -> Optional.ofNullable(displayName.get(language)))
                .orElseGet(() -> displayName.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(name));
    }

    /** What a message of now keeps of it. */
    public SentBy as(Application application, String readers) {
        return new SentBy(name, application.name(), number, displayNameIn(readers));
    }

    /** Its SenderApplicationID at the operator of a channel. */
    Optional<String> applicationId(String application, ChannelName channel) {
        return applications.stream()
                .filter(a -> a.name().equals(application))
                .findFirst()
                .flatMap(a -> Optional.ofNullable(a.operatorIds().get(channel.wireName())));
    }
}
