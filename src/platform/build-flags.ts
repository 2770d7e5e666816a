declare const __TEST_BUILD__: boolean | undefined;

/** Whether this is the build of the end-to-end tests, which allows intervals too short for the real site. */
export const isTestBuild: boolean = typeof __TEST_BUILD__ === 'boolean' && __TEST_BUILD__;
