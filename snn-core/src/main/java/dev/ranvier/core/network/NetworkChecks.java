package dev.ranvier.core.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a {@link Network} checks when it is built. */
final class NetworkChecks {

    private NetworkChecks() {}

    static void check(
            String name,
            TimeBase timeBase,
            List<Population> populations,
            List<Projection> projections,
            List<PoissonDrive> drives,
            List<StepCurrent> currents) {
        if (populations.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " has no populations");
        }
        Map<String, Population> byName = new HashMap<>();
        for (Population population : populations) {
            if (byName.put(population.name(), population) != null) {
                throw new IllegalArgumentException(
                        "network " + name + ": two populations are named " + population.name());
            }
            checkTimeBase(name, timeBase, population);
        }
        for (Projection projection : projections) {
            check(name, timeBase, byName, projection);
        }
        for (PoissonDrive drive : drives) {
            checkEnd(name, "the Poisson drive of " + drive.target(), byName, drive.target(), drive.receptor());
            if (byName.get(drive.target()).model() instanceof IntegrateAndFire
                            && drive.receptor() == IntegrateAndFire.DRIVE
                    || stepsOnly(byName.get(drive.target()).model())) {
                throw new IllegalArgumentException("network " + name + ": the Poisson drive of " + drive.target()
                        + " must end at receptor 0 of neurons that do not live on steps only");
            }
        }
        populations.stream()
                .filter(population -> population.model() instanceof MaxGate)
                .forEach(gates -> checkGates(name, gates.name(), projections, drives));
        for (StepCurrent current : currents) {
            checkEnd(name, "the current into " + current.target(), byName, current.target(), 0);
            requireMembrane(name, byName.get(current.target()));
            if (byName.get(current.target()).model() instanceof IntegrateAndFire) {
                requireFixedDrive(name, current.target(), projections);
            }
        }
        requireDelayInLoops(name, populations, projections);
    }

    private static void requireMembrane(String name, Population population) {
        NeuronModel model = population.model();
        boolean takes = model instanceof IntegrateAndFire
                || model instanceof Lif
                || model instanceof CurrentLif
                || model instanceof AlphaLif
                || model instanceof AdaptiveLif
                || model instanceof EscapeRateLif;
        if (!takes) {
            throw new IllegalArgumentException("network " + name + ": population " + population.name()
                    + " takes no current in steps; kinds with a membrane that leaks or integrates do");
        }
    }

    private static void requireFixedDrive(String name, String target, List<Projection> projections) {
        for (Projection projection : projections) {
            if (projection.target().equals(target) && projection.receptor() == IntegrateAndFire.DRIVE) {
                throw new IllegalArgumentException("network " + name + ": the drive of population " + target
                        + " is changed by " + projection.label() + "; a current in steps cannot change it, too");
            }
        }
    }

    private static void checkGates(String name, String gates, List<Projection> projections, List<PoissonDrive> drives) {
        List<Projection> incoming = projections.stream()
                .filter(projection -> projection.target().equals(gates))
                .toList();
        boolean plain = incoming.size() == 1
                && incoming.get(0).hasOneDelay()
                && !incoming.get(0).isPlastic();
        if (!plain || drives.stream().anyMatch(drive -> drive.target().equals(gates))) {
            throw new IllegalArgumentException("network " + name + ": population " + gates
                    + " has gates, which take exactly one projection, with one fixed delay, without plasticity, and no"
                    + " Poisson drive; it has "
                    + incoming.stream().map(Projection::label).toList());
        }
    }

    private static void checkTimeBase(String name, TimeBase timeBase, Population population) {
        if (population.model() instanceof IntegerNeuron && !timeBase.clocked()) {
            throw new IllegalArgumentException("network " + name + ": population " + population.name()
                    + " has integer neurons, which live in ticks; give the network a clocked time base");
        }
        boolean startsAnew = population.model() instanceof MaxGate gate && gate.rounds() > 0;
        if ((stepsOnly(population.model()) || startsAnew) && !timeBase.clocked()) {
            throw new IllegalArgumentException("network " + name + ": population " + population.name()
                    + " has neurons that live in steps; give the network a clocked time base");
        }
        if (population.model() instanceof FewSpike few && few.windowStartMs() % timeBase.stepMs() != 0) {
            throw new IllegalArgumentException("network " + name + ": the window of population " + population.name()
                    + " starts at " + few.windowStartMs() + " ms, which is no whole number of steps of "
                    + timeBase.stepMs() + " ms");
        }
        if (population.model() instanceof ConstantSlope && timeBase.clocked()) {
            throw new IllegalArgumentException("network " + name + ": population " + population.name()
                    + " codes values in exact spike times; give the network a continuous time base");
        }
    }

    /** Neurons that only live on steps. */
    private static boolean stepsOnly(NeuronModel model) {
        return model instanceof FewSpike
                || model instanceof WeightedIntegrateAndFire
                || model instanceof SelfCorrecting
                || model instanceof RampNeuron
                || model instanceof ProspectNeuron;
    }

    private static void checkEnd(
            String name, String what, Map<String, Population> byName, String target, int receptor) {
        Population population = byName.get(target);
        if (population == null) {
            throw new IllegalArgumentException(
                    "network " + name + ": " + what + " names an unknown population; there are " + byName.keySet());
        }
        if (population.model() instanceof SpikeSource) {
            throw new IllegalArgumentException(
                    "network " + name + ": " + what + " ends in a spike source, which takes no input");
        }
        int receptors = population.model().receptors();
        if (receptor < 0 || receptor >= receptors) {
            throw new IllegalArgumentException("network " + name + ": " + what + " ends at receptor " + receptor
                    + ", but " + target + " has receptors 0.." + (receptors - 1));
        }
    }

    private static void check(String name, TimeBase timeBase, Map<String, Population> byName, Projection projection) {
        Population source = byName.get(projection.source());
        Population target = byName.get(projection.target());
        if (source == null || target == null) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " names an unknown population; there are " + byName.keySet());
        }
        checkEnd(name, "projection " + projection.label(), byName, projection.target(), projection.receptor());
        try {
            projection.connectivity().validateFor(source.size(), target.size());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "network " + name + ": projection " + projection.label() + ": " + e.getMessage(), e);
        }
        if (target.model() instanceof IntegerNeuron) {
            requireWholeWeights(name, projection);
        }
        if (projection.isPlastic()
                && (stepsOnly(target.model())
                        || !projection.hasOneDelay()
                        || target.model() instanceof IntegerNeuron
                        || target.model() instanceof ConstantSlope
                        || target.model().graded()
                        || projection.connectivity() instanceof KernelConnectivity)) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " cannot be plastic; plastic synapses have one delay and weights of their own, and do not end in"
                    + " integer or constant-slope neurons nor in those that emit graded spikes");
        }
        if (target.model() instanceof IntegrateAndFire
                && projection.receptor() == IntegrateAndFire.DRIVE
                && !timeBase.clocked()) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " changes the drive of its target, which takes steps; give the network a clocked time base");
        }
        if (target.model() instanceof MaxGate gate && source.model().graded() && !gate.graded()) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " brings graded spikes to gates that are not graded; was MaxGate(true) meant?");
        }
        if (source.model().graded()) {
            requireGradable(name, projection, target);
        }
        if (timeBase.clocked()) {
            requireWholeDelay(name, timeBase, projection);
        }
    }

    private static void requireGradable(String name, Projection projection, Population target) {
        if (!projection.hasOneDelay()
                || projection.isPlastic()
                || target.model() instanceof IntegerNeuron
                || target.model() instanceof ConstantSlope) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " cannot carry graded spikes; that takes one delay, fixed weights and a target that is neither an"
                    + " integer nor a constant-slope neuron");
        }
    }

    private static void requireWholeDelay(String name, TimeBase timeBase, Projection projection) {
        if (!projection.hasOneDelay()) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " draws its delays, which are no whole numbers of steps; a clocked network needs fixed ones");
        }
        double steps = projection.delayMs() / timeBase.stepMs();
        if (Math.abs(steps - Math.rint(steps)) > 1e-9 * Math.max(1, steps)) {
            throw new IllegalArgumentException("network " + name + ": delay " + projection.delayMs() + " ms of "
                    + projection.label() + " is no whole number of steps of " + timeBase.stepMs() + " ms");
        }
    }

    private static void requireWholeWeights(String name, Projection projection) {
        float[] weights = weights(projection.connectivity());
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != Math.rint(weights[i])) {
                throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                        + " ends in integer neurons but weight " + i + " is " + weights[i] + "; was it not quantised?");
            }
        }
    }

    /** The stored weights; drawn ones are no whole numbers and show as NaN. */
    private static float[] weights(Connectivity connectivity) {
        if (connectivity instanceof Connectivity.Dense dense) {
            return dense.weights();
        } else if (connectivity instanceof Connectivity.Sparse sparse) {
            return sparse.weights();
        } else if (connectivity instanceof Connectivity.OneToOne oneToOne) {
            return new float[] {oneToOne.weight()};
        } else if (connectivity instanceof KernelConnectivity kernels) {
            return kernels.weights();
        }
        SynapseWeights weights = ((RandomConnectivity) connectivity).weights();
        return weights instanceof SynapseWeights.Shared shared
                ? new float[] {shared.weight()}
                : new float[] {Float.NaN};
    }

    /** Removes populations that no zero-delay projection enters until none is left; what stays is a loop. */
    private static void requireDelayInLoops(String name, List<Population> populations, List<Projection> projections) {
        List<String> left =
                new ArrayList<>(populations.stream().map(Population::name).toList());
        boolean removed = true;
        while (removed) {
            List<String> current = List.copyOf(left);
            removed = left.removeIf(candidate -> projections.stream()
                    .noneMatch(p -> p.delays().minimumMs() == 0
                            && p.target().equals(candidate)
                            && current.contains(p.source())));
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("network " + name + ": the projections among " + left
                    + " form a loop without delay; give one of them a delay");
        }
    }
}
