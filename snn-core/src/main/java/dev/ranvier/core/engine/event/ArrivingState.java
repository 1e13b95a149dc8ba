package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.delivery.TouchedNeurons;
import java.util.Arrays;

/** A population whose arrivals are events, summed by neuron and receptor within an instant. */
abstract class ArrivingState extends PopulationState {

    final double[][] sums; // [receptor][neuron], arrivals of this instant; 0 between instants
    final TouchedNeurons touched; // neurons that something happens to in this instant; none between instants

    ArrivingState(Place place, int receptors) {
        super(place);
        sums = new double[receptors][place.size()];
        touched = new TouchedNeurons(place.size());
    }

    @Override
    void reset() {
        touched.take();
        for (double[] receptor : sums) {
            Arrays.fill(receptor, 0);
        }
    }

    @Override
    void arrive(Route route, double now) {
        place.ledger().arrived(route.projection(), route.deliver(now, sums[route.receptor()], touched));
        route.announce(place.queue());
    }

    @Override
    void arrive(DriveRoute drive, double now) {
        drive.deliver(now, sums[drive.receptor()], touched);
    }
}
