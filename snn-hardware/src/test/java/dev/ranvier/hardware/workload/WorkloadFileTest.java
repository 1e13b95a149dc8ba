package dev.ranvier.hardware.workload;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkloadFileTest {

    private static final String HEADER =
            "layer,type,from,channels,height,width,filters,outputs,kernelHeight,kernelWidth,strideY,padTop,padBottom,groups\n";

    private static final String CONV = "c1,conv,,3,9,9,4,,3,5,2,1,0,1\n";

    @TempDir
    Path folder;

    private Workload csv(String text) throws IOException {
        return WorkloadFile.read(Files.writeString(folder.resolve("mine.csv"), text));
    }

    private Workload json(String text) throws IOException {
        return WorkloadFile.read(Files.writeString(folder.resolve("mine.json"), text.replace('\'', '"')));
    }

    @Test
    void layers_of_a_csv_chain() throws IOException {
        // 3x9x9, 3x5 filters, stride 2 both ways; 1 row above and none below, 1 column on the left and on the right:
        // (10 - 3) / 2 + 1 = 4 rows, (11 - 5) / 2 + 1 = 4 columns.
        Workload workload = csv("\ufeff" + HEADER + CONV + "\n\"p\",maxpool,,4,,,,,2,,2,,,\r\nfc,dense,,,,,,7,,,,,,\n"
                + "again,dense,p,,,,,7,,,,,,\nsum,add,fc+again,,,,,,,,,,,\n");
        assertEquals("mine", workload.name());
        assertEquals(
                List.of("c1", "p", "fc", "again", "sum"),
                workload.layers().stream().map(WorkloadLayer::name).toList());
        assertEquals(
                new Convolution(3, 9, 9, 4, new Window(3, 5, 2, 2, 1, 1, 1, 1, 0, 1), 1),
                workload.layers().get(0).operation());
        assertEquals(
                new Pooling(Pooling.Kind.MAX, 4, 4, 4, Window.square(2, 2)),
                workload.layers().get(1).operation());
        assertEquals(new MatrixProduct(16, 7), workload.layers().get(3).operation());
        assertEquals(new ElementwiseAdd(2, 7), workload.layers().get(4).operation());
        assertEquals(1, workload.batch());
    }

    @Test
    void matrix_products_take_their_three_sizes_and_nothing_else() throws IOException {
        Workload workload = csv("network,layer,M,N,K,rows\nnet,a,6,5,4,8\nnet,a,6,5,4,16\nother,a,1,2,3,8\n");
        assertEquals(2, workload.layers().size());
        Operation a = workload.layers().get(0).operation();
        assertEquals(6, a.outputPixels());
        assertEquals(5, a.filtersPerGroup());
        assertEquals(4, a.reduction());
        assertEquals("other/a", workload.layers().get(1).name());
    }

    @Test
    void json_knows_recurrence_bits_and_zeros() throws IOException {
        Workload workload =
                json("{'name': 'lm', 'batch': 3, 'input': {'channels': 6, 'height': 1, 'width': 1}, 'layers': ["
                        + "{'layer': 'l', 'type': 'lstm', 'hidden': 4, 'timeSteps': 5, 'weightBits': 8, 'inputBits': 4,"
                        + " 'inputZeroShare': 0.5, 'weightZeroShare': 0.25, 'otherParameters': 16},"
                        + "{'layer': 'g', 'type': 'gru', 'hidden': 2, 'timeSteps': 5}]}");
        assertEquals(3, workload.batch());
        WorkloadLayer lstm = workload.layers().get(0);
        // Input and state, 6 + 4, by four gates of 4.
        assertEquals(new Recurrent(new MatrixProduct(10, 16), 5), lstm.operation());
        assertEquals(5 * 160, lstm.operation().multiplyAccumulates());
        assertEquals(160 + 16, lstm.parameters());
        assertEquals(8, lstm.weightBits());
        assertEquals(4, lstm.inputBits());
        assertEquals(OptionalDouble.of(0.5), lstm.inputZeroShare());
        assertEquals(OptionalDouble.of(0.25), lstm.weightZeroShare());
        // The state of 4 and an own one of 2, by three gates of 2.
        assertEquals(
                new Recurrent(new MatrixProduct(6, 6), 5),
                workload.layers().get(1).operation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "row 2, column filters|must be at least 1, got 0|c1,conv,,3,9,9,0,,3,3,1,1,1,1",
                "row 2, column height|must be at least 1, got -9|c1,conv,,3,-9,9,4,,3,3,1,1,1,1",
                "row 2|groups must divide channels and filters, got 2 groups for 3|c1,conv,,3,9,9,4,,3,3,1,1,1,2",
                "row 2|is the padding missing|c1,conv,,3,2,9,4,,3,3,1,0,0,1",
                "row 2, column kernelHeight|needed for this layer, but not given|c1,conv,,3,9,9,4,,,,,,,",
                "row 2, column type|unknown type 'cnov'; allowed: conv, dense|c1,cnov,,3,9,9,4,,3,3,1,1,1,1",
                "row 2, column channels|needed for this layer|c1,conv,,,9,9,4,,3,3,1,1,1,1",
                "row 2, column strideY|'two' is not a whole number|c1,conv,,3,9,9,4,,3,3,two,1,1,1",
                "row 2|13 cells, but the header has 14|c1,conv,,3,9,9,4,,3,3,1,1,1",
            })
    void a_wrong_row_is_named(String place, String reason, String row) {
        FormatException wrong = assertThrows(FormatException.class, () -> csv(HEADER + row + "\n"));
        assertEquals(place, wrong.place());
        assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
        assertTrue(wrong.file().endsWith("mine.csv"), wrong.file());
    }

    @Test
    void shapes_that_do_not_chain_are_named() {
        assertWrong("row 3, column channels", "takes 5, but 4 come", HEADER + CONV + "c2,conv,,5,,,4,,1,,,,,\n");
        assertWrong("row 3, column from", "'c0' is no earlier layer", HEADER + CONV + "c2,conv,c0,,,,4,,1,,,,,\n");
        assertWrong("row 3, column layer", "two layers", HEADER + CONV + "c1,conv,,,,,4,,1,,,,,\n");
        assertWrong(
                "row 4, column from",
                "cannot be added",
                HEADER + CONV + "c2,conv,,,,,5,,1,,,,,\nsum,add,c1+c2,,,,,,,,,,,\n");
        assertWrong(
                "row 4, column from",
                "cannot be joined",
                HEADER + CONV + "p,maxpool,,,,,,,2,,2,,,\nall,concat,c1+p,,,,,,,,,,,\n");
    }

    @Test
    void a_wrong_table_is_named() {
        assertWrong("row 1, column filtres", "unknown column", "layer,type,filtres\na,dense,1\n");
        assertWrong("row 1", "no column 'type'", "layer,outputs\na,1\n");
        assertWrong("row 1", "two columns are named 'type'", "layer,type,type\na,dense,1\n");
        assertWrong("whole file", "at least one row", "layer,type\n\n");
        assertWrong("row 2", "quotation mark", "layer,type\n\"a,dense\n");
        assertWrong("row 3, column K", "must be 1..", "layer,M,N,K\na,1,1,1\nb,1,1,0\n");
        assertWrong("row 3", "another shape", "layer,M,N,K\na,1,1,1\na,1,1,2\n");
        assertWrong("row 2, column N", "'x' is not a whole number", "layer,M,N,K\na,1,x,1\n");
        assertWrong("whole file", "no layer with multiply", HEADER + "p,maxpool,,3,9,9,,,2,,2,,,\n");
    }

    private void assertWrong(String place, String reason, String text) {
        FormatException wrong = assertThrows(FormatException.class, () -> csv(text));
        assertEquals(place, wrong.place(), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
    }

    @Test
    void a_wrong_json_names_the_layer() {
        String start = "{'name': 'n', 'input': {'channels': 3, 'height': 9, 'width': 9}, 'layers': [";
        FormatException wrong = assertThrows(
                FormatException.class,
                () -> json(start + "{'layer': 'c', 'type': 'conv', 'filters': 4, 'kernelHeight': 3, 'groups': 3}]}"));
        assertTrue(wrong.getMessage().contains("entry 1"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("layer c, groups must divide"), wrong.getMessage());
        FormatException typo =
                assertThrows(FormatException.class, () -> json(start + "{'layer': 'c', 'type': 'fc', 'output': 4}]}"));
        assertTrue(typo.getMessage().contains("unknown key 'output'"), typo.getMessage());
        FormatException ending = assertThrows(FormatException.class, () -> WorkloadFile.read(folder.resolve("a.txt")));
        assertTrue(ending.getMessage().contains(".csv or a .json"), ending.getMessage());
    }
}
