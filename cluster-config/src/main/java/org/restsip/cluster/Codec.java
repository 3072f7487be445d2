package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one class is written as a Compact record. The type name is what other releases know it by: it and
 * the field names stay when classes are renamed.
 */
record Codec<T>(String typeName, Class<T> type, BiConsumer<CompactWriter, T> writer, Function<CompactReader, T> reader)
        implements CompactSerializer<T> {

    @Override
    public String getTypeName() {
        return typeName;
    }

    @Override
    public Class<T> getCompactClass() {
        return type;
    }

    @Override
    public void write(CompactWriter out, T value) {
        writer.accept(out, value);
    }

    @Override
    public T read(CompactReader in) {
        return reader.apply(in);
    }
}
