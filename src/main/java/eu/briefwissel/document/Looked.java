package eu.briefwissel.document;

/**
 * A document of a message that was looked into.
 *
 * @param position among the attachments, from 0
 * @param look of a PDF; of others nothing is to be found that their bytes did not tell
 */
public record Looked(int position, String mediaType, PdfLook look) {}
