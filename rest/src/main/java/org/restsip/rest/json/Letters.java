package org.restsip.rest.json;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.mailbox.Letter;

/** What can be left for a user: media as they are, text, or an object that says where the medium is. */
@Singleton
public class Letters {
    private static final int MAX_TYPE_LENGTH = 255;
    private static final int MAX_URL_LENGTH = 2048;
    private static final Pattern MEDIA = Pattern.compile("(audio|video|image)/.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT = Pattern.compile("text/plain\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    /** A client that makes a link of such a URL would run it or show what the sender wrote as its own. */
    private static final Set<String> ACTIVE = Set.of("javascript", "vbscript", "data", "blob", "file");

    private final Bodies bodies;

    @Inject
    public Letters(Bodies bodies) {
        this.bodies = bodies;
    }

    /** The letter that a request brings; media are not read yet. */
    public Letter of(Optional<String> contentType, OptionalLong length, InputStream body) {
        var type = contentType.orElseThrow(UnsupportedLetter::new);
        if (type.length() > MAX_TYPE_LENGTH) {
            throw new InvalidValue("Content-Type", "must have no more than " + MAX_TYPE_LENGTH + " characters");
        }
        if (MEDIA.matcher(type).matches()) {
            return new Letter(type, Optional.empty(), length, body);
        }
        var bytes = bodies.bytes(body, length.orElse(-1));
        if (TEXT.matcher(type).matches()) {
            return Letter.of(type, Optional.empty(), bytes);
        }
        return Letter.of(type, Optional.of(url(bodies.members(contentType, bytes))), bytes);
    }

    private static String url(Members said) {
        var url = said.requiredText("url");
        if (url.length() > MAX_URL_LENGTH || !isPassive(url)) {
            throw new InvalidValue("url", "must be an absolute URL of a medium, such as rtsp://host/path");
        }
        return url;
    }

    private static boolean isPassive(String url) {
        try {
            return Optional.ofNullable(new URI(url).getScheme())
                    .filter(scheme -> !ACTIVE.contains(scheme.toLowerCase(Locale.ROOT)))
                    .isPresent();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Such a thing cannot be left. */
    public static class UnsupportedLetter extends Refusal {
        private static final long serialVersionUID = 1L;

        UnsupportedLetter() {
            super(
                    Kind.UNSUPPORTED,
                    "a message must be audio, video or an image, text/plain, or a JSON or XML object with a url");
        }
    }
}
