package eu.briefwissel.channel.email;

/** The HTML that an e-mail is wrapped in. */
final class Html {

    private Html() {}

    /**
     * A whole page.
     *
     * @param body trusted markup
     */
    static String page(String language, String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                %s
                </body>
                </html>
                """.formatted(language, escaped(HeaderText.oneLine(title)), body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
