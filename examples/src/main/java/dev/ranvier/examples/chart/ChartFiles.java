package dev.ranvier.examples.chart;

import dev.ranvier.core.io.StagedFile;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;

/** Writes charts as PNG (two pixels a point) and as SVG (text stays text). The same chart gives the same bytes. */
public final class ChartFiles {

    private static final int PIXELS_PER_POINT = 2;

    static {
        // By default JFreeChart draws turned text, such as axis labels, as outlines; in an SVG it would not be text.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartFiles() {}

    /**
     * Writes {@code NAME.png} and {@code NAME.svg}.
     *
     * @param chart what to draw
     * @param folder an existing folder
     * @param name file name without ending
     * @param width points
     * @param height points
     * @return the SVG text, for pages that carry it inline
     */
    public static String write(JFreeChart chart, Path folder, String name, int width, int height) throws IOException {
        StagedFile.write(folder.resolve(name + ".png"), png(chart, width, height));
        String svg = svg(chart, width, height);
        StagedFile.write(folder.resolve(name + ".svg"), svg.getBytes(StandardCharsets.UTF_8));
        return svg;
    }

    private static byte[] png(JFreeChart chart, int width, int height) throws IOException {
        BufferedImage image =
                new BufferedImage(width * PIXELS_PER_POINT, height * PIXELS_PER_POINT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static String svg(JFreeChart chart, int width, int height) throws IOException {
        Document document = emptySvg();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new java.awt.Dimension(width, height));
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.getRoot(document.getDocumentElement());
        document.getDocumentElement().setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        StringWriter text = new StringWriter();
        graphics.stream(document.getDocumentElement(), text, true, false);
        // The document type of SVG 1.0 points to a server; viewers do not need it and must not ask for it.
        return text.toString().replaceFirst("(?s)<!DOCTYPE[^>]*>\\s*", "");
    }

    private static Document emptySvg() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }
}
