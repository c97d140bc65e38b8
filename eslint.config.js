import tseslint from "typescript-eslint";

const clockAndChance = {
  "no-restricted-globals": [
    "error",
    {
      name: "Date",
      message: "The domain has no clock: use LocalDate text from kernel/local-date.",
    },
    { name: "Intl", message: "Formatting that depends on the machine's ICU does not belong here." },
  ],
  "no-restricted-properties": [
    "error",
    { object: "Math", property: "random", message: "The domain is deterministic." },
  ],
};

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      "dist/**",
      "data/**",
      "demo-data/**",
      "test/golden/**",
      "fixtures/**",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.ts", "scripts/**/*.ts"],
    languageOptions: {
      parserOptions: {
        project: [
          "src/domain/tsconfig.json",
          "tsconfig.node.json",
          "src/web/tsconfig.json",
          "src/web/offline/tsconfig.json",
          "tsconfig.test.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  { files: ["src/domain/**/*.ts"], ignores: ["**/*.test.ts"], rules: clockAndChance },
  { files: ["scripts/**", "bin/**", "test/**"], rules: { "no-console": "off" } },
);
