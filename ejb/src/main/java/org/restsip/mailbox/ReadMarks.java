package org.restsip.mailbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.restsip.InvalidValue;

/**
 * Who has read a message. A device that has read it hides it from no other; the owner's own mark counts on all.
 *
 * @param readers the devices, and {@link Reader#OWNER} if the owner said so without naming one
 */
public record ReadMarks(Set<Reader> readers) {
    private static final int MAX_READERS = 50;

    public static final ReadMarks NONE = new ReadMarks(Set.of());

    public ReadMarks {
        readers = Set.copyOf(readers);
    }

    /** Whether that reader has read it; the owner has if any device has. */
    public boolean isReadBy(Reader reader) {
        return reader.isOneDevice() ? readers.contains(reader) || readers.contains(Reader.OWNER) : !readers.isEmpty();
    }

    /** The devices that have said so for themselves. */
    public List<String> devices() {
        return readers.stream()
                .filter(Reader::isOneDevice)
                .map(Reader::device)
                .sorted()
                .toList();
    }

    /** That reader has read it. */
    public ReadMarks with(Reader reader) {
        var more = new HashSet<>(readers);
        if (more.add(reader) && more.size() > MAX_READERS) {
            throw new InvalidValue("device", "is one too many: no more than " + MAX_READERS + " can mark a message");
        }
        return new ReadMarks(more);
    }

    /** That reader takes it for new again; the owner does so for all. */
    public ReadMarks without(Reader reader) {
        if (!reader.isOneDevice()) {
            return NONE;
        }
        var fewer = new HashSet<>(readers);
        fewer.remove(reader);
        fewer.remove(Reader.OWNER);
        return new ReadMarks(fewer);
    }
}
