package dev.ranvier.training.data;

import java.util.List;

/**
 * Where the files of a public data set can be had.
 *
 * @param name of the data set
 * @param mirrors addresses of folders that hold the files, tried in order
 * @param files with their hashes
 */
public record DataSource(String name, List<String> mirrors, List<Item> files) {

    /**
     * One file.
     *
     * @param name also of the file that is written
     * @param bytes its length
     * @param sha256 64 lower-case hex digits
     */
    public record Item(String name, long bytes, String sha256) {}

    /**
     * MNIST (LeCun, Cortes, Burges): the four original files. Hashes are of the original gzip files, whose MD5 sums are those that
     * torchvision checks.
     */
    public static final DataSource MNIST = new DataSource(
            "mnist",
            List.of(
                    "https://ossci-datasets.s3.amazonaws.com/mnist/",
                    "https://storage.googleapis.com/cvdf-datasets/mnist/"),
            List.of(
                    new Item(
                            "train-images-idx3-ubyte.gz",
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    new Item(
                            "train-labels-idx1-ubyte.gz",
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new Item(
                            "t10k-images-idx3-ubyte.gz",
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new Item(
                            "t10k-labels-idx1-ubyte.gz",
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));

    /** Takes copies of the lists. */
    public DataSource {
        mirrors = List.copyOf(mirrors);
        files = List.copyOf(files);
    }
}
