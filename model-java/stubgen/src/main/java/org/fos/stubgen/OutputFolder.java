package org.fos.stubgen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Writes generated files so that each is there whole or not at all. */
final class OutputFolder {
    private final Path folder;

    OutputFolder(Path root, String packageName) {
        this.folder = root.resolve(packageName.replace('.', '/'));
    }

    /**
     * Writes the files whose content has changed; the others keep their time stamps, so that a
     * build sees nothing to do. Files of an earlier run that are not among them are deleted, so
     * that a stub does not outlive its header.
     */
    void write(Map<String, String> textByFileName) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : textByFileName.entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        deleteOthers(textByFileName.keySet());
    }

    private void deleteOthers(Set<String> fileNames) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.java")) {
            for (Path file : files) {
                boolean isCurrent = fileNames.contains(String.valueOf(file.getFileName()));
                if (!isCurrent && Files.readString(file).startsWith(JavaFile.NOTICE)) {
                    Files.delete(file);
                }
            }
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path draft = Files.createTempFile(folder, file.getFileName() + ".", ".draft");
        try {
            Files.write(draft, content);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
