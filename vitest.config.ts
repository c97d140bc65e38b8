import { defineConfig } from "vitest/config";

/**
 * Four kinds of test, each a project: `unit` needs nothing, `database` and `routes` share one
 * embedded cluster with a clone per file, `journeys` drives a real browser,
 * also to print the PDF files that are read.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "test/golden/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "test/golden/reading/pdf.test.ts"],
        },
      },
      {
        test: {
          name: "database",
          include: [
            "src/**/*.db.test.ts",
            "test/database/**/*.test.ts",
            "test/routes/**/*.test.ts",
          ],
          globalSetup: ["test/support/cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts", "test/golden/reading/pdf.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
