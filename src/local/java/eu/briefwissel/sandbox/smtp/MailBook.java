package eu.briefwissel.sandbox.smtp;

import eu.briefwissel.sandbox.ledger.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All mails taken, kept across a restart where there is a directory. */
final class MailBook implements AutoCloseable {
    private final Journal<Mail> journal;
    private final CopyOnWriteArrayList<Mail> mails = new CopyOnWriteArrayList<>();

    private MailBook(Journal<Mail> journal) {
        this.journal = journal;
    }

    static MailBook open(@Nullable Path directory) throws IOException {
        var book = new MailBook(Journal.open(Mail.class, directory, "mails.ndjson"));
        book.journal.replay(book.mails::add);
        return book;
    }

    void keep(Mail mail) {
        journal.append(mail);
        mails.add(mail);
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
