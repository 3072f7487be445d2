package org.restsip.rest.tree;

import jakarta.json.JsonObject;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The representations of the API's trees. */
public enum Format {
    JSON("application/json", "application/problem+json") {
        @Override
        public byte[] write(JsonObject tree) {
            return (line(tree) + '\n').getBytes(StandardCharsets.UTF_8);
        }
    },
    XML("application/xml", "application/problem+xml") {
        @Override
        public byte[] write(JsonObject tree) {
            return XmlTree.write(tree);
        }
    },
    TEXT("text/plain", "text/plain") {
        @Override
        public byte[] write(JsonObject tree) {
            return TextTree.write(tree).getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String mediaType;
    private final String problemType;

    Format(String mediaType, String problemType) {
        this.mediaType = mediaType;
        this.problemType = problemType;
    }

    /** The tree's representation, in UTF-8. */
    public abstract byte[] write(JsonObject tree);

    public String mediaType() {
        return mediaType;
    }

    /** What a problem document is called in this format (RFC 9457). */
    public String problemType() {
        return problemType;
    }

    /** The word of {@code ?format=}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that word. */
    public static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** The best format that an Accept header admits (RFC 9110, section 12.5.1); JSON is preferred if all are alike. */
    public static Optional<Format> accepted(String accept) {
        return Arrays.stream(values())
                .filter(format -> format.weight(accept) > 0)
                .max(Comparator.comparingDouble((Format format) -> format.weight(accept))
                        .thenComparing(Comparator.comparingInt(Format::ordinal).reversed()));
    }

    /**
     * Reads XML of the shape that {@link #XML} writes, types being optional.
     *
     * @throws UnreadableBody if it cannot be read
     */
    public static JsonObject readXml(byte[] bytes, int maxDepth) {
        return XmlReader.read(bytes, maxDepth);
    }

    /** The object as one element of XML, without a declaration in front. */
    public static String xmlElement(String name, JsonObject tree) {
        return XmlTree.element(name, tree);
    }

    /** The object on one line of JSON. */
    public static String line(JsonObject tree) {
        var text = new StringWriter();
        try (var writer = Trees.JSON.createWriter(text)) {
            writer.writeObject(tree);
        }
        return text.toString();
    }

    /** Of the ranges that match, the most specific one counts. */
    private double weight(String accept) {
        var main = mediaType.substring(0, mediaType.indexOf('/'));
        var weight = 0.0;
        var specific = 0;
        for (var part : accept.split(",", -1)) {
            var pieces = part.trim().toLowerCase(Locale.ROOT).split(";", -1);
            var range = pieces[0].trim();
            var rank = range.equals(mediaType) || range.equals(problemType)
                    ? 3
                    : range.equals(main + "/*") ? 2 : range.equals("*/*") ? 1 : 0;
            if (rank > specific) {
                specific = rank;
                weight = quality(pieces);
            }
        }
        return weight;
    }

    private static double quality(String[] pieces) {
        return Arrays.stream(pieces)
                .skip(1)
                .map(String::trim)
                .filter(piece -> piece.matches("q=[01](\\.[0-9]{0,3})?"))
                .mapToDouble(piece -> Double.parseDouble(piece.substring(2)))
                .findFirst()
                .orElse(1);
    }
}
