package eu.briefwissel.tenant;

import java.util.List;

/** What a tenant may set about who has an eBox, and about what is told of messages in one. */
final class EboxReadingSettings {

    private EboxReadingSettings() {}

    static List<SettingRule> rules() {
        return List.of(SettingRule.of(
                "ebox_enterprise.events_url",
                "the feed of events about enterprises' messages (EES), the complete address",
                SettingCheck::url));
    }
}
