package org.fos.experiments.command;

import picocli.CommandLine.Option;

/** The option that asks for JSON, the same in every command. */
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    boolean wanted() {
        return json;
    }
}
