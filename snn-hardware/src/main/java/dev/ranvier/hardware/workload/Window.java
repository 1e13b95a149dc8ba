package dev.ranvier.hardware.workload;

/**
 * A rectangle that slides over an image: the filter of a convolution or the field of a pooling layer.
 *
 * @param height rows of the rectangle
 * @param width columns of the rectangle
 * @param strideY rows from one position to the next
 * @param strideX columns from one position to the next
 * @param padTop rows of zeros above the image
 * @param padLeft columns of zeros to its left
 * @param padBottom rows of zeros below it
 * @param padRight columns of zeros to its right
 */
public record Window(
        int height, int width, int strideY, int strideX, int padTop, int padLeft, int padBottom, int padRight) {

    /** @throws IllegalArgumentException if a size or stride is not positive or a padding negative */
    public Window {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a window needs positive sizes, got " + height + "x" + width);
        }
        if (strideY < 1 || strideX < 1 || padTop < 0 || padLeft < 0 || padBottom < 0 || padRight < 0) {
            throw new IllegalArgumentException("a window needs stride >= 1 and padding >= 0, got strides " + strideY
                    + ", " + strideX + " and padding " + padTop + ", " + padLeft + ", " + padBottom + ", " + padRight);
        }
    }

    /** A window with one stride and one padding for all sides. */
    public Window(int height, int width, int stride, int padding) {
        this(height, width, stride, stride, padding, padding, padding, padding);
    }

    /** Positions of the window. */
    public int area() {
        return height * width;
    }

    /** Rows of an image with padding. */
    public int paddedHeight(int rows) {
        return rows + padTop + padBottom;
    }

    /** Columns of an image with padding. */
    public int paddedWidth(int columns) {
        return columns + padLeft + padRight;
    }

    /** Rows at which the window stands in an image of that many rows. */
    public int outputHeight(int rows) {
        return (paddedHeight(rows) - height) / strideY + 1;
    }

    /** Columns at which the window stands in an image of that many columns. */
    public int outputWidth(int columns) {
        return (paddedWidth(columns) - width) / strideX + 1;
    }

    /**
     * Checks that the window fits into an image.
     *
     * @throws IllegalArgumentException if it does not
     */
    void requireFits(int rows, int columns) {
        if (height > paddedHeight(rows) || width > paddedWidth(columns)) {
            throw new IllegalArgumentException("a window of " + height + "x" + width + " does not fit into " + rows
                    + "x" + columns + " with padding to " + paddedHeight(rows) + "x" + paddedWidth(columns)
                    + "; is the padding missing?");
        }
    }
}
