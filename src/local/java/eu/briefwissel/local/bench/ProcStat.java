package eu.briefwissel.local.bench;

/**
 * One line of {@code /proc/PID/stat} (proc(5)); times in clock ticks.
 *
 * @param parent the process that started it
 * @param own time spent in the process itself, user and system
 * @param ended time spent in its children that have ended and were waited for
 */
record ProcStat(long parent, long own, long ended) {

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /** The second field, the name in brackets, may itself hold spaces and brackets: what counts comes after the last. */
    static ProcStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcStat(
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]));
    }
}
