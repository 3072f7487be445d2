package org.restsip.sip.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.restsip.event.Version;

/** A small XML document as it is written; every name is in the namespace that its prefix was declared for. */
final class XmlText {
    /** Where our own version of a state stands in documents that have no place of their own for it. */
    static final String VERSION_NAMESPACE = "urn:restsip:state";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    private XmlText() throws XMLStreamException {
        out = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** What is written in between. */
    @FunctionalInterface
    interface Part {
        void write(XmlText xml) throws XMLStreamException;
    }

    static byte[] document(String root, String namespace, Part content) {
        try {
            var xml = new XmlText();
            xml.out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.out.writeStartElement(root);
            xml.out.writeDefaultNamespace(namespace);
            content.write(xml);
            xml.out.writeEndDocument();
            xml.out.close();
            return xml.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory takes every document", e);
        }
    }

    XmlText namespace(String prefix, String uri) throws XMLStreamException {
        out.writeNamespace(prefix, uri);
        return this;
    }

    /** Of the element that was begun last. */
    XmlText attribute(String name, Object value) throws XMLStreamException {
        out.writeAttribute(name, writable(value.toString()));
        return this;
    }

    XmlText element(String name, Part content) throws XMLStreamException {
        out.writeStartElement(name);
        content.write(this);
        out.writeEndElement();
        return this;
    }

    XmlText element(String name, Object text) throws XMLStreamException {
        return element(name, xml -> xml.text(text));
    }

    XmlText element(String name) throws XMLStreamException {
        out.writeEmptyElement(name);
        return this;
    }

    XmlText text(Object text) throws XMLStreamException {
        out.writeCharacters(writable(text.toString()));
        return this;
    }

    /** The version that web clients are shown for the same content. */
    XmlText version(Version version) throws XMLStreamException {
        return element("v:version", xml -> xml.namespace("v", VERSION_NAMESPACE).text(version));
    }

    /** What XML 1.0 has no way to write is replaced. */
    private static String writable(String text) {
        var kept = new StringBuilder();
        text.codePoints().map(c -> isWritable(c) ? c : 0xfffd).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isWritable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
