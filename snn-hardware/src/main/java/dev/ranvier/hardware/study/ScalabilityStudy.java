package dev.ranvier.hardware.study;

import dev.ranvier.hardware.accelerator.systolic.Dataflow;
import dev.ranvier.hardware.accelerator.systolic.GridShape;
import dev.ranvier.hardware.accelerator.systolic.OutputDrain;
import dev.ranvier.hardware.accelerator.systolic.SystolicGrid;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a network fills systolic arrays of growing size: the claim that one large array is used less and less, and that
 * several small ones with as many elements are used better (scale-out, Samajdar et al. 2020,
 * doi:10.1109/ISPASS48437.2020.00016). Stall-free; layers without multiply-accumulates are left out.
 */
public final class ScalabilityStudy {

    private ScalabilityStudy() {}

    /**
     * One size.
     *
     * @param elements processing elements of all arrays
     * @param shape of arrays and grid
     * @param cycles of all layers for the whole batch
     * @param utilisation useful multiply-accumulates as a share of the peak in that time, 0..1
     */
    public record Point(long elements, GridShape shape, long cycles, double utilisation) {}

    /**
     * One square array of each size.
     *
     * @param sizes rows and columns. Not modified.
     * @throws IllegalArgumentException if a size is not positive
     */
    public static List<Point> scaleUp(Workload workload, Dataflow dataflow, int... sizes) {
        List<Point> points = new ArrayList<>();
        for (int size : sizes) {
            points.add(point(workload, dataflow, GridShape.one(size, size)));
        }
        return points;
    }

    /**
     * As many small square arrays as have the elements of one array of each size.
     *
     * @param small rows and columns of a small array
     * @param sizes rows and columns of the large array, multiples of the small one. Not modified.
     * @throws IllegalArgumentException if a size is not a positive multiple
     */
    public static List<Point> scaleOut(Workload workload, Dataflow dataflow, int small, int... sizes) {
        List<Point> points = new ArrayList<>();
        for (int size : sizes) {
            if (size < small || size % small != 0) {
                throw new IllegalArgumentException(
                        "a size of " + size + " is no multiple of the small array of " + small);
            }
            points.add(point(workload, dataflow, new GridShape(small, small, size / small, size / small)));
        }
        return points;
    }

    private static Point point(Workload workload, Dataflow dataflow, GridShape shape) {
        long cycles = 0;
        double macs = 0;
        for (WorkloadLayer layer : workload.layers()) {
            Operation operation = layer.operation();
            if (operation.multiplyAccumulates() > 0) {
                SystolicGrid laid = SystolicGrid.of(
                        operation.outputPixels() * workload.batch(),
                        operation.filtersPerGroup(),
                        operation.reduction(),
                        shape,
                        dataflow,
                        OutputDrain.TOOL);
                cycles = Math.addExact(cycles, operation.groups() * laid.cycles());
                macs += (double) operation.multiplyAccumulates() * workload.batch();
            }
        }
        return new Point(shape.elements(), shape, cycles, macs / ((double) shape.elements() * cycles));
    }
}
