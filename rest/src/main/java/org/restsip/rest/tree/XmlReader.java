package org.restsip.rest.tree;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@link XmlTree} writes, and what people write like it. Knows no DTD and no entity from outside. */
final class XmlReader {
    private static final int MAX_NUMBER = 40;

    private final XMLStreamReader in;
    private final int maxDepth;

    private XmlReader(XMLStreamReader in, int maxDepth) {
        this.in = in;
        this.maxDepth = maxDepth;
    }

    /** @throws UnreadableBody if it is not XML, or not of that shape */
    static JsonObject read(byte[] bytes, int maxDepth) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            in.nextTag();
            var value = new XmlReader(in, maxDepth).value(1);
            in.close();
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new UnreadableBody("the body is not an object");
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new UnreadableBody("the body is not XML", e);
        }
    }

    /** From the start of an element to its end. An element without a type that has children is an object, or a list if all are items. */
    private JsonValue value(int depth) throws XMLStreamException {
        if (depth > maxDepth) {
            throw new UnreadableBody("the body is nested deeper than " + maxDepth + " levels");
        }
        var type = attribute(XmlTree.TYPE).orElse("");
        var base64 = attribute(XmlTree.ENCODING).filter(XmlTree.BASE64::equals).isPresent();
        var text = new StringBuilder();
        var members = JSON.createObjectBuilder();
        var items = JSON.createArrayBuilder();
        var children = 0;
        var listed = 0;
        for (var event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = name();
                var child = value(depth + 1);
                children++;
                listed += name.equals(XmlTree.ITEM) ? 1 : 0;
                items.add(child);
                members.add(name, child);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(in.getText());
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableBody("the body must not define entities");
            }
        }
        return switch (type) {
            case "array" -> items.build();
            case "object" -> members.build();
            case "number" -> number(text.toString().trim());
            case "boolean" -> bool(text.toString().trim());
            case "null" -> JsonValue.NULL;
            default ->
                children > 0
                        ? untyped(children == listed, items, members)
                        : JSON.createValue(base64 ? decoded(text.toString()) : text.toString());
        };
    }

    private static JsonValue untyped(boolean list, JsonArrayBuilder items, JsonObjectBuilder members) {
        return list ? items.build() : members.build();
    }

    private String name() {
        var name = attribute(XmlTree.NAME);
        if (!in.getLocalName().equals(XmlTree.MEMBER) || name.isEmpty()) {
            return in.getLocalName();
        }
        return attribute("name-encoding").isPresent() ? decoded(name.get()) : name.get();
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(in.getAttributeValue(null, name));
    }

    private static JsonValue number(String text) {
        if (text.length() > MAX_NUMBER) {
            throw new UnreadableBody("the body holds a number that is too long");
        }
        return JSON.createValue(new BigDecimal(text));
    }

    private static JsonValue bool(String text) {
        return switch (text) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            default -> throw new UnreadableBody("the body holds a boolean that is neither true nor false");
        };
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.UTF_16BE);
    }
}
