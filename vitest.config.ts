import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = {
  env: { NO_COLOR: '1' },
  globalSetup: ['test/helpers/bundle-once.ts'],
};

/** Unit tests touch no disk; integration runs real git; e2e installs the packed tarball. */
export default defineConfig({
  test: {
    // Most tests wait for git: vitest's own choice leaves one of two processors idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/guide/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'rules',
          include: ['test/rules/**/*.test.ts'],
          // Reading the rules costs more than most of these files: a worker does it once.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
