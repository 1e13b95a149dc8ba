package dev.ranvier.hardware.cost;

/**
 * Where a figure comes from.
 *
 * @param authors e.g. {@code Chen, Emer, Sze}
 * @param year year of publication
 * @param reference DOI, or where there is none the venue or address
 */
public record Source(String authors, int year, String reference) {

    /** @throws IllegalArgumentException if anything is missing or the year cannot be one */
    public Source {
        if (authors == null || authors.isBlank() || reference == null || reference.isBlank()) {
            throw new IllegalArgumentException("a source needs authors and a DOI or another reference");
        }
        if (year < 1900 || year > 2100) {
            throw new IllegalArgumentException("a source needs a year of publication, got " + year);
        }
    }

    @Override
    public String toString() {
        return authors + " " + year + ", " + reference;
    }
}
