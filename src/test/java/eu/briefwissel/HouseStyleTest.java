package eu.briefwissel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What the compiler does not say about our own code. The sandbox and the single machine may print and read clocks. */
@AnalyzeClasses(packages = "eu.briefwissel", importOptions = DoNotIncludeTests.class)
class HouseStyleTest {

    private static final String FUNCTION = "eu.briefwissel.function";
    private static final String[] ONE_MACHINE = {"eu.briefwissel.local..", "eu.briefwissel.sandbox.."};

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses()
            .that()
            .resideOutsideOfPackages(ONE_MACHINE)
            .and()
            .resideOutsideOfPackage(FUNCTION)
            .should(accessTargetWhere(readsTheMachinesClock()))
            .because(
                    "a test has to move time by hand, over weekends and Easter: take an InstantSource in the constructor, or"
                            + " the moment as an argument");

    @ArchTest
    static final ArchRule oneClassReadsTheClock = classes()
            .that()
            .resideInAPackage(FUNCTION)
            .should(readTheClockInOnePlace())
            .allowEmptyShould(true)
            .because("one producer of the clock is one place where a test puts its own");

    @ArchTest
    static final ArchRule logsGoThroughOneLogger = noClasses()
            .that()
            .resideOutsideOfPackages(ONE_MACHINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould(accessTargetWhere(printsToTheConsole()))
            .because(
                    "what is printed past the logger has no level, no keys and no redaction; use org.jboss.logging.Logger,"
                            + " with ids only");

    @ArchTest
    static final ArchRule routesAreSwitchedWhenTheProcessStarts = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.quarkus.resteasy.reactive.server.EndpointDisabled")
            .because("it is decided when a native image is built, so that every process of it has the routes of all"
                    + " functions, or none; name the route's path in OwnRoutes");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveNameMatching(".*D(to|TO)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because(
                    "such a name says how a class is used by its author, not what it is: name a stage by its verb, a value"
                            + " by its noun in the glossary, a wire shape by its owner");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(liveInANullMarkedPackage())
            .because(
                    "without @NullMarked in its package-info NullAway does not look at a package at all; the same file says in"
                            + " one paragraph what lives there and what never does");

    @ArchTest
    static final ArchRule onlyTheRimIsReactive = noClasses()
            .that()
            .resideInAnyPackage(
                    "eu.briefwissel.delivery..",
                    "eu.briefwissel.calendar..",
                    "eu.briefwissel.crypto..",
                    "eu.briefwissel.document..",
                    "eu.briefwissel.template..",
                    "eu.briefwissel.tenant..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.smallrye.mutiny..")
            .because(
                    "Uni at the rim, plain Java inside: only store, channel, queue, stages and function wait for something");

    private static DescribedPredicate<JavaAccess<?>> readsTheMachinesClock() {
        Set<String> readings = Set.of(
                "java.lang.System.currentTimeMillis",
                "java.time.InstantSource.system",
                "java.time.Clock.system",
                "java.time.Clock.systemUTC",
                "java.time.Clock.systemDefaultZone",
                "java.time.Clock.tickMillis",
                "java.time.Clock.tickSeconds",
                "java.time.Clock.tickMinutes",
                "java.util.Calendar.getInstance",
                "java.util.Date.<init>",
                "java.util.GregorianCalendar.<init>");
        return describe("reads the machine's clock", access -> {
            AccessTarget target = access.getTarget();
            String name = target.getOwner().getName() + "." + target.getName();
            boolean given = target instanceof AccessTarget.CodeUnitAccessTarget call && isGivenItsTime(call);
            return !given && (readings.contains(name) || name.matches("java\\.time\\..+\\.now"));
        });
    }

    /** {@code now(clock)}, {@code new Date(millis)}. */
    private static boolean isGivenItsTime(AccessTarget.CodeUnitAccessTarget call) {
        return call.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Clock.class) || type.isEquivalentTo(long.class));
    }

    private static DescribedPredicate<JavaAccess<?>> printsToTheConsole() {
        return describe("prints to the console", access -> {
            AccessTarget target = access.getTarget();
            boolean stream = target.getOwner().isEquivalentTo(System.class)
                    && target instanceof AccessTarget.FieldAccessTarget field
                    && field.getRawType().isEquivalentTo(PrintStream.class);
            return stream || target.getName().equals("printStackTrace");
        });
    }

    private static ArchCondition<JavaClass> readTheClockInOnePlace() {
        return new ArchCondition<>("read the machine's clock in at most one class") {
            private final Set<String> readers = new HashSet<>();

            @Override
            public void init(Collection<JavaClass> all) {
                readers.clear();
            }

            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (javaClass.getAccessesFromSelf().stream().anyMatch(readsTheMachinesClock())) {
                    readers.add(javaClass.getName());
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                events.add(new SimpleConditionEvent(readers, readers.size() <= 1, "the clock is read by " + readers));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        javaClass, marked, javaClass.getPackageName() + " is not, and holds " + javaClass.getName()));
            }
        };
    }
}
