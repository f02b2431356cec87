package org.fos.checker.differential;

import org.fos.checker.front.Sany;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** A class loader with TLC and what speaks to it all to itself: see {@code InProcessTlc}. */
final class OracleLoader extends URLClassLoader {
    private static final List<String> OWN =
            List.of(
                    "tlc2.",
                    "tla2sany.",
                    "util.",
                    "pcal.",
                    "org.fos.checker.front.",
                    "org.fos.checker.tlc.inprocess.");

    private OracleLoader() throws ReflectiveOperationException {
        super(
                new URL[] {
                    location("tlc2.tool.impl.FastTool"),
                    location(Sany.class.getName()),
                    location(OracleLoader.class.getName()),
                },
                OracleLoader.class.getClassLoader());
    }

    private static URL location(String className) throws ReflectiveOperationException {
        return Class.forName(className, false, OracleLoader.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
    }

    /** TLC with a module loaded under a configuration beside it. */
    static Oracle tlc(Path directory, String module, String config) {
        try {
            OracleLoader loader = new OracleLoader();
            return (Oracle)
                    loader.loadClass("org.fos.checker.tlc.inprocess.TlcOracle")
                            .getConstructor(Path.class, String.class, String.class)
                            .newInstance(directory, module, config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "TLC cannot load %s under %s: %s"
                            .formatted(module, config, e.getCause() == null ? e : e.getCause()),
                    e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }
}
