package eu.briefwissel.delivery;

/** What of a stored delivery cannot be read: changed, cut off, missing, or written by a version that knows more. */
public enum Broken {
    /** The row that moves: its route, its state or its receipt. */
    DELIVERY("delivery"),
    /** The key of its message. */
    DATA_KEY("data-key"),
    /** Who it is for. */
    RECIPIENT("recipient"),
    /** What it says, or one of its files. */
    CONTENT("content"),
    /** One of its files, over which whoever looked into it was lost again and again. */
    DOCUMENT("document"),
    /** What a channel told about it, and a reply in it. */
    EVENT("event");

    private final String wireName;

    Broken(String wireName) {
        this.wireName = wireName;
    }

    /** Its name on the timeline and in metrics. */
    public String wireName() {
        return wireName;
    }
}
