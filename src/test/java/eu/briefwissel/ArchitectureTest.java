package eu.briefwissel;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may import whom. A package that does not exist yet breaks nothing; one that is not named here does. */
@AnalyzeClasses(packages = "eu.briefwissel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "eu.briefwissel.";
    private static final String SPI = ROOT + "channel";
    private static final String CONNECTORS = ROOT + "channel.*..";
    private static final String[] STAGES =
            rooms("ingest", "inspect", "resolve", "publish", "receive", "fallback", "trace", "upkeep", "onboarding");
    private static final String[] BELOW_THE_STAGES = and(
            rooms(
                    "delivery",
                    "calendar",
                    "crypto",
                    "document",
                    "template",
                    "tenant",
                    "store",
                    "queue",
                    "request",
                    "telemetry"),
            SPI);

    @ArchTest
    static final ArchRule theCoreStandsAlone = room("delivery")
            .because(
                    "the core decides and knows nobody: whatever it needs comes to it as a value, so that every decision"
                            + " can be tested without a database, a network or a clock");

    @ArchTest
    static final ArchRule theCoreIsPlainJava = classes()
            .that()
            .resideInAnyPackage(rooms("delivery", "calendar"))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(and(rooms("delivery", "calendar"), "java..", "org.jspecify..")))
            .allowEmptyShould(true)
            .because("a framework in the core ties the law to its release notes; translate at the rim");

    @ArchTest
    static final ArchRule theCalendarStandsAlone = room("calendar")
            .because("working days are a matter of law, not of deliveries; hand it dates, get dates back");

    @ArchTest
    static final ArchRule cryptoStandsAlone = room("crypto")
            .because(
                    "what seals and signs must not know what it seals: give it bytes and a key, and its review stays small");

    @ArchTest
    static final ArchRule documentKnowsTheCore = room("document", "delivery")
            .because("checking a file asks nothing of tenants, stores or channels; pass limits and bytes as arguments");

    @ArchTest
    static final ArchRule templateKnowsTheCore = room("template", "delivery")
            .because(
                    "rendering gets its template and values as arguments; where they are stored is the store's affair");

    @ArchTest
    static final ArchRule requestStandsAlone = room("request")
            .because("reading JSON strictly is the same for every request; what one means is its stage's affair");

    @ArchTest
    static final ArchRule queueKnowsTheCore = room("queue", "delivery")
            .because("the queue only wakes up: it carries ids. The row is the truth, and the store writes the row");

    @ArchTest
    static final ArchRule tenantKnowsTheCoreAndCrypto = room("tenant", "delivery", "crypto")
            .because("tenants are values with sealed secrets; loading them is the store's affair");

    @ArchTest
    static final ArchRule storeKnowsTheValuesItKeeps = room("store", "delivery", "crypto", "template", "tenant")
            .because(
                    "the store writes down what was decided. If it needs a stage, a channel or the queue, it has begun to"
                            + " decide: move that to the stage");

    @ArchTest
    static final ArchRule secretStandsAlone = room("secret")
            .because(
                    "what a setting refers to is read before there is anything else of ours; nobody asks for a secret, all"
                            + " find a setting's value");

    @ArchTest
    static final ArchRule telemetryKnowsTheCore = room("telemetry", "delivery")
            .because(
                    "what tells of the journey must not be part of it: stages hand it ids and words, and nothing comes back");

    @ArchTest
    static final ArchRule workKnowsWhereWorkIsQueued = room("work", "delivery", "store", "queue")
            .because("taking up work is the same for every stage; what is done with it is the stage's own affair");

    @ArchTest
    static final ArchRule channelsGetAllTheyNeedAsArguments = room(
                    "channel", "delivery", "crypto", "document", "template", "tenant")
            .because("a connector translates one call: credentials and content are handed to it, so that it cannot read"
                    + " another tenant's, and can be tested without a database");

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOther = slices().matching(ROOT + "channel.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(ROOT + "channel.wire"))
            .allowEmptyShould(true)
            .because("an operator that changes its interface must not break the others; what two dialects really share,"
                    + " tokens and the end of a call, lies in wire, which knows no dialect");

    @ArchTest
    static final ArchRule theSpiDoesNotKnowItsConnectors = noClasses()
            .that()
            .resideInAPackage(SPI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CONNECTORS)
            .allowEmptyShould(true)
            .because("the SPI says what every channel can be asked; a new channel is found by injection, not by name");

    @ArchTest
    static final ArchRule stagesKnowWhatIsBelowThem = classes()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .onlyDependOnClassesThat(notOurs()
                    .or(resideInAnyPackage(and(STAGES, and(BELOW_THE_STAGES, rooms("work")[0])))))
            .allowEmptyShould(true)
            .because(
                    "a stage speaks to channels through the SPI only, and knows neither the function that triggers it nor"
                            + " the machine it runs on: that is what lets one stage run in a Lambda, a pod and a test");

    @ArchTest
    static final ArchRule stagesMeetInTheStoreAndTheQueue = slices().matching(
                    ROOT + "(ingest|inspect|resolve|publish|receive|fallback|trace|upkeep|onboarding)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true)
            .because(
                    "stages are deployed apart: queue work for the other stage, or move what both decide into the core");

    @ArchTest
    static final ArchRule functionsOnlyTranslate = classes()
            .that()
            .resideInAPackage(ROOT + "function..")
            .should()
            .onlyDependOnClassesThat(notOurs()
                    .or(resideInAnyPackage(
                            and(STAGES, rooms("function", "delivery", "tenant", "request", "work", "telemetry"))))
                    // told as it is kept
                    .or(nameMatching("eu\\.briefwissel\\.document\\.DocumentReport(\\$.*)?")))
            .allowEmptyShould(true)
            .because("an entry point turns a trigger into a call of a stage; a function that reaches for the store or a"
                    + " channel holds a decision that the other triggers will not make");

    @ArchTest
    static final ArchRule theConsoleOnlyShows = classes()
            .that()
            .resideInAPackage(ROOT + "console..")
            .should()
            .onlyDependOnClassesThat(
                    notOurs().or(resideInAnyPackage(and(STAGES, rooms("console", "delivery", "tenant")))))
            .allowEmptyShould(true)
            .because("a page that asks the store itself goes round the checks that the API makes; ask the stage");

    @ArchTest
    static final ArchRule theSandboxStandsAlone = room("sandbox")
            .because("a stand-in that shares code with the connector it judges shares its mistakes: write it from the"
                    + " operator's specification again");

    @ArchTest
    static final ArchRule onlyTheSingleMachineKnowsTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackages(rooms("sandbox", "local"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "sandbox..")
            .allowEmptyShould(true)
            .because("the sandbox is not compiled into production: what imports it does not build there");

    @ArchTest
    static final ArchRule nobodyKnowsTheSingleMachine = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "local..")
            .allowEmptyShould(true)
            .because(
                    "what only a single machine needs is not compiled into production; let it be found by ServiceLoader"
                            + " or injection");

    @ArchTest
    static final ArchRule everyClassLivesInARoomOfTheTable = classes()
            .should()
            .resideInAnyPackage(and(
                    BELOW_THE_STAGES,
                    Stream.of(STAGES, rooms("channel", "work", "function", "console", "local", "sandbox", "secret"))
                            .flatMap(Arrays::stream)
                            .toArray(String[]::new)))
            .because(
                    "a package outside the table has no rule to keep it in its place; decide first where it stands on the"
                            + " way through, then name it here and in the design");

    private static ArchRule room(String name, String... mayKnow) {
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(notOurs().or(resideInAnyPackage(and(rooms(mayKnow), ROOT + name + ".."))))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return resideOutsideOfPackage("eu.briefwissel..");
    }

    private static String[] rooms(String... names) {
        return Arrays.stream(names).map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    private static String[] and(String[] some, String... others) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(others)).toArray(String[]::new);
    }
}
