package org.fos.checker.tlc.isolation;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.List;

/**
 * A class loader with TLC and its caller all to itself. TLC keeps names, variables and model values
 * in static fields, so two specifications in one loader mis-evaluate each other.
 */
public final class IsolatedLoader extends URLClassLoader {
    private static final String TLC_CLASS = "tlc2.tool.impl.FastTool";
    private static final List<String> TLC = List.of("tlc2.", "tla2sany.", "util.", "pcal.");

    static {
        registerAsParallelCapable();
    }

    private final Class<?> caller;

    /**
     * A loader for a caller of TLC and the classes in its package, which it loads anew with TLC.
     *
     * @param caller a class with a public constructor without parameters
     */
    public IsolatedLoader(Class<?> caller) {
        super(
                "tlc",
                new URL[] {
                    location(TLC_CLASS), location(caller.getName()),
                },
                IsolatedLoader.class.getClassLoader());
        this.caller = caller;
    }

    /**
     * A new caller.
     *
     * @param type what it is outside this loader
     */
    public <T> T caller(Class<T> type) {
        try {
            return loadClass(caller.getName())
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("TLC's classes cannot be loaded", e);
        }
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
        if (!isOwn(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    private boolean isOwn(String name) {
        return name.startsWith(caller.getPackageName() + ".")
                || TLC.stream().anyMatch(name::startsWith);
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }
}
