package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import java.util.ArrayList;
import java.util.List;

/** Counts what a mapping takes. */
final class ReportBuilder {

    private final Network network;
    private final CoreLimits limits;
    private final Wiring wiring;
    private final CoreSharing sharing;
    private final Traffic traffic;
    private final Places places;

    ReportBuilder(
            Network network, CoreLimits limits, Wiring wiring, CoreSharing sharing, Traffic traffic, Places places) {
        this.network = network;
        this.limits = limits;
        this.wiring = wiring;
        this.sharing = sharing;
        this.traffic = traffic;
        this.places = places;
    }

    MappingReport build(CorePlan plan, ExpectedSpikes expected) {
        List<MappingReport.CoreUse> uses = new ArrayList<>();
        for (int core = 0; core < sharing.cores(); core++) {
            uses.add(use(core));
        }
        return new MappingReport(
                network.name(),
                limits,
                places.mesh(),
                uses,
                copies(plan),
                plan.fanOut().portLatency(),
                expected.origin(),
                expected.ticks(),
                traffic.totalSpikes(),
                traffic.interCoreSpikes(),
                traffic.hops(places),
                traffic.hops(new SnakePlacer().place(traffic, places.mesh())),
                ExpectedLoads.busiest(traffic, places),
                events(plan.index(), expected),
                wiring.deliveries());
    }

    private MappingReport.CoreUse use(int core) {
        List<MappingReport.Part> parts = new ArrayList<>();
        for (int part : sharing.parts(core)) {
            CoreGroup group = wiring.group(part);
            TypedCore typed = wiring.typed(part);
            parts.add(new MappingReport.Part(
                    group == null
                            ? MappingReport.SPLITTERS
                            : network.populations().get(group.population()).name(),
                    group == null ? 0 : group.first(),
                    wiring.drives(part).length,
                    group == null ? typed.axonType().length : typed.axonInput().length,
                    typed.crossbar().synapses()));
        }
        return new MappingReport.CoreUse(parts, places.x()[core], places.y()[core]);
    }

    private long copies(CorePlan plan) {
        long copies = 0;
        for (int core = 0; core < plan.cores().groups().size(); core++) {
            copies +=
                    wiring.group(core).size() - plan.cores().groups().get(core).size();
        }
        return copies;
    }

    /** Each spike at an axon reads the synapses of the axon. */
    private double events(InputIndex index, ExpectedSpikes expected) {
        double events = 0;
        for (int part = 0; part < wiring.parts(); part++) {
            TypedCore typed = wiring.typed(part);
            int[] axonInput = typed.axonInput();
            for (int axon = 0; axon < axonInput.length; axon++) {
                double rate = expected.perNeuron()[index.population(axonInput[axon])][index.neuron(axonInput[axon])];
                events += rate * typed.crossbar().synapses(axon);
            }
            if (wiring.group(part) == null) {
                for (double rate : wiring.rates(part)) {
                    events += rate; // a splitter neuron has one synapse
                }
            }
        }
        return events;
    }
}
