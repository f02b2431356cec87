package org.fos.checker.tlc.inprocess;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.List;

/**
 * A class loader with TLC and its caller all to itself. TLC keeps names, variables and model values
 * in static fields, so two specifications in one loader mis-evaluate each other.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final String TLC_CLASS = "tlc2.tool.impl.FastTool";
    private static final List<String> OWN =
            List.of(
                    "tlc2.",
                    "tla2sany.",
                    "util.",
                    "pcal.",
                    "org.fos.checker.front.",
                    IsolatedLoader.class.getPackageName() + ".");

    static {
        registerAsParallelCapable();
    }

    IsolatedLoader() {
        super(
                "tlc",
                new URL[] {
                    location(TLC_CLASS), location(IsolatedLoader.class.getName()),
                },
                IsolatedLoader.class.getClassLoader());
    }

    private static URL location(String className) {
        try {
            Class<?> found = Class.forName(className, false, IsolatedLoader.class.getClassLoader());
            CodeSource source = found.getProtectionDomain().getCodeSource();
            if (source == null) {
                throw new IllegalStateException("class has no code source, class=" + className);
            }
            return source.getLocation();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("TLC is not on the class path", e);
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
