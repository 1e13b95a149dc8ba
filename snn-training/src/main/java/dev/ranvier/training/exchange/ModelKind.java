package dev.ranvier.training.exchange;

/** The kinds of files that {@link ModelReader} tells apart. */
public enum ModelKind {
    /** Ranvier's own: NAME.json with NAME.npz beside it. */
    RANVIER("Ranvier model"),
    /** Open Neural Network Exchange, opsets 1 to 21. */
    ONNX("ONNX model"),
    /** HDF5 file of Keras 2, or of Keras 3 in that form. */
    KERAS("Keras HDF5 model"),
    /** Plain text networks of the verification community. */
    NNET("nnet text"),
    /** A list of layers as JSON with weights as NPZ or NPY. */
    LAYER_LIST("layer list with numpy weights");

    private final String words;

    ModelKind(String words) {
        this.words = words;
    }

    /** What a user would call it. */
    @Override
    public String toString() {
        return words;
    }
}
