package eu.briefwissel.document.pdf;

import eu.briefwissel.document.PdfFinding;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said between the program and the process that looks: a PDF one way, what was found the other. */
final class Exchange {

    private static final int LONGEST_PDF = 64 << 20;
    private static final int MOST_FINDINGS = 1_000;

    /** What is asked. */
    record Question(byte[] pdf, boolean asPdfa) {
        @Override
        public String toString() {
            return "question";
        }
    }

    private Exchange() {}

    static void ask(DataOutputStream out, Question question) throws IOException {
        out.writeBoolean(question.asPdfa());
        out.writeInt(question.pdf().length);
        out.write(question.pdf());
        out.flush();
    }

    /** The next question; empty where nobody asks any more. */
    static Optional<Question> question(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = bounded(in.readInt(), LONGEST_PDF);
        byte[] pdf = in.readNBytes(length);
        if (pdf.length < length) {
            throw new EOFException("half a question");
        }
        return Optional.of(new Question(pdf, first != 0));
    }

    static void answer(DataOutputStream out, PdfLook look) throws IOException {
        out.writeInt(look.pages());
        out.writeInt(look.findings().size());
        for (PdfFinding one : look.findings()) {
            out.writeUTF(one.rule().code());
            out.writeInt(one.page());
            out.writeUTF(one.detail());
        }
        out.flush();
    }

    /** Believes nothing: whoever answers has read what somebody else wrote. */
    static PdfLook answer(DataInputStream in) throws IOException {
        int pages = bounded(in.readInt(), Integer.MAX_VALUE);
        int many = bounded(in.readInt(), MOST_FINDINGS);
        List<PdfFinding> findings = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            PdfRule rule = PdfRule.named(in.readUTF()).orElseThrow(() -> new IOException("a rule that nobody knows"));
            findings.add(new PdfFinding(rule, bounded(in.readInt(), Integer.MAX_VALUE), in.readUTF()));
        }
        return new PdfLook(pages, findings);
    }

    private static int bounded(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("a number that cannot be");
        }
        return number;
    }
}
