package io.icebreaker.app;

import java.nio.file.Path;

/**
 * Where the page's wizard writes.
 *
 * @param file the generated configuration: feeds, no secrets
 * @param secrets directory of keys and tokens
 */
record WizardFiles(Path file, Path secrets) {
    /** In the project, for whoever has no configuration of their own. */
    static WizardFiles usual() {
        Path data = DemoCommand.home().resolve("data");
        return new WizardFiles(data.resolve("brokers.conf"), data.resolve("secrets"));
    }

    static WizardFiles of(AppConfig config) throws ConfigException {
        return new WizardFiles(config.brokersFile(), config.secrets());
    }
}
