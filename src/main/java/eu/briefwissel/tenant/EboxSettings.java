package eu.briefwissel.tenant;

import java.util.List;
import java.util.Optional;

/** The settings of a tenant that say how, and what, it may publish to one of the eBoxes. */
final class EboxSettings {

    private static final int LONGEST_KEYS = 2_000;

    private EboxSettings() {}

    static List<SettingRule> publishing(String prefix) {
        return List.of(
                SettingRule.of(
                                prefix + "version",
                                "the Message Registry's version: 3; or 2.1, whose base ends in /messageRegistry/v2",
                                value ->
                                        SettingCheck.must(value.equals("3") || value.equals("2.1"), "must be 3 or 2.1"))
                        .standing("3"),
                SettingRule.of(
                        prefix + "sender_partition",
                        "the sender's partition, where it has several (version 3)",
                        SettingCheck::line),
                onOff(prefix + "digests", "on: each file goes with its SHA-256").standing("on"),
                onOff(prefix + "payment_data", "on: the operator takes payment data; RSZ does not")
                        .standing("off"),
                onOff(prefix + "registered", "on: the operator lets this sender send registered mail")
                        .standing("off"),
                SettingRule.of(
                        prefix + "business_data_keys",
                        "the keys of business data that were declared to the operator, with commas; or *",
                        EboxSettings::keys));
    }

    private static SettingRule onOff(String name, String meaning) {
        return SettingRule.of(
                name,
                meaning,
                value -> SettingCheck.must(value.equals("on") || value.equals("off"), "must be on or off"));
    }

    private static Optional<String> keys(String value) {
        return SettingCheck.must(
                value.length() <= LONGEST_KEYS && value.chars().noneMatch(Character::isISOControl),
                "must be one line of at most 2000 characters");
    }
}
