package dev.ranvier.examples.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** Tick labels of a logarithmic axis: plain numbers from 0.001 to 100 000, powers of ten beyond. */
final class PowerOfTenFormat extends NumberFormat {

    private static final long serialVersionUID = 1L;

    @Override
    public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
        if (number >= 1e-3 && number < 1e6) {
            return into.append(number >= 1 ? String.format(Locale.ROOT, "%,.0f", number) : plain(number));
        }
        return into.append("1e").append(Math.round(Math.log10(number)));
    }

    @Override
    public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
        return format((double) number, into, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("axis labels are only written");
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
