package org.restsip.rest.tree;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The tree as XML, which can be read back to the same tree. A member is an element of its name, or
 * {@code member} with the attribute {@code name} if XML could not call an element so; an item of a list is
 * {@code item}. The attribute {@code type} says what is not a string; text that XML cannot hold is in
 * Base64.
 */
final class XmlTree {
    static final String ROOT = "entity";
    static final String ITEM = "item";
    static final String MEMBER = "member";
    static final String NAME = "name";
    static final String TYPE = "type";
    static final String ENCODING = "encoding";
    static final String BASE64 = "base64";

    private static final Pattern ELEMENT_NAME = Pattern.compile("(?![xX][mM][lL])[A-Za-z_][A-Za-z0-9_.-]*");

    private final XMLStreamWriter out;

    private XmlTree(XMLStreamWriter out) {
        this.out = out;
    }

    static byte[] write(JsonObject tree) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            new XmlTree(out).element(ROOT, (JsonValue) tree);
            out.writeEndDocument();
            out.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a tree is always XML", e);
        }
    }

    static String element(String name, JsonObject tree) {
        var text = new StringWriter();
        try {
            var out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new XmlTree(out).element(name, (JsonValue) tree);
            out.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a tree is always XML", e);
        }
    }

    private void element(String name, JsonValue value) throws XMLStreamException {
        if (ELEMENT_NAME.matcher(name).matches() && !name.equals(MEMBER)) {
            out.writeStartElement(name);
        } else {
            out.writeStartElement(MEMBER);
            text(NAME, name);
        }
        content(value);
        out.writeEndElement();
    }

    private void content(JsonValue value) throws XMLStreamException {
        switch (value.getValueType()) {
            case STRING -> string(((JsonString) value).getString());
            case NUMBER -> typed("number", value.toString());
            case TRUE, FALSE -> typed("boolean", value.toString());
            case NULL -> out.writeAttribute(TYPE, "null");
            case OBJECT -> object(value.asJsonObject());
            case ARRAY -> array(value.asJsonArray());
        }
    }

    private void object(JsonObject object) throws XMLStreamException {
        out.writeAttribute(TYPE, "object");
        for (var member : object.entrySet()) {
            element(member.getKey(), member.getValue());
        }
    }

    private void array(JsonArray array) throws XMLStreamException {
        out.writeAttribute(TYPE, "array");
        for (var item : array) {
            out.writeStartElement(ITEM);
            content(item);
            out.writeEndElement();
        }
    }

    private void typed(String type, String text) throws XMLStreamException {
        out.writeAttribute(TYPE, type);
        out.writeCharacters(text);
    }

    private void string(String text) throws XMLStreamException {
        if (isSafe(text)) {
            out.writeCharacters(text);
        } else {
            out.writeAttribute(ENCODING, BASE64);
            out.writeCharacters(encoded(text));
        }
    }

    /** Names go into an attribute, where parsers would fold white space. */
    private void text(String attribute, String text) throws XMLStreamException {
        if (isSafe(text) && text.chars().noneMatch(c -> c == '\n' || c == '\t')) {
            out.writeAttribute(attribute, text);
        } else {
            out.writeAttribute(attribute, encoded(text));
            out.writeAttribute("name-encoding", BASE64);
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** What comes back the same from any XML 1.0 parser: no control characters, no carriage return, no half of a pair. */
    private static boolean isSafe(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c < 0xD800)
                        || (c > 0xDFFF && c < 0xFFFE)
                        || c > 0xFFFF);
    }
}
