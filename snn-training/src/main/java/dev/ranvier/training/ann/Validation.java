package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.training.ann.layer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The epochs of a training with what is kept beside them: how each went, the best network so far, when to end. */
final class Validation {

    private final TrainingTask task;
    private final TrainableGraph graph;
    private final Gemm gemm;
    private final List<EpochRecord> history = new ArrayList<>();
    private int bestEpoch;
    private List<float[]> bestValues = List.of();
    private List<float[]> bestMemory = List.of();
    private String fingerprint; // computed when first needed

    Validation(TrainingTask task, TrainableGraph graph, Gemm gemm) {
        this.task = task;
        this.graph = graph;
        this.gemm = gemm;
    }

    /** Takes over the state of an earlier run. */
    void resume(TrainingState state, TrainingLoop loop) {
        if (!state.fingerprint().equals(fingerprint())) {
            throw new IllegalArgumentException("the saved state of the training is from other data, settings, start "
                    + "values or another kernel than this run; start afresh without it");
        }
        restore(state.values(), values());
        restore(state.layerMemory(), graph.memory());
        restore(state.optimiserMemory(), loop.optimiser().memory());
        history.addAll(state.history());
        bestEpoch = state.bestEpoch();
        bestValues = state.bestValues();
        bestMemory = state.bestMemory();
    }

    /** Goes through the epochs that are left. */
    void run(TrainingLoop loop, SplittableGenerator random, TrainingListener listener) {
        for (int epoch = 1; epoch <= task.plan().epochs() && !hasWaitedEnough(); epoch++) {
            SplittableGenerator own = random.split();
            if (epoch <= history.size()) {
                loop.skipEpoch(own);
                continue;
            }
            EpochRecord record = loop.epoch(epoch, own, listener);
            history.add(task.validation() == null ? record : validated(record));
            if (task.validation() == null || isBest(epoch)) {
                bestEpoch = epoch;
                bestValues = copies(values());
                bestMemory = copies(graph.memory());
            }
            listener.ended(history.get(epoch - 1), () -> state(loop));
        }
    }

    /** The network after the best epoch. */
    TrainingResult result() {
        restore(bestValues, values());
        restore(bestMemory, graph.memory());
        return new TrainingResult(graph.trained(task.start()), history, bestEpoch);
    }

    private EpochRecord validated(EpochRecord record) {
        double accuracy = new Inference(graph.trained(task.start()), gemm).accuracy(task.validation());
        return new EpochRecord(record.epoch(), record.meanLoss(), record.trainAccuracy(), accuracy);
    }

    private boolean isBest(int epoch) {
        return bestEpoch == 0
                || history.get(epoch - 1).validationAccuracy()
                        > history.get(bestEpoch - 1).validationAccuracy();
    }

    private boolean hasWaitedEnough() {
        return task.plan().patience() > 0
                && history.size() - bestEpoch >= task.plan().patience();
    }

    private TrainingState state(TrainingLoop loop) {
        return new TrainingState(
                fingerprint(),
                copies(values()),
                copies(graph.memory()),
                copies(loop.optimiser().memory()),
                bestValues,
                bestMemory,
                List.copyOf(history),
                bestEpoch);
    }

    private String fingerprint() {
        if (fingerprint == null) {
            fingerprint = TrainingFingerprint.of(task, gemm.description());
        }
        return fingerprint;
    }

    private List<float[]> values() {
        return graph.parameters().stream()
                .map((Parameter parameter) -> parameter.values)
                .toList();
    }

    private static List<float[]> copies(List<float[]> arrays) {
        return arrays.stream().map(float[]::clone).toList();
    }

    private static void restore(List<float[]> from, List<float[]> to) {
        boolean fits = from.size() == to.size();
        for (int i = 0; fits && i < from.size(); i++) {
            fits = from.get(i).length == to.get(i).length;
        }
        if (!fits) {
            throw new IllegalArgumentException("the saved state does not fit the network; is its file damaged?");
        }
        for (int i = 0; i < from.size(); i++) {
            System.arraycopy(from.get(i), 0, to.get(i), 0, to.get(i).length);
        }
    }
}
