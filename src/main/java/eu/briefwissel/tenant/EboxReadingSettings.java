package eu.briefwissel.tenant;

import java.util.List;

/** What a tenant may set about who has an eBox, and about what is told of messages in one. */
final class EboxReadingSettings {

    private EboxReadingSettings() {}

    static List<SettingRule> rules(String prefix) {
        String events = prefix.equals(EboxAccounts.CITIZEN)
                ? "the Event Handler of citizens' messages, the complete address"
                : "the feed of events about enterprises' messages, the complete address";
        return List.of(
                SettingRule.of(prefix + "events_url", events, SettingCheck::url),
                SettingRule.of(
                        prefix + "federation_url", "where the federation is asked who has an eBox", SettingCheck::url),
                SettingRule.of(
                                prefix + "mailbox",
                                "ask-first: the federation is asked before a letter is published",
                                value -> SettingCheck.must(
                                        value.equals("ask-first") || value.equals("publish-first"),
                                        "must be ask-first or publish-first"))
                        .standing("publish-first"),
                SettingRule.of(
                                prefix + "status_search",
                                "off: the operator offers no status search, and is not asked for one",
                                value -> SettingCheck.must(
                                        value.equals("on") || value.equals("off"), "must be on or off"))
                        .standing("on"));
    }
}
