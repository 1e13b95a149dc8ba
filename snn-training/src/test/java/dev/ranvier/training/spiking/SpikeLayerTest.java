package dev.ranvier.training.spiking;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

class SpikeLayerTest {

    private static final float[] SUMS = {-5, -4, -1, 0, 1, 3, 8};

    @Test
    void firesFromZeroOn() {
        float[] y = new float[7];
        new SpikeLayer(7, 4).forward(SUMS, y, 1);
        assertArrayEquals(new float[] {0, 0, 0, 1, 1, 1, 1}, y);
    }

    @Test
    void theSurrogateIsATriangleByHand() {
        // 1 - |x| / 4, at least 0, times dy
        float[] dy = {2, 2, 2, 2, -2, 2, 2};
        float[] dx = new float[7];
        new SpikeLayer(7, 4).backward(SUMS, new float[7], dy, dx, 1);
        assertArrayEquals(new float[] {0, 0, 1.5f, 2, -1.5f, 0.5f, 0}, dx);
    }

    @Test
    void aVoteIsScaledAndGivesItsGradientBack() {
        // six units, three classes, two each: a class with both votes scores the range 10
        VoteLayer votes = new VoteLayer(6, 3, 10);
        float[] y = new float[3];
        votes.forward(new float[] {1, 0, 1, 1, 1, 0}, y, 1);
        assertArrayEquals(new float[] {10, 5, 5}, y);
        float[] dx = new float[6];
        votes.backward(new float[6], y, new float[] {1, -2, 0.5f}, dx, 1);
        assertArrayEquals(new float[] {5, -10, 2.5f, 5, -10, 2.5f}, dx);
    }
}
