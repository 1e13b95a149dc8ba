package dev.ranvier.training.ann;

/**
 * Learning rate that falls along half a cosine from its largest value to zero over the whole training (Loshchilov and Hutter
 * 2017, ICLR, arXiv:1608.03983, equation 5 without restarts).
 *
 * @param largest learning rate of the first step
 * @param steps number of steps of the training
 */
record CosineSchedule(double largest, long steps) {

    /** Learning rate of a step, counted from 0. */
    double at(long step) {
        return 0.5 * largest * (1 + Math.cos(Math.PI * step / steps));
    }
}
