package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.EmailAddress;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.request.Violations;
import eu.briefwissel.tenant.Category;
import eu.briefwissel.tenant.Sender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a sender that is to be kept: every rule it breaks is collected. */
record CheckSender(Violations violations) {

    private static final Set<String> LANGUAGES = Set.of("nl", "fy", "en", "fr", "de");
    private static final Set<String> BOXES =
            Set.of(ChannelName.EBOX_CITIZEN.wireName(), ChannelName.EBOX_ENTERPRISE.wireName());
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_APPLICATIONS = 50;
    private static final int MOST_TYPES = 200;

    /** The sender; empty where a rule is broken, now or by its shape before. */
    Optional<Sender> of(String name, SenderRequest request) {
        String number = text("/number", request.number(), RecipientScheme.KBO::accepts, RecipientScheme.KBO.rule());
        Map<String, String> displayName = displayName(request.displayName());
        String language = request.language() == null
                ? "nl"
                : text("/language", request.language(), LANGUAGES::contains, "must be nl, fy, en, fr or de");
        if (request.contact() != null) {
            text("/contact", request.contact(), EmailAddress::isValid, "must be one e-mail address");
        }
        List<Sender.Application> applications = applications(request.applications());
        new CheckLogo(violations).of(request.logo());
        return violations.isEmpty()
                ? Optional.of(new Sender(
                        name,
                        Boolean.TRUE.equals(request.byDefault()),
                        number,
                        displayName,
                        language,
                        request.contact(),
                        applications))
                : Optional.empty();
    }

    private Map<String, String> displayName(@Nullable Map<String, @Nullable String> given) {
        Map<String, String> names = new HashMap<>();
        if (given == null || given.isEmpty()) {
            violations.add("/displayName", "required", "must name it in one language at least");
            return names;
        }
        given.forEach((language, name) -> {
            if (LANGUAGES.contains(language)) {
                names.put(language, line("/displayName/" + language, name));
            } else {
                violations.add("/displayName", "language", "must be by language: nl, fy, en, fr or de");
            }
        });
        return names;
    }

    private List<Sender.Application> applications(@Nullable List<SenderRequest.@Nullable Application> given) {
        List<Sender.Application> applications = new ArrayList<>();
        if (given == null || given.isEmpty() || given.size() > MOST_APPLICATIONS) {
            violations.add("/applications", "count", "must be 1 to " + MOST_APPLICATIONS);
            return applications;
        }
        for (int i = 0; i < given.size(); i++) {
            String field = "/applications/" + i;
            SenderRequest.@Nullable Application one = given.get(i);
            if (one == null) {
                violations.add(field, "required", "must be an object");
                continue;
            }
            String name = text(
                    field + "/name",
                    one.name(),
                    Sender::isName,
                    "must have 1 to 40 of a-z, 0-9 and -, not begin with -, and not be check");
            applications.add(new Sender.Application(
                    name, operatorIds(field, one.operatorIds()), kinds(field + "/messageTypes", one.messageTypes())));
        }
        unique(
                "/applications",
                applications.stream().map(Sender.Application::name).toList());
        return applications;
    }

    private List<Sender.MessageKind> kinds(String field, @Nullable List<SenderRequest.@Nullable MessageKind> given) {
        List<Sender.MessageKind> kinds = new ArrayList<>();
        if (given == null || given.isEmpty() || given.size() > MOST_TYPES) {
            violations.add(field, "count", "must be 1 to " + MOST_TYPES);
            return kinds;
        }
        for (int i = 0; i < given.size(); i++) {
            SenderRequest.@Nullable MessageKind one = given.get(i);
            if (one == null) {
                violations.add(field + "/" + i, "required", "must be an object");
                continue;
            }
            kinds.add(kind(field + "/" + i, one));
        }
        unique(field, kinds.stream().map(Sender.MessageKind::type).toList());
        return kinds;
    }

    private Sender.MessageKind kind(String field, SenderRequest.MessageKind one) {
        String type = text(
                field + "/type",
                one.type(),
                text -> TYPE.matcher(text).matches(),
                "must have 1 to 64 of A-Z a-z 0-9 . _ and -");
        String category = one.category() == null ? "" : one.category();
        if (Category.named(category).isEmpty()) {
            violations.add(
                    field + "/category",
                    category.equals("marketing") ? "no-marketing" : "category",
                    "must be a kind of official post: " + Category.names());
        }
        return new Sender.MessageKind(type, category, operatorIds(field, one.operatorIds()));
    }

    private Map<String, String> operatorIds(String of, @Nullable Map<String, @Nullable String> given) {
        String field = of + "/operatorIds";
        Map<String, String> ids = new HashMap<>();
        if (given != null) {
            given.forEach((channel, id) -> {
                if (BOXES.contains(channel)) {
                    ids.put(channel, line(field + "/" + channel, id));
                } else {
                    violations.add(field, "channel", "must be by channel: ebox-citizen or ebox-enterprise");
                }
            });
        }
        return ids;
    }

    private void unique(String field, List<String> names) {
        if (names.stream().distinct().count() != names.size()) {
            violations.add(field, "unique", "must not name one twice");
        }
    }

    private String line(String field, @Nullable String value) {
        return text(
                field,
                value == null ? null : value.strip(),
                text -> !text.isEmpty()
                        && text.length() <= LONGEST_NAME
                        && text.chars().noneMatch(Character::isISOControl),
                "must have 1 to 100 characters on one line");
    }

    private String text(String field, @Nullable String value, Predicate<String> rule, String sentence) {
        if (value == null || !rule.test(value)) {
            violations.add(field, value == null ? "required" : "form", sentence);
            return "";
        }
        return value;
    }
}
