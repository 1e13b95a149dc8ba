package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.ValidationTable;
import dev.ranvier.hardware.study.validation.ValidationRow;
import dev.ranvier.hardware.study.validation.Validations;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier validate}: what was published about the machines beside what the models say. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Hold every machine against published figures: published, modelled, deviation, confidence.",
            "A row is validated (with a tolerance), fitted (no evidence), or reported (explained, no tolerance). Exit"
                    + " code 1 if a validated row is outside its tolerance."
        })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the rows as JSON")
    private boolean json;

    @Option(names = "--markdown", description = "Print the rows as a Markdown table")
    private boolean markdown;

    /** Read by {@link Failures} from the arguments. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() {
        if (json && markdown) {
            throw new UserMistake("--json and --markdown exclude each other");
        }
        List<ValidationRow> rows = Validations.rows();
        List<String> lines = markdown ? ValidationTable.markdown(rows) : ValidationTable.text(rows);
        new Answer()
                .with("rows", ValidationTable.json(rows))
                .print(spec.commandLine().getOut(), json, lines);
        return rows.stream().allMatch(ValidationRow::holds) ? ExitCode.GOOD : ExitCode.FAILED;
    }
}
