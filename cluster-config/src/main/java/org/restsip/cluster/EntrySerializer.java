package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.restsip.event.Revised;

/** An entry with its deadline as a field of its own, so that it can be indexed without reading the record. */
final class EntrySerializer implements CompactSerializer<Entry> {
    /** Microseconds; 0 for never. */
    static final String DEADLINE = "deadline";

    @Override
    public String getTypeName() {
        return "entry";
    }

    @Override
    public Class<Entry> getCompactClass() {
        return Entry.class;
    }

    @Override
    public void write(CompactWriter out, Entry entry) {
        out.writeCompact("record", entry.record().orElse(null));
        out.writeInt64(
                DEADLINE,
                entry.record().flatMap(Revised::deadline).map(Micros::of).orElse(0L));
        out.writeArrayOfInt64(
                "changes", entry.changes().stream().mapToLong(Long::longValue).toArray());
        out.writeArrayOfString("watchers", entry.watchers().toArray(String[]::new));
    }

    @Override
    public Entry read(CompactReader in) {
        Optional<Revised<?>> record = Optional.ofNullable(in.readCompact("record"));
        var changes = LongStream.of(Fields.longs(in, "changes")).boxed().toList();
        return new Entry(record, changes, List.copyOf(Arrays.asList(Fields.texts(in, "watchers"))));
    }
}
