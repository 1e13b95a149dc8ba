package dev.ranvier.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Holds the arrows between the rooms; CONTRIBUTING.md says what each room is for. */
@AnalyzeClasses(packages = "dev.ranvier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule core_knows_no_other_module = noClasses()
            .that()
            .resideInAPackage("dev.ranvier.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.ranvier.training..", "dev.ranvier.hardware..", "dev.ranvier.examples..");

    @ArchTest
    static final ArchRule training_knows_neither_hardware_nor_examples = noClasses()
            .that()
            .resideInAPackage("dev.ranvier.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.ranvier.hardware..", "dev.ranvier.examples..");

    @ArchTest
    static final ArchRule hardware_knows_neither_training_nor_examples = noClasses()
            .that()
            .resideInAPackage("dev.ranvier.hardware..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.ranvier.training..", "dev.ranvier.examples..");

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("dev.ranvier.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule descriptions_know_only_themselves = classes()
            .that()
            .resideInAnyPackage("dev.ranvier.core.model..", "dev.ranvier.core.network..", "dev.ranvier.core.spike..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.ranvier.core.model..",
                    "dev.ranvier.core.network..",
                    "dev.ranvier.core.random..",
                    "dev.ranvier.core.spike..");

    @ArchTest
    static final ArchRule engines_know_networks_and_spikes_only = classes()
            .that()
            .resideInAPackage("dev.ranvier.core.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "jdk.incubator.vector..",
                    "dev.ranvier.core.engine..",
                    "dev.ranvier.core.model..",
                    "dev.ranvier.core.network..",
                    "dev.ranvier.core.plasticity..",
                    "dev.ranvier.core.random..",
                    "dev.ranvier.core.spike..",
                    "dev.ranvier.core.state..");

    @ArchTest
    static final ArchRule random_numbers_know_nothing_of_networks = classes()
            .that()
            .resideInAPackage("dev.ranvier.core.random..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.apache.commons.math3..", "dev.ranvier.core.random..");

    @ArchTest
    static final ArchRule analysis_knows_spikes_only = classes()
            .that()
            .resideInAPackage("dev.ranvier.core.analysis..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.apache.commons.math3..", "dev.ranvier.core.analysis..", "dev.ranvier.core.spike..");

    @ArchTest
    static final ArchRule recording_watches_engines = classes()
            .that()
            .resideInAPackage("dev.ranvier.core.recording..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.ranvier.core.recording..",
                    "dev.ranvier.core.engine..",
                    "dev.ranvier.core.network..",
                    "dev.ranvier.core.spike..");

    @ArchTest
    static final ArchRule engine_and_chip_share_no_kernel = noClasses()
            .that()
            .resideInAPackage("dev.ranvier.hardware.chip..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ranvier.core.engine..");

    @ArchTest
    static final ArchRule accelerators_do_not_price_by_hand = noClasses()
            .that()
            .resideInAPackage("dev.ranvier.hardware.cost..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.ranvier.hardware.accelerator..",
                    "dev.ranvier.hardware.chip..",
                    "dev.ranvier.hardware.workload..",
                    "dev.ranvier.hardware.study..");

    @ArchTest
    static final ArchRule dense_products_go_through_one_seam = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ranvier.core.algebra..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.ludovic..", "org.ejml..");

    @ArchTest
    static final ArchRule only_kernels_name_the_vector_module = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Vector(Core|Row|WideRow)?Kernels?(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..");

    @ArchTest
    static final ArchRule only_the_command_line_parses_and_prints = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ranvier.examples.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule only_charts_draw = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ranvier.examples.chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.batik..");

    @ArchTest
    static final ArchRule packages_are_named_for_a_problem = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..impl..", "..common..", "..helper..", "..misc..");
}
