package eu.briefwissel.scale;

/**
 * What so many letters a month need.
 *
 * @param letters a month
 * @param file bytes of the file that each letter has; 0 for none
 */
record Month(Constants constants, long letters, long file) {

    private static final double SECONDS_AN_HOUR = 3_600;
    private static final double HOURS_A_MONTH = 730;
    private static final double MICROS = 1e6;
    private static final double GIGA = 1e9;
    private static final double MEGA = 1e6;

    /** Aurora counts what is written ahead in pieces of 4 kB. */
    private static final double AURORA_WRITE = 4_096;

    private double of(String name) {
        return constants.number(name);
    }

    /** Letters a second in the week in which the assessments go out. */
    double peak() {
        return letters * of("peak.share") / (of("peak.hours") * SECONDS_AN_HOUR);
    }

    double callsToOperators() {
        return peak() * of("publish.calls");
    }

    /** Functions at once: whichever is more, of those that wait for others and those that compute. */
    double ingestFunctions() {
        return atLeastOne(peak() * ingestSeconds());
    }

    double publishFunctions() {
        return atLeastOne(peak() * publishSeconds());
    }

    double connections() {
        return ingestFunctions() * of("ingest.connections") + publishFunctions() * of("publish.connections");
    }

    /** Aurora capacity units at the peak, in halves; what the instances need in idleness is the least. */
    double unitsAtPeak() {
        return units(peak());
    }

    double writesASecond() {
        return peak() * (of("database.ios") + file / of("file.bytes.io"));
    }

    /** MB a second. */
    double aheadAtPeak() {
        return peak() * aheadBytes() / MEGA;
    }

    /** GB that a month adds. */
    double storedAMonth() {
        return letters * (of("stored.bytes") + file * of("file.stored.factor")) / GIGA;
    }

    double storedAfter(int months) {
        return storedAMonth() * months;
    }

    /** US dollars in the twelfth month, all kept since the first. */
    double price() {
        return (functionPrice() + requestPrice() + databasePrice()) * of("price.region.factor") + of("price.idle");
    }

    double functionPrice() {
        double invocations = letters * (1 + of("reads.share") + of("publish.invocations"));
        double gigabyteSeconds = letters * of("function.gigabytes") * (ingestSeconds() + publishSeconds());
        return invocations / MEGA * of("price.lambda.million") + gigabyteSeconds * of("price.lambda.gb-second");
    }

    double requestPrice() {
        double pieces = Math.ceil((file * 4 / 3.0 + 1) / of("http.piece.bytes"));
        double http = letters * (pieces + of("reads.share") + of("follows")) / MEGA * of("price.http.million");
        double queue = letters * of("queue.requests") / MEGA * of("price.sqs.million");
        return http + queue;
    }

    double databasePrice() {
        double average = units(letters / (HOURS_A_MONTH * SECONDS_AN_HOUR));
        double capacity = average * of("database.instances") * HOURS_A_MONTH * of("price.acu.hour");
        double writes = letters * aheadBytes() / AURORA_WRITE / MEGA * of("price.aurora.io.million");
        return capacity + writes + storedAfter(12) * of("price.aurora.gb-month");
    }

    /** Months until the volume is full, where nothing is dropped before. */
    double monthsUntilFull() {
        return of("wall.volume.gb") / storedAMonth();
    }

    private double ingestSeconds() {
        return of("ingest.seconds") + file * of("file.ingest.us.byte") / MICROS / of("function.processors");
    }

    private double publishSeconds() {
        double waiting = of("publish.seconds") / of("publish.concurrency");
        double computing =
                (of("publish.cpu.us") + file * of("file.publish.us.byte")) / MICROS / of("function.processors");
        return Math.max(waiting, computing);
    }

    private double units(double aSecond) {
        double micros =
                of("database.ingest.cpu.us") + of("database.publish.cpu.us") + file * of("file.database.us.byte");
        double processors = aSecond * micros / MICROS / of("database.busy");
        return Math.max(of("database.units.least"), Math.ceil(processors * of("units.a.processor") * 2) / 2);
    }

    private double aheadBytes() {
        return of("ahead.bytes") + file * of("file.ahead.factor");
    }

    private static double atLeastOne(double many) {
        return Math.max(1, Math.ceil(many));
    }
}
