package eu.briefwissel.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user PostgreSQL runs as, and the command that becomes it. PostgreSQL refuses to run as root ("root" execution of
 * the PostgreSQL server is not permitted); anybody else simply runs it.
 *
 * @param uid who its files belong to on disk
 * @param prefix the words that stand before each command
 */
record ServerAccount(long uid, List<String> prefix) {

    private static final int NOBODY = 65534;

    /** Under a user namespace root stays the owner on disk, so nothing changes hands: the first choice. */
    private static final Map<String, ServerAccount> WAYS_OF_ROOT = orderedWays();

    /** @throws StartRefused where root finds no way to be somebody else */
    static ServerAccount choose(String wish) {
        long self = new UnixSystem().getUid();
        if (self != 0) {
            return new ServerAccount(self, List.of());
        }
        return WAYS_OF_ROOT.entrySet().stream()
                .filter(way -> wish.equals(PostgresSettings.ANY_ACCOUNT) || wish.equals(way.getKey()))
                .map(Map.Entry::getValue)
                .filter(ServerAccount::works)
                .findFirst()
                .orElseThrow(() -> new StartRefused("PostgreSQL does not run as root, and this machine lets root become"
                        + " nobody else (tried " + String.join(", ", WAYS_OF_ROOT.keySet())
                        + "); run Briefwissel as another user, or name an external PostgreSQL in"
                        + " BRIEFWISSEL_DATABASE_URL."));
    }

    List<String> command(List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Whether this user gets into the directory: every parent must let it through. */
    boolean reaches(Path directory) {
        return Command.run(command(List.of("sh", "-c", "cd \"$0\"", directory.toString())), Path.of("/"))
                .succeeded();
    }

    /** Hands the tree to this user, the top last, so that an interrupted change is seen and taken up again. */
    void own(Path tree) throws IOException {
        if (owner(tree) != uid) {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return handOver(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                    return handOver(directory);
                }
            });
        }
    }

    /** Hands over one file or folder; nothing to do where this user made it. */
    FileVisitResult handOver(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", Math.toIntExact(uid), LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }

    private static long owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private boolean works() {
        var answer = Command.run(command(List.of("id", "-u")), Path.of("/"));
        return answer.succeeded() && !answer.output().strip().equals("0");
    }

    private static Map<String, ServerAccount> orderedWays() {
        var ways = new LinkedHashMap<String, ServerAccount>();
        ways.put("unshare", new ServerAccount(0, List.of("unshare", "-U", "--")));
        ways.put(
                "setpriv",
                new ServerAccount(
                        NOBODY, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--")));
        ways.put("runuser", new ServerAccount(NOBODY, List.of("runuser", "-u", "nobody", "--")));
        ways.put(
                "su",
                new ServerAccount(NOBODY, List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", "nobody")));
        return ways;
    }
}
