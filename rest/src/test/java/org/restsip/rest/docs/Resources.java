package org.restsip.rest.docs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.restsip.rest.Api;

/** What the resources of this module answer to, read from their annotations. */
final class Resources {
    private Resources() {}

    /** Method and path, such as {@code GET /call/{}}: the names of what is variable do not tell operations apart. */
    static Set<String> operations() {
        return classes().flatMap(Resources::operations).collect(Collectors.toSet());
    }

    static String name(String method, String path) {
        var plain = ("/" + path)
                .replaceAll("\\{[^{}]*}", "{}")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
        return method.toUpperCase(Locale.ROOT) + " " + plain;
    }

    private static Stream<String> operations(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> httpMethod(method)
                        .map(verb -> name(
                                verb,
                                path(resource.getAnnotation(Path.class)) + "/"
                                        + path(method.getAnnotation(Path.class))))
                        .stream());
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    private static Stream<Class<?>> classes() {
        try {
            var root = java.nio.file.Path.of(Api.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root)) {
                return files
                        .map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
                        .map(Resources::load)
                        .<Class<?>>mapMulti((type, next) -> {
                            if (type.isAnnotationPresent(Path.class)) {
                                next.accept(type);
                            }
                        })
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
            return Class.forName(name, false, Resources.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
