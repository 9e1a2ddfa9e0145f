import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/database.setup.ts'],
    // The built pages run as they are, not through the test runner's transform.
    server: { deps: { external: [/\/build\//] } },
    reporters: ['default'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{src,server,scripts,db,tests}/**/*.test.ts'],
          exclude: ['tests/journeys/**'],
        },
      },
      {
        extends: true,
        test: { name: 'journeys', include: ['tests/journeys/**/*.test.ts'], testTimeout: 120_000 },
      },
    ],
  },
});
